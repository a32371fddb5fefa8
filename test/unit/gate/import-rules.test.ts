import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../infra/local/paths.ts';
import { importRules } from '../../gate/import-rules.ts';
import { planted } from '../../support/planted.ts';

const EMPTY = 'export {};\n';

/** A project in which nothing is wrong, so that each case adds one violation. */
const SOUND = {
  'shared/domain/portal.ts': EMPTY,
  'shared/domain/client.ts': "import type { Portal } from './portal.ts';\n",
  'shared/ports/clock.ts': "import '../domain/portal.ts';\n",
  'shared/services/starting.ts': "import '../ports/clock.ts';\n",
  'shared/adapters/ses/mailer.ts': "import '../../ports/clock.ts';\nimport '@aws-sdk/client-ses';\n",
  'shared/adapters/sfn/executions.ts': "import '../../errors.ts';\n",
  'shared/pages/question.tsx': "import '../domain/portal.ts';\nexport const Page = () => <p>Question</p>;\n",
  'shared/lambda/chain.ts': "import '../errors.ts';\n",
  'shared/lambda/parts.ts': "import '../adapters/ses/mailer.ts';\nimport '../services/starting.ts';\n",
  'shared/errors.ts': EMPTY,
  'shared/env.ts': EMPTY,
  'functions/plan-access/plan-access.ts':
    "import '../../shared/ports/clock.ts';\nimport '../../shared/services/starting.ts';\n",
  'functions/plan-access/schema.ts': "import '../../workflows/access-provisioning/contract.ts';\n",
  'functions/plan-access/handler.ts':
    "import './plan-access.ts';\nimport './schema.ts';\nimport '../../shared/lambda/chain.ts';\n",
  'functions/plan-access/lambda.ts':
    "import './handler.ts';\nimport '../../shared/lambda/parts.ts';\nimport '../../shared/adapters/ses/mailer.ts';\nimport '../../shared/env.ts';\n",
  'functions/hold-wait/hold-wait.ts': EMPTY,
  'workflows/access-provisioning/contract.ts': "import '../../shared/domain/portal.ts';\n",
  'infra/stacks/app.ts': "import '../constructs/table.ts';\n",
  'infra/constructs/table.ts': EMPTY,
  'test/support/clock.ts': "import '../../shared/ports/clock.ts';\n",
};

const configuration: { forbidden: { name: string }[] } = (await import(join(projectRoot, '.dependency-cruiser.mjs')))
  .default;

/** Every rule of .dependency-cruiser.mjs but the one on cycles, which has a test of its own. */
const RULES = configuration.forbidden.map((rule) => rule.name).filter((name) => name !== 'no-cycles');

/** Whether a finding is about the module that this statement imports. */
function names(message: string, source: string): boolean {
  const target = /'(?:[./]*\/)?([\w./-]+)'/.exec(source)?.[1] ?? source;
  return message.includes(target);
}

