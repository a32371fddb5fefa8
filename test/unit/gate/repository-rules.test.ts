import { describe, expect, it } from 'vitest';
import { repositoryRules } from '../../gate/repository-rules.ts';
import { planted } from '../../support/planted.ts';

describe('repository rules', () => {
  it('lets ordinary files through', async () => {
    const root = planted({
      'README.md': 'Mail to operations-lead@example.com, served at https://example.com/work/with-us\n',
      'test/unit/domain/portal.test.ts': "it('skips nobody', () => {});\n",
      'shared/domain/portal.ts': "export const only = { skip: 'nothing' };\n",
    });
    expect(await repositoryRules.run(root)).toEqual([]);
  });

  it.each([
    ['a skipped test', 'test/unit/a.test.ts', "it.skip('does it', () => {});", 'skipped, focused'],
    ['a focused test', 'test/local/a.test.ts', "describe.only('it', () => {});", 'skipped, focused'],
    ['a test left for later', 'test/unit/a.test.ts', "it.todo('does it');", 'skipped, focused'],
    ['a word for later', 'shared/domain/a.ts', '// TODO: the rest', 'left for later'],
    ['a promise in a text', 'docs/a.md', 'Invoices: coming soon', 'promises'],
    ['a path of one machine', 'docs/a.md', 'cd /root/portal-steward', 'path of one machine'],
    ['a home directory', 'infra/a.ts', "const file = '/home/somebody/settings.json';", 'path of one machine'],
    ['a real address', 'shared/domain/a.ts', "const to = 'maria@agency.com';", 'e-mail address'],
    ['a real address behind a good one', 'docs/a.md', 'a@example.com, b@gmail.com', 'e-mail address'],
    ['a long file', 'shared/domain/a.ts', 'export {};\n'.repeat(201), 'has 201 lines'],
  ])('reports %s', async (_what, file, text, expected) => {
    const findings = await repositoryRules.run(planted({ [file]: `${text}\n`.replace(/\n+$/, '\n') }));
    expect(findings).toHaveLength(1);
    expect(findings[0]?.file).toContain(file);
    expect(findings[0]?.message).toContain(expected);
  });
});
