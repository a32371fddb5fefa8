import { describe, expect, it } from 'vitest';
import { formatAndLint } from '../../gate/format-and-lint.ts';
import { strictTypes } from '../../gate/strict-types.ts';
import { planted } from '../../support/planted.ts';

const SOUND = { 'shared/domain/portal.ts': "export const tiers: readonly string[] = ['free'];\n" };

describe('format and lint', () => {
  it('lets a sound project through', async () => {
    expect(await formatAndLint.run(planted(SOUND))).toEqual([]);
  });

  it.each([
    ['another format', 'export const tiers = [  "free"  ]\n', 'format'],
    ['any', 'export const tiers: any = 1;\n', 'noExplicitAny'],
    ['a non-null assertion', "export const tier = ['free'].at(0)!;\n", 'noNonNullAssertion'],
    [
      'imports out of order',
      "import { join } from 'node:path';\nimport { cwd } from 'node:process';\nimport { on } from 'node:events';\n\nexport const x = [join, cwd, on];\n",
      'organizeImports',
    ],
  ])('reports %s', async (_what, source, expected) => {
    const findings = await formatAndLint.run(planted({ ...SOUND, 'shared/domain/bad.ts': source }));
    expect(findings).toEqual([{ message: expect.stringContaining(expected) }]);
  });
});

describe('strict types', () => {
  it('lets a sound project through', async () => {
    expect(await strictTypes.run(planted(SOUND))).toEqual([]);
  });

  it.each([
    ['an index that may be missing', "export const tier: string = ['free'][0];\n", 'TS2322'],
    ['an enum', 'export enum Tier {\n  free,\n}\n', 'TS1294'],
    ['an import without its ending', "export * from './portal';\n", 'TS2835'],
  ])('reports %s', async (_what, source, expected) => {
    const findings = await strictTypes.run(planted({ ...SOUND, 'shared/domain/bad.ts': source }));
    expect(findings).toEqual([{ message: expect.stringContaining(expected) }]);
  });

  it('reports files that the compiler was not shown', async () => {
    const root = planted({
      ...SOUND,
      'test/unit/a.test.ts': 'export {};\n',
      'tsconfig.json': '{ "include": ["shared/**/*"], "compilerOptions": { "noEmit": true } }',
    });
    expect(await strictTypes.run(root)).toEqual([
      { message: expect.stringContaining('looked at 1 of 2 source files') },
    ]);
  });
});
