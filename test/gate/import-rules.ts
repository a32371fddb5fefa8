import { rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { projectRoot } from '../../infra/local/paths.ts';
import { filesBelow, SOURCE_FOLDERS, sourceFiles } from './files.ts';
import { type Finding, type Gate, programFinding, runTool } from './gate.ts';
import { mirrorImports } from './import-mirror.ts';

const DEPCRUISE = join(projectRoot, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
const CONFIG = join(projectRoot, '.dependency-cruiser.mjs');

const reportSchema = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        rule: z.object({ name: z.string() }),
        cycle: z.array(z.object({ name: z.string() })).optional(),
      }),
    ),
    ruleSetUsed: z.object({ forbidden: z.array(z.object({ name: z.string(), comment: z.string().optional() })) }),
  }),
});

/** Who may import whom (.dependency-cruiser.mjs), and that the tool saw every module there is. */
export const importRules: Gate = {
  name: 'import rules',
  async run(root) {
    const folders = SOURCE_FOLDERS.filter((folder) => filesBelow(root, folder).length > 0);
    const mirror = mirrorImports(root);
    const result = await runTool(DEPCRUISE, ['--config', CONFIG, '--output-type', 'json', ...folders], { cwd: mirror });
    rmSync(mirror, { recursive: true, force: true });
    const report = parsed(result.stdout);
    if (report === undefined) return [programFinding('dependency-cruiser gave no report', result)];
    const comments = new Map(report.summary.ruleSetUsed.forbidden.map((rule) => [rule.name, rule.comment ?? '']));
    const violations = report.summary.violations.map((violation): Finding => {
      const path = violation.cycle ? violation.cycle.map((step) => step.name).join(' -> ') : violation.to;
      return {
        file: violation.from,
        message: `imports ${path}: ${violation.rule.name}. ${comments.get(violation.rule.name) ?? ''}`.trim(),
      };
    });
    return [...violations, ...unseen(root, new Set(report.modules.map((module) => module.source)))];
  },
};

/** A parser that does not understand the code reports nothing at all, and would pass. */
function unseen(root: string, seen: ReadonlySet<string>): Finding[] {
  return sourceFiles(root)
    .filter((file) => !seen.has(file))
    .map((file) => ({ file, message: 'was not seen by dependency-cruiser, so no rule holds for it' }));
}

function parsed(text: string) {
  try {
    return reportSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
