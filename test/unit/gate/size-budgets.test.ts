import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gzipBytes, sizeBudgets } from '../../gate/size-budgets.ts';
import { planted } from '../../support/planted.ts';

/** A project with functions, their bundles and budgets. */
function projectWith(bundles: Readonly<Record<string, Buffer | undefined>>, budgets: object) {
  const sources = Object.keys(bundles).map((name) => [`functions/${name}/lambda.ts`, 'export {};\n'] as const);
  const root = planted({ ...Object.fromEntries(sources), 'test/gate/budgets.json': JSON.stringify(budgets) });
  for (const [name, bundle] of Object.entries(bundles)) {
    const file = join(root, '.build', 'functions', name, 'index.js');
    mkdirSync(dirname(file), { recursive: true });
    if (bundle !== undefined) writeFileSync(file, bundle);
  }
  return root;
}

const INCOMPRESSIBLE = randomBytes(5000);

describe('size budgets', () => {
  it('measures after gzip, and lets a bundle through that is as large as its budget', async () => {
    const size = gzipBytes(INCOMPRESSIBLE);
    const root = projectWith(
      { 'hold-wait': INCOMPRESSIBLE, 'hubspot-webhook': Buffer.alloc(1_000_000) },
      { default: size, functions: { 'hubspot-webhook': 2000 } },
    );
    expect(await sizeBudgets.run(root)).toEqual([]);
  });

  it('reports a bundle above its own budget, and one above the default', async () => {
    const root = projectWith(
      { 'hold-wait': INCOMPRESSIBLE, 'hubspot-webhook': INCOMPRESSIBLE },
      { default: 4000, functions: { 'hubspot-webhook': 1000 } },
    );
    expect(await sizeBudgets.run(root)).toEqual([
      { file: '.build/functions/hold-wait/index.js', message: expect.stringContaining('above its budget of 4000') },
      {
        file: '.build/functions/hubspot-webhook/index.js',
        message: expect.stringContaining('above its budget of 1000'),
      },
    ]);
  });

  it('reports a function without a bundle, and a budget without a function', async () => {
    const root = projectWith({ 'hold-wait': undefined }, { default: 4000, functions: { 'gone-function': 1000 } });
    expect((await sizeBudgets.run(root)).map(({ message }) => message)).toEqual([
      'names gone-function, which is no function',
      expect.stringContaining('is missing'),
    ]);
  });
});
