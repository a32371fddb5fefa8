import { describe, expect, inject, it } from 'vitest';
import { describeRules, type Rule } from './rules/rule.ts';
import {
  at,
  functionsOf,
  mayDo,
  resourcesOf,
  type Statement,
  statementsIn,
  textOf,
  withStatement,
} from './rules/template.ts';

const WRITES = /^dynamodb:(PutItem|UpdateItem|DeleteItem|BatchWriteItem|TransactWriteItems|PartiQL\w+|\*)$/;
const READS = ['dynamodb:GetItem', 'dynamodb:Query'];
const OWN_LOG = ['logs:CreateLogStream', 'logs:PutLogEvents'];

/** Rights that know no resource, and so stand on `*`. */
const WITHOUT_RESOURCE = /^(xray:Put(TraceSegments|TelemetryRecords)|xray:GetSampling(Rules|Targets))$/;
const LOG_DELIVERY = /^logs:(\w*LogDelivery|\w*LogDeliveries|\w*ResourcePolicy|\w*ResourcePolicies|DescribeLogGroups)$/;

/** Patterns in resources that are as narrow as they can be. */
const NARROW = [
  { pattern: /^<\w+Log\w+\.Arn>:\*$/, reason: 'streams of one log group' },
  { pattern: /:execution:steward-\w+-[a-z-]+:\*$/, reason: 'executions of one machine of ours' },
  { pattern: /:execution:steward-\w+-[a-z-]+\/\*$/, reason: 'children of one machine of ours' },
  { pattern: /^<\w+Function\w+\.Arn>:\*$/, reason: 'versions of one function' },
  { pattern: /^<[^>]*EvidenceBucket[^>]*>\/\*$/, reason: 'files of evidence packs, none of which can be changed' },
  { pattern: /^arn:<AWS::Partition>:ses:[\w-]+:\d+:identity\/\*$/, reason: 'bound to the sender by a condition' },
];

