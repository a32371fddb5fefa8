import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as z from 'zod';
import { filesBelow } from './files.ts';
import type { Finding, Gate } from './gate.ts';

const budgetsSchema = z.object({
  default: z.int().positive(),
  functions: z.record(z.string(), z.int().positive()),
});

/** Size of a bundle as it is loaded over the network: bytes after gzip. */
export function gzipBytes(bundle: Buffer): number {
  return gzipSync(bundle, { level: 9 }).length;
}

/** Each function's bundle (`.build/functions/<name>/index.js`, made by `cdk synth`) stays within test/gate/budgets.json. */
export const sizeBudgets: Gate = {
  name: 'size budgets',
  async run(root) {
    const budgets = budgetsSchema.parse(JSON.parse(readFileSync(join(root, 'test', 'gate', 'budgets.json'), 'utf8')));
    const names = functionNames(root);
    const strangers = Object.keys(budgets.functions)
      .filter((name) => !names.includes(name))
      .map((name): Finding => ({ file: 'test/gate/budgets.json', message: `names ${name}, which is no function` }));
    return [
      ...strangers,
      ...names.flatMap((name) => bundleFindings(root, name, budgets.functions[name] ?? budgets.default)),
    ];
  },
};

function functionNames(root: string): string[] {
  return filesBelow(root, 'functions').flatMap((file) => /^functions\/([^/]+)\/lambda\.ts$/.exec(file)?.[1] ?? []);
}

function bundleFindings(root: string, name: string, budget: number): Finding[] {
  const file = `.build/functions/${name}/index.js`;
  if (!existsSync(join(root, file))) return [{ file, message: 'is missing: cdk synth makes it' }];
  const size = gzipBytes(readFileSync(join(root, file)));
  return size > budget
    ? [{ file, message: `is ${size} bytes after gzip, ${size - budget} above its budget of ${budget}` }]
    : [];
}
