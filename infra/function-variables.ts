import { ArnFormat, type Stack } from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import manifest from '../package.json' with { type: 'json' };
import type { FunctionRights, QueueName } from './function-rights.ts';
import type { DataStack } from './stacks/data-stack.ts';

/** What the variables of a function are made of. */
export interface VariableSources {
  readonly rights: FunctionRights;
  readonly stage: string;
  readonly settings: unknown;
  readonly publicUrl: string;
  readonly data: DataStack;
  readonly queues: Readonly<Record<QueueName, IQueue>>;
  /** Name of the configuration set of our mails. */
  readonly configurationSet: string;
  readonly stack: Stack;
}

/** The variables of a function: those that its rights make useful, by the names of `shared/env.ts`. Lambda allows 4 KB in all. */
export function variablesOf({
  rights,
  stage,
  settings,
  publicUrl,
  data,
  queues,
  configurationSet,
  stack,
}: VariableSources): Record<string, string> {
  const prefix = stack.formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName: `steward-${stage}-`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  const sends = new Set(rights.sends);
  const secrets = new Set(rights.secrets);
  return {
    STAGE: stage,
    APP_VERSION: manifest.version,
    ...(rights.bare ? {} : { STEWARD_SETTINGS: JSON.stringify(settings) }),
    ...(rights.table === undefined ? {} : { TABLE_NAME: data.table.tableName }),
    ...(rights.publicUrl ? { PUBLIC_URL: publicUrl } : {}),
    ...(sends.has('mail') ? { MAIL_QUEUE_URL: queues.mail.queueUrl } : {}),
    ...(sends.has('events') ? { EVENT_QUEUE_URL: queues.events.queueUrl } : {}),
    ...(sends.has('pauses') ? { PAUSE_QUEUE_URL: queues.pauses.queueUrl } : {}),
    ...(rights.sendsMail ? { MAIL_CONFIGURATION_SET: configurationSet } : {}),
    ...(rights.tellsChats ? { CHAT_SECRET: data.chatSecret.secretArn } : {}),
    ...(rights.tokens === undefined ? {} : { TOKEN_KEY_ID: data.tokenKey.keyArn }),
    ...(rights.evidence === undefined ? {} : { EVIDENCE_BUCKET: data.evidenceBucket.bucketName }),
    ...(rights.evidence === 'write' ? { EVIDENCE_KEY_ID: data.evidenceKey.keyArn } : {}),
    ...(secrets.has('partner') ? { PARTNER_APP_SECRET: data.partnerAppSecret.secretArn } : {}),
    ...(secrets.has('client') ? { CLIENT_APP_SECRET: data.clientAppSecret.secretArn } : {}),
    ...(rights.executions === undefined ? {} : { STATE_MACHINE_PREFIX: prefix }),
    ...(rights.invokes === undefined ? {} : { FUNCTION_PREFIX: `steward-${stage}-` }),
  };
}
