import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root directory. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** Everything that local runs leave behind; ignored by git, safe to delete while nothing runs. */
export const localRoot = join(projectRoot, '.local');
