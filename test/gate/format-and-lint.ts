import { join } from 'node:path';
import { projectRoot } from '../../infra/local/paths.ts';
import { type Gate, programFinding, runTool } from './gate.ts';

const BIOME = join(projectRoot, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');

/** Biome with biome.json: format, import order and lint; a warning counts as an error. */
export const formatAndLint: Gate = {
  name: 'format and lint',
  async run(root) {
    const result = await runTool(
      BIOME,
      ['ci', '--error-on-warnings', '--no-errors-on-unmatched', '--colors=off', '.'],
      { cwd: root },
    );
    // Biome that looked at no file passes too.
    if (result.code === 0 && !/Checked [1-9]\d* files?/.test(result.output))
      return [programFinding('biome looked at no file', result)];
    return result.code === 0 ? [] : [programFinding('npm run format repairs most of it; biome ci', result, 80)];
  },
};
