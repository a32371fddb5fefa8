import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ListExecutionsCommand, ListStateMachinesCommand, SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { GetQueueAttributesCommand, ListQueuesCommand, PurgeQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { BatchWriteCommand, DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Addresses } from '../../infra/local/addresses.ts';
import { LOCAL_REGION, localAwsConfig } from '../../infra/local/aws-env.ts';
import type { StackOutputs } from '../../infra/local/deploy.ts';
import { eventually } from '../../infra/local/eventually.ts';
import { type Mail, readMails } from '../../infra/local/inbox/messages.ts';
import type { JsonObject } from '../../infra/local/json.ts';
import { regionOf } from '../../infra/local/local-settings.ts';
import { connectPartnerPortal, setUpStack } from '../../infra/local/set-up.ts';

/** What a world is made of: a running stack, or what its directory tells about it. */
export interface WorldStack {
  readonly addresses: Addresses;
  readonly settings: JsonObject;
  readonly outputs: StackOutputs;
}

/** An item of the table, as it stands there. */
export type TableItem = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };

/** A deployed stack as a test sees it from outside: the sandbox, the API, the inbox, and (for maintenance) the table itself. */
export interface World {
  readonly addresses: Addresses;
  readonly tableName: string;
  readonly documents: DynamoDBDocumentClient;
  readonly executions: SFNClient;
  /**
   * Empties table and sandbox, sets the stack up again, and connects the partner portal (unless `connect` is false); mails of before are out
   * of sight.
   */
  fresh(options?: { readonly connect?: boolean }): Promise<void>;
  /** Calls the sandbox's control plane. @throws Error with the answer when it is none of success */
  sandbox(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<unknown>;
  /** Calls the product's API as the operator. @throws Error with the answer when it is none of success */
  api(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<unknown>;
  /** Every mail since `fresh`, to an address or to anybody, newest first. */
  mails(to?: string): Promise<Mail[]>;
  /** Waits for a mail since `fresh`, to this address, whose subject fits, other than those in `seen`. */
  mail(to: string, subject: RegExp, seen?: ReadonlySet<string>): Promise<Mail>;
  /** Whether the queues of the stack hold so many messages in all, those in work counted and the dead ones not. */
  idle(messages: number): Promise<boolean>;
  /** How many executions have not ended. One tells its end to people after its run's record has it. */
  executing(): Promise<number>;
  /** Every item of the table: for maintenance, and for tests that compare. */
  items(): Promise<TableItem[]>;
  /** Ends the clients of the AWS SDK. */
  close(): void;
}

const outputsSchema = z.record(z.string(), z.record(z.string(), z.string()));

/** The stack of a directory under `.local/stacks/`, as its files tell. */
export function stackOf(addresses: Addresses, directory: string): WorldStack {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(directory, file), 'utf8'));
  const outputs = Object.assign({}, ...Object.values(outputsSchema.parse(read('outputs.json'))));
  return { addresses, settings: read('settings.json') as JsonObject, outputs };
}

