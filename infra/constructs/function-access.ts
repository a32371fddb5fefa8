import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { FunctionRights, QueueName } from '../function-rights.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import { acknowledgeWildcard } from './acknowledge.ts';
import type { StewardFunction } from './steward-function.ts';

/** What functions can be given access to. */
export interface Resources {
  readonly stage: string;
  readonly data: DataStack;
  readonly queues: Readonly<Record<QueueName, IQueue>>;
  /** Address of the sender that SES knows. */
  readonly mailFrom: string;
  /** Name of the configuration set of our mails. */
  readonly configurationSet: string;
  /** Names of the state machines. */
  readonly machines: readonly string[];
}

const INDEXES = ['gsi1', 'gsi2', 'due'];

const TABLE_ACTIONS = {
  read: ['dynamodb:GetItem', 'dynamodb:Query'],
  write: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
  delete: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
} as const;

/** Grants a function what its row says, resource by resource. */
export function grantAccess(target: StewardFunction, rights: FunctionRights, resources: Resources): void {
  const { data, queues, stage } = resources;
  const stack = Stack.of(target);
  const allow = (actions: readonly string[], on: readonly string[]) =>
    target.role.addToPolicy(new PolicyStatement({ effect: Effect.ALLOW, actions: [...actions], resources: [...on] }));

  if (rights.table !== undefined) {
    const actions = [...TABLE_ACTIONS[rights.table], ...(rights.readsMany ? ['dynamodb:BatchGetItem'] : [])];
    allow(actions, [data.table.tableArn, ...INDEXES.map((index) => `${data.table.tableArn}/index/${index}`)]);
    if (rights.table !== 'read') {
      // The ledger is append-only for everyone: entries are put under the condition that they do not exist, and never touched again.
      target.role.addToPolicy(
        new PolicyStatement({
          effect: Effect.DENY,
          actions: ['dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
          resources: [data.table.tableArn],
          conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['LEDGER#*'] } },
        }),
      );
    }
  }
  for (const queue of rights.sends ?? []) allow(['sqs:SendMessage'], [queues[queue].queueArn]);
  for (const app of rights.secrets ?? []) {
    const secret = app === 'partner' ? data.partnerAppSecret : data.clientAppSecret;
    allow(['secretsmanager:GetSecretValue'], [secret.secretArn]);
  }
  if (rights.tellsChats) allow(['secretsmanager:GetSecretValue'], [data.chatSecret.secretArn]);
  for (const action of rights.tokens ?? [])
    allow([action === 'encrypt' ? 'kms:Encrypt' : 'kms:Decrypt'], [data.tokenKey.keyArn]);
  grantEvidence(target, rights, data);
  grantExecutions(target, rights, resources);
  if (rights.sendsMail) {
    const anyIdentity = stack.formatArn({ service: 'ses', resource: 'identity', resourceName: '*' });
    const { configurationSet: resourceName } = resources;
    const configurationSet = stack.formatArn({ service: 'ses', resource: 'configuration-set', resourceName });
    target.role.addToPolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['ses:SendEmail'],
        resources: [anyIdentity, configurationSet],
        conditions: { StringEquals: { 'ses:FromAddress': resources.mailFrom } },
      }),
    );
    acknowledgeWildcard(
      target.role,
      anyIdentity,
      'The identity may be the address or its domain; the sender is pinned by a condition.',
    );
  }
  for (const name of rights.invokes ?? []) {
    allow(
      ['lambda:InvokeFunction'],
      [
        stack.formatArn({
          service: 'lambda',
          resource: 'function',
          resourceName: `steward-${stage}-${name}`,
          arnFormat: ARN_WITH_COLON,
        }),
      ],
    );
  }
}

/** `arn:…:function:name` */
const ARN_WITH_COLON = ArnFormat.COLON_RESOURCE_NAME;

function grantEvidence(target: StewardFunction, { evidence }: FunctionRights, data: DataStack): void {
  if (evidence === undefined) return;
  // As the template of another stack refers to it, which is how the rules print it.
  const bucketArn = data.exportValue(data.evidenceBucket.bucketArn);
  const files = `${bucketArn}/*`;
  const allow = (actions: string[], resource: string) =>
    target.role.addToPolicy(new PolicyStatement({ effect: Effect.ALLOW, actions, resources: [resource] }));
  // Without the right to list, S3 says of a file that is not there that it is forbidden.
  allow(['s3:ListBucket'], bucketArn);
  allow(['s3:GetObject', ...(evidence === 'write' ? ['s3:PutObject'] : [])], files);
  if (evidence === 'write') allow(['kms:Sign', 'kms:GetPublicKey'], data.evidenceKey.keyArn);
  acknowledgeWildcard(target.role, files, 'Files of packs have names that are not known before they are written.');
}

function grantExecutions(target: StewardFunction, rights: FunctionRights, { stage, machines }: Resources): void {
  const stack = Stack.of(target);
  const machineArns = machines.map((name) =>
    stack.formatArn({
      service: 'states',
      resource: 'stateMachine',
      resourceName: `steward-${stage}-${name}`,
      arnFormat: ARN_WITH_COLON,
    }),
  );
  const executionArns = machineArns.map((arn) => `${arn.replace(':stateMachine:', ':execution:')}:*`);
  const actions = {
    start: 'states:StartExecution',
    describe: 'states:DescribeExecution',
    stop: 'states:StopExecution',
    resume: 'states:SendTaskSuccess',
  };
  for (const right of rights.executions ?? []) {
    const resources = right === 'start' || right === 'resume' ? machineArns : executionArns;
    target.role.addToPolicy(new PolicyStatement({ effect: Effect.ALLOW, actions: [actions[right]], resources }));
    if (resources === executionArns) {
      for (const arn of executionArns) {
        acknowledgeWildcard(
          target.role,
          arn,
          'Executions of our own machine have names that are not known before they run.',
        );
      }
    }
  }
}
