import { Duration } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** Props of `WorkQueue`. */
export interface WorkQueueProps {
  readonly stage: string;
  /** For example `events`; part of the physical names. */
  readonly name: string;
  /** Seconds that one message may take; the queue waits six times as long before it gives it to another. */
  readonly workSeconds: number;
  /** Deliveries of a message before it goes to the dead-letter queue. */
  readonly tries: number;
  /** Seconds before a message is given to anybody for the first time; at once where absent. */
  readonly delaySeconds?: number;
}

/** A queue with its dead-letter queue; both encrypted, TLS only. Messages of the dead-letter queue are kept for 14 days, to be sent again. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    const common = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };
    this.deadLetters = new Queue(this, 'DeadLetters', {
      ...common,
      queueName: `steward-${props.stage}-${props.name}-dead`,
      retentionPeriod: Duration.days(14),
    });
    this.queue = new Queue(this, 'Queue', {
      ...common,
      queueName: `steward-${props.stage}-${props.name}`,
      ...(props.delaySeconds === undefined ? {} : { deliveryDelay: Duration.seconds(props.delaySeconds) }),
      visibilityTimeout: Duration.seconds(props.workSeconds * 6),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: props.tries },
    });
  }

  /** Lets a function work on the queue: messages that fail come again alone, not with their batch. */
  consumedBy(consumer: LambdaFunction, batchSize: number, maxConcurrency: number): void {
    consumer.addEventSource(
      new SqsEventSource(this.queue, { batchSize, maxConcurrency, reportBatchItemFailures: true }),
    );
  }
}
