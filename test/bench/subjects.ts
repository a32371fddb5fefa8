import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import * as z from 'zod';
import { bundleFunction, functionNames } from '../../infra/constructs/bundle.ts';
import { projectRoot } from '../../infra/local/paths.ts';

/** Something that is measured. */
export interface Subject {
  readonly name: string;
  readonly kind: 'function' | 'comparison';
  /** The bundle's file. */
  readonly bundle: string;
  /** Largest size in bytes after gzip; the things to compare with have none. */
  readonly budget?: number;
}

const budgetsSchema = z.object({ default: z.int(), functions: z.record(z.string(), z.int()) });

/** Where the bundles lie while they are measured: apart from the project's own package.json, which says that they are modules. */
const FOLDER = join(projectRoot, '.build', 'bench');

/** Bundles every function as the deployment does, and the two to compare them with: an empty one and a naive one. */
export function makeSubjects(): Subject[] {
  const budgets = budgetsSchema.parse(JSON.parse(readFileSync(join(projectRoot, 'test/gate/budgets.json'), 'utf8')));
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'package.json'), '{}\n');
  return [
    {
      name: 'empty',
      kind: 'comparison',
      bundle: placed('empty', fileURLToPath(new URL('empty.cjs', import.meta.url))),
    },
    { name: 'naive', kind: 'comparison', bundle: bundleNaive() },
    ...functionNames().map(
      (name): Subject => ({
        name,
        kind: 'function',
        bundle: placed(name, join(bundleFunction(name), 'index.js')),
        budget: budgets.functions[name] ?? budgets.default,
      }),
    ),
  ];
}

function placed(name: string, bundle: string): string {
  const file = join(FOLDER, `${name}.js`);
  cpSync(bundle, file);
  return file;
}

/** As minified as the others, without what bundle.ts does to keep HubSpot's client small. */
function bundleNaive(): string {
  const outfile = join(FOLDER, 'naive.js');
  buildSync({
    entryPoints: [fileURLToPath(new URL('naive/lambda.ts', import.meta.url))],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    // As in bundle.ts: the modules of a package load faster than its CommonJS.
    mainFields: ['module', 'main'],
    legalComments: 'none',
    logLevel: 'error',
  });
  return outfile;
}
