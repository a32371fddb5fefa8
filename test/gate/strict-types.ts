import { join } from 'node:path';
import { projectRoot } from '../../infra/local/paths.ts';
import { sourceFiles } from './files.ts';
import { type Gate, programFinding, runTool } from './gate.ts';

const TSC = join(projectRoot, 'node_modules', 'typescript', 'bin', 'tsc');

/** The TypeScript compiler over the whole project, with tsconfig.json's strict settings. */
export const strictTypes: Gate = {
  name: 'strict types',
  async run(root) {
    const result = await runTool(TSC, ['--noEmit', '--pretty', 'false', '-p', 'tsconfig.json'], { cwd: root });
    if (result.code !== 0) return [programFinding('tsc --noEmit', result, 60)];
    const listed = await runTool(TSC, ['--listFilesOnly', '-p', 'tsconfig.json'], { cwd: root });
    const seen = listed.stdout.split('\n').filter((line) => line !== '' && !line.includes('node_modules')).length;
    const expected = sourceFiles(root).length;
    return seen < expected
      ? [{ message: `tsc looked at ${seen} of ${expected} source files: tsconfig.json leaves some out` }]
      : [];
  },
};
