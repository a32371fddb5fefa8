import { describe, expect, inject, it } from 'vitest';
import { describeRules, type Rule } from './rules/rule.ts';
import { at, functionsOf, listOf, resourcesOf, textOf, withFault } from './rules/template.ts';

const FUNCTION = 'AWS::Lambda::Function';
/** Lambda's quota for all variables of a function together, names included. */
const MOST_VARIABLES = 4096;
/** As long as any reference of ours is when it is resolved (the ARN of a queue, a key or a secret, an address). */
const REFERENCE = 'x'.repeat(160);
/** References that are names, and how long they can be: S3 allows 63 characters, the table is `steward-` and a stage of at most 16. */
const NAMES: Readonly<Record<string, string>> = { EVIDENCE_BUCKET: 'x'.repeat(63), TABLE_NAME: 'x'.repeat(24) };

/** Steps that work through a shard, and go on where they stopped when their time is nearly over: Lambda's longest. */
const BY_SHARD = new Set(['apply-remedies', 'assign-reviews', 'audit-portals', 'close-audit', 'seal-evidence']);

const RULES: Rule[] = [
  {
    says: 'each function runs on Node 24, on arm64, is traced, and has a time limit',
    findings: (template) =>
      functionsOf(template).flatMap(({ name, Properties: own }) => [
        ...(own['Runtime'] === 'nodejs24.x' ? [] : [`${name} runs on ${String(own['Runtime'])}`]),
        ...(textOf(listOf(own['Architectures'])[0]) === 'arm64' ? [] : [`${name} is not on arm64`]),
        ...(at(own, 'TracingConfig', 'Mode') === 'Active' ? [] : [`${name} is not traced`]),
        ...(isLimited(name, Number(own['Timeout'])) ? [] : [`${name} runs for ever`]),
      ]),
    broken: (template) =>
      withFault(template, FUNCTION, (properties) => {
        properties['Runtime'] = 'nodejs20.x';
      }),
  },
  {
    says: 'each function has a role of its own, which only Lambda takes',
    findings: (template) => {
      const roles = functionsOf(template).map(({ roleId }) => roleId);
      const shared = roles.filter((role, at) => roles.indexOf(role) !== at).map((role) => `${role} is shared`);
      const open = resourcesOf(template, 'AWS::IAM::Role')
        .filter(({ id }) => roles.includes(id))
        .filter(({ Properties: own }) => {
          const [statement, ...others] = listOf(at(own, 'AssumeRolePolicyDocument', 'Statement'));
          return others.length > 0 || textOf(at(statement, 'Principal', 'Service')) !== 'lambda.amazonaws.com';
        });
      const managed = resourcesOf(template, 'AWS::IAM::Role').filter(({ Properties: own }) => own['ManagedPolicyArns']);
      return [
        ...shared,
        ...open.map(({ id }) => `${id} can be taken by others`),
        ...managed.map(({ id }) => `${id} has rights that AWS may change`),
      ];
    },
    broken: (template) => {
      const [, second] = resourcesOf(template, FUNCTION);
      return withFault(template, FUNCTION, (properties) => {
        properties['Role'] = second?.Properties['Role'];
      });
    },
  },
  {
    says: 'each log is kept for a while and no longer, and each function writes its own',
    findings: (template) => {
      const logs = resourcesOf(template, 'AWS::Logs::LogGroup');
      const own = functionsOf(template).map(({ Properties }) => textOf(at(Properties, 'LoggingConfig', 'LogGroup')));
      return [
        ...logs.filter((log) => log.Properties['RetentionInDays'] !== 90).map((log) => `${log.id} is kept for ever`),
        ...own.filter((log) => !logs.some(({ id }) => log === `<${id}>`)).map((log) => `${log || 'a log'} is nobody's`),
        ...own.filter((log, at) => own.indexOf(log) !== at).map((log) => `${log} is shared`),
      ];
    },
    broken: (template) =>
      withFault(template, 'AWS::Logs::LogGroup', (properties) => delete properties['RetentionInDays']),
  },
  {
    says: 'the variables of each function fit, and say nothing secret',
    findings: (template) =>
      functionsOf(template).flatMap(({ name, Properties }) => {
        const variables = Object.entries((at(Properties, 'Environment', 'Variables') ?? {}) as Record<string, unknown>);
        const size = variables.reduce(
          (sum, [key, value]) => sum + key.length + Buffer.byteLength(resolved(key, value)),
          0,
        );
        const loud = variables.filter(([key]) => /LOG_EVENT|DEBUG|^POWERTOOLS_DEV$/.test(key));
        const literal = variables.filter(([key, value]) => /SECRET|TOKEN|KEY/.test(key) && typeof value === 'string');
        return [
          ...(size < MOST_VARIABLES ? [] : [`${name} has ${size} bytes of variables`]),
          ...loud.map(([key]) => `${name} logs payloads by ${key}`),
          ...literal.map(([key]) => `${name} has ${key} in clear`),
        ];
      }),
    broken: (template) =>
      withFault(template, FUNCTION, (properties) => {
        properties['Environment'] = { Variables: { PARTNER_APP_SECRET: 'in clear', SETTINGS: 'x'.repeat(4096) } };
      }),
  },
];

describeRules('app', RULES);

describe('the variables of the example stage', () => {
  it('leave a quarter of the space for what operators add', () => {
    const sizes = functionsOf(inject('stageTemplates').example.app).map(({ Properties }) =>
      Object.entries((at(Properties, 'Environment', 'Variables') ?? {}) as Record<string, unknown>).reduce(
        (sum, [key, value]) => sum + key.length + Buffer.byteLength(resolved(key, value)),
        0,
      ),
    );
    expect(Math.max(...sizes)).toBeLessThan(0.75 * MOST_VARIABLES);
  });
});

function isLimited(name: string, seconds: number): boolean {
  return seconds >= 30 && seconds <= (BY_SHARD.has(name) ? 900 : 300);
}

function resolved(key: string, value: unknown): string {
  if (typeof value === 'string') return value;
  return textOf(value).replace(/<[^>]+>/g, NAMES[key] ?? REFERENCE);
}
