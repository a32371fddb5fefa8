import {
  LambdaClient,
  ListEventSourceMappingsCommand,
  ListFunctionsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import { GetQueueAttributesCommand, ListQueuesCommand, PurgeQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { localAwsConfig } from '../../infra/local/aws-env.ts';
import type { World } from './world.ts';

/** The messages at whose delivery decisions take effect. */
export interface Pauses {
  /** Nothing reads them any more, until `read`. */
  hold(): Promise<void>;
  /** They are read again. */
  read(): Promise<void>;
  /** How many could be read now: their pause is over. */
  readable(): Promise<number>;
  /** Drops all of them. */
  lose(): Promise<void>;
}

/** The pauses of a world's stack. */
export function pausesOf({ addresses }: World): Pauses {
  const config = localAwsConfig(addresses.aws);
  const setReading = async (Enabled: boolean) => {
    const lambda = new LambdaClient(config);
    const { Functions = [] } = await lambda.send(new ListFunctionsCommand({ MaxItems: 100 }));
    const reader = Functions.find(({ FunctionName }) => FunctionName?.includes('settle-decision'))?.FunctionName;
    const { EventSourceMappings = [] } = await lambda.send(
      new ListEventSourceMappingsCommand({ FunctionName: reader ?? 'settle-decision' }),
    );
    if (EventSourceMappings.length !== 1) throw new Error(`${EventSourceMappings.length} readers of pauses.`);
    await lambda.send(new UpdateEventSourceMappingCommand({ UUID: EventSourceMappings[0]?.UUID, Enabled }));
    lambda.destroy();
  };
  const withQueue = async <T>(use: (client: SQSClient, QueueUrl: string) => Promise<T>): Promise<T> => {
    const client = new SQSClient(config);
    const { QueueUrls = [] } = await client.send(new ListQueuesCommand({}));
    const url = QueueUrls.find((one) => /pauses/i.test(one) && !/dead/i.test(one));
    if (url === undefined) throw new Error('There is no queue of pauses.');
    const used = await use(client, url);
    client.destroy();
    return used;
  };
  return {
    hold: () => setReading(false),
    read: () => setReading(true),
    readable: () =>
      withQueue(async (client, QueueUrl) => {
        const AttributeNames = ['ApproximateNumberOfMessages'] as const;
        const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] });
        return Number((await client.send(command)).Attributes?.['ApproximateNumberOfMessages'] ?? 0);
      }),
    lose: async () => {
      await withQueue((client, QueueUrl) => client.send(new PurgeQueueCommand({ QueueUrl })));
    },
  };
}
