import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Where bundles lie, one folder per function. */
export const BUNDLES = join(ROOT, '.build', 'functions');

/** Names of all functions: the folders of `functions/`. */
export function functionNames(): string[] {
  return readdirSync(join(ROOT, 'functions'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/**
 * Bundles one function into `.build/functions/<name>/index.js` and returns its folder. The AWS SDK is bundled too: the runtime's own
 * version is not ours, and the local emulator has none. CommonJS, because it loads faster than ESM (`npm run bench`).
 */
export function bundleFunction(name: string): string {
  const folder = join(BUNDLES, name);
  // Two deployments may bundle at once: each writes aside, then puts it in place in one move.
  const aside = join(BUNDLES, `.${name}-${process.pid}`);
  mkdirSync(aside, { recursive: true });
  buildSync({
    entryPoints: [join(ROOT, 'functions', name, 'lambda.ts')],
    outfile: join(aside, 'index.js'),
    bundle: true,
    minify: true,
    keepNames: false,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    mainFields: ['module', 'main'],
    // Pulled in by HubSpot's generated users classes for file uploads, which they never do; 137 KB of MIME types come with it.
    alias: { 'form-data': join(ROOT, 'infra', 'constructs', 'no-form-data.cjs') },
    legalComments: 'none',
    logLevel: 'error',
  });
  mkdirSync(folder, { recursive: true });
  renameSync(join(aside, 'index.js'), join(folder, 'index.js'));
  rmSync(aside, { recursive: true, force: true });
  return folder;
}