/** Looks at a stack as a world. Call `fresh` before each test. */
export function openWorld({ addresses, settings, outputs }: WorldStack): World {
  const region = regionOf(settings) ?? LOCAL_REGION;
  const config = localAwsConfig(addresses.aws, region);
  const database = new DynamoDBClient(config);
  const executions = new SFNClient(config);
  const queues = new SQSClient(config);
  const documents = DynamoDBDocumentClient.from(database);
  const tableName = outputs['TableName'] ?? '';
  let old = new Set<string>();

  const mails = async (to?: string) => (await readMails(addresses.aws, to)).filter((mail) => !old.has(mail.id));
  const sandbox: World['sandbox'] = (method, path, body) =>
    called(method, `${addresses.sandbox}/_sandbox${path}`, body, {});
  const items = async () => {
    const found: TableItem[] = [];
    const pages = paginateScan({ client: documents }, { TableName: tableName, ConsistentRead: true });
    for await (const page of pages) found.push(...((page.Items ?? []) as TableItem[]));
    return found;
  };

  return {
    addresses,
    tableName,
    documents,
    executions,
    sandbox,
    mails,
    items,
    idle: async (messages) => {
      const loads = (await queueUrls(queues)).map((url) => load(queues, url));
      return (await Promise.all(loads)).reduce((sum, one) => sum + one, 0) === messages;
    },
    executing: async () => (await runningExecutions(executions)).length,
    api: (method, path, body) =>
      called(method, `${addresses.api}${path}`, body, { authorization: `Bearer ${addresses.operatorToken}` }),
    mail: (to, subject, seen = new Set()) =>
      eventually(`A mail to ${to} about ${subject}`, async () =>
        (await mails(to)).find((mail) => subject.test(mail.subject) && !seen.has(mail.id)),
      ),
    async fresh({ connect = true } = {}) {
      await sandbox('POST', '/reset');
      await stopExecutions(executions);
      await emptyQueues(queues);
      await emptyTable(documents, tableName, items);
      old = new Set((await readMails(addresses.aws)).map((mail) => mail.id));
      await setUpStack({ addresses, settings, outputs, region });
      if (connect) await connectPartnerPortal({ addresses, settings });
    },
    close() {
      database.destroy();
      executions.destroy();
      queues.destroy();
    },
  };
}

async function called(method: string, url: string, body: unknown, headers: Record<string, string>): Promise<unknown> {
  const given = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(url, { method, headers: { 'content-type': 'application/json', ...headers }, ...given });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${new URL(url).pathname} answered ${answer.status}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

async function stopExecutions(client: SFNClient): Promise<void> {
  for (const executionArn of await runningExecutions(client))
    await client.send(new StopExecutionCommand({ executionArn }));
}

async function runningExecutions(client: SFNClient): Promise<string[]> {
  const { stateMachines = [] } = await client.send(new ListStateMachinesCommand({}));
  const lists = stateMachines.map(({ stateMachineArn }) =>
    client.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: 'RUNNING' })),
  );
  const found = await Promise.all(lists);
  return found.flatMap(({ executions = [] }) => executions.map(({ executionArn = '' }) => executionArn));
}

/** Drops what waits, and lets what is being worked on end: a function of the old world must not write into the new one. */
async function emptyQueues(client: SQSClient): Promise<void> {
  const urls = await queueUrls(client);
  for (const QueueUrl of urls) await client.send(new PurgeQueueCommand({ QueueUrl }));
  for (const url of urls) await eventually('The end of what is worked on', async () => (await load(client, url)) === 0);
}

async function queueUrls(client: SQSClient): Promise<string[]> {
  const { QueueUrls = [] } = await client.send(new ListQueuesCommand({}));
  return QueueUrls.filter((url) => !/dead/i.test(url));
}

/** Messages that wait or are worked on. */
async function load(client: SQSClient, QueueUrl: string): Promise<number> {
  const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] }),
  );
  return AttributeNames.reduce((sum, name) => sum + Number(Attributes?.[name] ?? 0), 0);
}

/** A batch takes 25 requests (DynamoDB's limit). */
const BATCH = 25;
/** Looks in a row, 200 ms apart, that have to find the table empty. */
const EMPTY_LOOKS = 3;

/** Empties it until it stays empty: a function that was under way when its execution was stopped may write once more. */
async function emptyTable(
  documents: DynamoDBDocumentClient,
  tableName: string,
  read: () => Promise<readonly TableItem[]>,
): Promise<void> {
  let emptyLooks = 0;
  await eventually(
    'An empty table',
    async () => {
      const items = await read();
      emptyLooks = items.length === 0 ? emptyLooks + 1 : 0;
      for (let from = 0; from < items.length; from += BATCH) {
        const batch = items.slice(from, from + BATCH).map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } }));
        await documents.send(new BatchWriteCommand({ RequestItems: { [tableName]: batch } }));
      }
      return emptyLooks === EMPTY_LOOKS;
    },
    { everyMs: 200 },
  );
}