const VIOLATIONS: readonly (readonly [rule: string, file: string, source: string])[] = [
  ['domain-imports-domain', 'shared/domain/bad.ts', "import '../errors.ts';\n"],
  ['domain-imports-domain', 'shared/domain/bad.ts', "import type { Clock } from '../ports/clock.ts';\n"],
  ['domain-packages', 'shared/domain/bad.ts', "import 'preact';\n"],
  ['ports-import-domain', 'shared/ports/bad.ts', "import '../errors.ts';\n"],
  ['pages-import-domain', 'shared/pages/bad.tsx', "import '../ports/clock.ts';\nexport const Bad = () => <p />;\n"],
  ['mails-import-domain', 'shared/mails/bad.ts', "import '../pages/question.tsx';\n"],
  ['services-import-inwards', 'shared/services/bad.ts', "import '../adapters/ses/mailer.ts';\n"],
  ['adapters-import-inwards', 'shared/adapters/ses/bad.ts', "import '../sfn/executions.ts';\n"],
  ['errors-import-nothing', 'shared/errors.ts', "import './env.ts';\n"],
  ['env-imports-domain', 'shared/env.ts', "import './ports/clock.ts';\n"],
  ['lambda-chains-import-inwards', 'shared/lambda/bad.ts', "import '../adapters/ses/mailer.ts';\n"],
  [
    'use-case-imports-inwards',
    'functions/plan-access/plan-access.ts',
    "import '../../shared/adapters/ses/mailer.ts';\n",
  ],
  ['use-case-imports-inwards', 'functions/plan-access/plan-access.ts', "import '../hold-wait/hold-wait.ts';\n"],
  ['lambda-chains-import-inwards', 'shared/lambda/bad.ts', "import './parts.ts';\n"],
  ['parts-are-for-lambda', 'functions/plan-access/handler.ts', "import '../../shared/lambda/parts.ts';\n"],
  ['use-case-imports-inwards', 'functions/plan-access/plan-access.ts', "import './handler.ts';\n"],
  [
    'handler-imports-its-use-case',
    'functions/plan-access/handler.ts',
    "import '../../shared/adapters/ses/mailer.ts';\n",
  ],
  ['schema-imports-contracts', 'functions/plan-access/schema.ts', "import '../../shared/ports/clock.ts';\n"],
  ['lambda-wires-adapters', 'functions/plan-access/lambda.ts', "import '../hold-wait/hold-wait.ts';\n"],
  ['contracts-import-domain', 'workflows/access-provisioning/bad.ts', "import '../../shared/ports/clock.ts';\n"],
  ['infra-names-functions-by-path', 'infra/stacks/bad.ts', "import '../../functions/hold-wait/hold-wait.ts';\n"],
  ['product-never-imports-infra', 'shared/adapters/ses/bad.ts', "void import('../../../infra/constructs/table.ts');\n"],
  ['sandbox-knows-no-product-code', 'infra/local/sandbox/bad.ts', "import '../../../shared/domain/portal.ts';\n"],
  ['nothing-imports-test', 'infra/local/bad.ts', "import '../../test/support/clock.ts';\n"],
  ['imports-resolve', 'infra/local/bad.ts', "import './absent.ts';\n"],
  ['product-uses-no-development-packages', 'shared/adapters/ses/bad.ts', "import 'fast-check';\n"],
];

describe('import rules', () => {
  it('lets a sound project through', async () => {
    expect(await importRules.run(planted(SOUND))).toEqual([]);
  });

  it('reports each violation by its rule and its file', async () => {
    // One run for all of them: a start of the tool takes a second. Violations of one file are put one below the other.
    const files: Record<string, string> = { ...SOUND };
    for (const [, file, source] of VIOLATIONS) files[file] = `${files[file] ?? ''}${source}`;
    const findings = await importRules.run(planted(files));
    const missing = VIOLATIONS.filter(
      ([rule, file, source]) =>
        !findings.some(
          (finding) =>
            finding.file === file && finding.message.includes(`: ${rule}.`) && names(finding.message, source),
        ),
    );
    expect(missing).toEqual([]);
    expect(new Set(VIOLATIONS.map(([rule]) => rule))).toEqual(new Set(RULES));
  });

  it('reports a cycle of modules that need each other at run time', async () => {
    const root = planted({
      ...SOUND,
      'infra/constructs/one.ts': "import './other.ts';\n",
      'infra/constructs/other.ts': "import './one.ts';\n",
    });
    const findings = await importRules.run(root);
    expect(findings.map(({ message }) => message)).toContainEqual(expect.stringContaining('no-cycles'));
  });

  it('lets two modules name types of each other', async () => {
    const root = planted({
      ...SOUND,
      'infra/constructs/one.ts': "import type { Other } from './other.ts';\nexport const one = 1;\n",
      'infra/constructs/other.ts': "import './one.ts';\n",
    });
    expect(await importRules.run(root)).toEqual([]);
  });

  it('sees imports in files with JSX and with using declarations', async () => {
    const root = planted({
      ...SOUND,
      'functions/plan-access/bad.tsx': "import '../hold-wait/hold-wait.ts';\nexport const Bad = () => <p>{'x'}</p>;\n",
      'infra/stacks/bad.ts':
        "import '../../functions/hold-wait/hold-wait.ts';\nexport async function f(x: AsyncDisposable) { await using y = x; return y; }\n",
    });
    const files = (await importRules.run(root)).map(({ file }) => file);
    expect(files.sort()).toEqual(['functions/plan-access/bad.tsx', 'infra/stacks/bad.ts']);
  });
});