/** Who may do what, beside reading and writing the table: all of it, so that a right more is seen here. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'kms:Decrypt': [
    ...['apply-access', 'apply-remedies', 'ask-acceptance', 'audit-portals', 'dispatch-event', 'inspect-portal'],
    ...['open-closure', 'poll-partner-clients', 'register-client', 'review-invitation', 'serve-api', 'uninstall-app'],
  ],
  'kms:Encrypt': [
    ...['apply-access', 'apply-remedies', 'ask-acceptance', 'audit-portals', 'dispatch-event', 'inspect-portal'],
    ...['oauth-callback', 'open-closure', 'poll-partner-clients', 'register-client', 'review-invitation'],
    ...['serve-api', 'uninstall-app'],
  ],
  'kms:Sign': ['close-audit', 'seal-evidence'],
  'kms:GetPublicKey': ['close-audit', 'seal-evidence'],
  's3:GetObject': ['close-audit', 'seal-evidence', 'serve-api'],
  's3:ListBucket': ['close-audit', 'seal-evidence', 'serve-api'],
  's3:PutObject': ['close-audit', 'seal-evidence'],
  's3:DeleteObject': [],
  's3:DeleteObjectVersion': [],
  's3:BypassGovernanceRetention': [],
  's3:PutObjectRetention': [],
  'ses:SendEmail': ['send-mail'],
  'ses:SendRawEmail': [],
  'states:StartExecution': [
    ...['answer-link', 'close-run', 'dispatch-event', 'oauth-callback', 'poll-partner-clients', 'run-sweeps'],
    ...['serve-api', 'start-audit', 'start-provisioning'],
  ],
  'states:SendTaskSuccess': [
    ...['answer-link', 'ask-acceptance', 'ask-connection', 'dispatch-event', 'hold-wait', 'oauth-callback'],
    ...['open-closure', 'poll-partner-clients', 'run-sweeps', 'serve-api', 'settle-decision', 'take-outcome'],
  ],
  'states:DescribeExecution': ['run-sweeps'],
  'states:StopExecution': ['run-sweeps'],
  'lambda:InvokeFunction': ['serve-api'],
  'dynamodb:DeleteItem': ['apply-access', 'apply-remedies', 'oauth-callback', 'serve-api'],
  'dynamodb:BatchGetItem': [
    ...['answer-review', 'assign-reviews', 'close-audit', 'open-audit', 'send-mail', 'serve-api', 'show-review'],
  ],
  'secretsmanager:GetSecretValue': [
    ...['apply-access', 'apply-remedies', 'ask-acceptance', 'audit-portals', 'dispatch-event', 'hubspot-webhook'],
    ...[
      'inspect-portal',
      'oauth-callback',
      'open-closure',
      'poll-partner-clients',
      'read-journal',
      'register-client',
      'review-invitation',
      'send-mail',
      'serve-api',
      'uninstall-app',
    ],
  ],
};

const RULES: Rule[] = [
  {
    says: 'nobody has a right on everything of a service, or on resources that are not named',
    findings: (template) =>
      resourcesOf(template, 'AWS::IAM::Policy').flatMap((policy) =>
        statementsIn(policy.Properties['PolicyDocument'])
          .filter((one) => one.effect === 'Allow')
          .flatMap((one) => [
            ...one.actions.filter((action) => action.includes('*')).map((action) => `${policy.id} may ${action}`),
            ...one.resources.filter((resource) => isWide(one, resource)).map((on) => `${policy.id} on ${on}`),
          ]),
      ),
    broken: (template) =>
      withStatement(template, 'show-link', { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: '*' }),
  },
  {
    says: 'whoever writes to the table can neither change nor delete an entry of the ledger',
    findings: (template) =>
      functionsOf(template)
        .filter(({ statements }) =>
          statements.some((one) => one.effect === 'Allow' && one.actions.some((action) => WRITES.test(action))),
        )
        .filter(({ statements }) => !statements.some(keepsLedger))
        .map(({ name }) => `${name} may change the ledger`),
    broken: (template) =>
      withStatement(template, 'show-link', {
        Effect: 'Allow',
        Action: 'dynamodb:PutItem',
        Resource: { 'Fn::ImportValue': 'Table' },
      }),
  },
  {
    says: 'only those that are named here decrypt tokens, send mail, drive executions, call functions, read secrets',
    findings: (template) =>
      Object.entries(ALLOWED).flatMap(([action, names]) => {
        const may = mayDo(template, action);
        return JSON.stringify(may) === JSON.stringify([...names].sort()) ? [] : [`${action}: ${may.join(', ')}`];
      }),
    broken: (template) =>
      withStatement(template, 'show-link', { Effect: 'Allow', Action: 'kms:Decrypt', Resource: { Ref: 'TokenKey' } }),
  },
  {
    says: 'no function has a kind of right that is unknown here',
    findings: (template) =>
      functionsOf(template).flatMap(({ name, statements }) =>
        statements
          .filter((one) => one.effect === 'Allow')
          .flatMap((one) => one.actions)
          .filter((action) => !isKnown(action))
          .map((action) => `${name} may ${action}`),
      ),
    broken: (template) =>
      withStatement(template, 'run-sweeps', { Effect: 'Allow', Action: 'dynamodb:Scan', Resource: { Ref: 'Table' } }),
  },
  {
    says: 'what shows a mailed link reads, and writes nothing anywhere but its log and its traces',
    findings: (template) => {
      const harmless = new Set([...READS, 'dynamodb:BatchGetItem', ...OWN_LOG]);
      return ['show-link', 'show-review'].flatMap((shows) => {
        const [found] = functionsOf(template).filter(({ name }) => name === shows);
        const may = (found?.statements ?? []).filter((one) => one.effect === 'Allow').flatMap((one) => one.actions);
        return may.length === 0
          ? [`${shows} is gone`]
          : may.filter((one) => !harmless.has(one) && !WITHOUT_RESOURCE.test(one));
      });
    },
    broken: (template) =>
      withStatement(template, 'show-link', { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: { Ref: 'Mail' } }),
  },
  {
    says: 'the webhook reads one secret and sends to one queue',
    findings: (template) => {
      const [webhook] = functionsOf(template).filter(({ name }) => name === 'hubspot-webhook');
      const rights = (webhook?.statements ?? []).flatMap((one) =>
        one.actions.map((action) => `${action} ${one.resources.length}`),
      );
      const more = rights.filter((right) => !/^(logs|xray):/.test(right));
      return JSON.stringify(more) === JSON.stringify(['sqs:SendMessage 1', 'secretsmanager:GetSecretValue 1'])
        ? []
        : more;
    },
    broken: (template) =>
      withStatement(template, 'hubspot-webhook', {
        Effect: 'Allow',
        Action: 'dynamodb:GetItem',
        Resource: { Ref: 'Table' },
      }),
  },
  {
    says: "a function writes its own log and no other's",
    findings: (template) =>
      functionsOf(template).flatMap(({ name, statements, Properties }) => {
        const own = textOf(at(Properties, 'LoggingConfig', 'LogGroup')).replace('>', '.Arn>');
        const written = statements
          .filter((one) => one.actions.includes('logs:PutLogEvents'))
          .flatMap((one) => one.resources);
        return written.every((log) => log === `${own}:*`) && written.length === 1
          ? []
          : [`${name} writes ${written.join(', ')}`];
      }),
    broken: (template) =>
      withStatement(template, 'show-link', {
        Effect: 'Allow',
        Action: 'logs:PutLogEvents',
        Resource: { 'Fn::GetAtt': ['AnotherLog', 'Arn'] },
      }),
  },
];

describeRules('app', RULES);

describe('the right to send mail', () => {
  it('is bound to the sender of the settings', () => {
    const sender = functionsOf(inject('stageTemplates').example.app).find(({ name }) => name === 'send-mail');
    const [right] = (sender?.statements ?? []).filter((one) => one.actions.includes('ses:SendEmail'));
    expect(right?.conditions).toEqual({ StringEquals: { 'ses:FromAddress': 'steward@example.com' } });
  });
});

function isWide(statement: Statement, resource: string): boolean {
  if (!resource.includes('*')) return false;
  if (resource === '*') {
    return !statement.actions.every((action) => WITHOUT_RESOURCE.test(action) || LOG_DELIVERY.test(action));
  }
  return !NARROW.some(({ pattern }) => pattern.test(resource));
}

function keepsLedger(statement: Statement): boolean {
  const keys = at(statement.conditions, 'ForAnyValue:StringLike', 'dynamodb:LeadingKeys');
  return (
    statement.effect === 'Deny' &&
    ['dynamodb:UpdateItem', 'dynamodb:DeleteItem'].every((action) => statement.actions.includes(action)) &&
    JSON.stringify(keys) === '["LEDGER#*"]'
  );
}

function isKnown(action: string): boolean {
  const known = new Set([...READS, ...OWN_LOG, ...Object.keys(ALLOWED), 'dynamodb:PutItem', 'dynamodb:UpdateItem']);
  const queues = ['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility'];
  const lookUps = ['sqs:GetQueueUrl', 'sqs:GetQueueAttributes'];
  return known.has(action) || [...queues, ...lookUps].includes(action) || WITHOUT_RESOURCE.test(action);
}
