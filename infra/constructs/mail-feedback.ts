import { ConfigurationSet, EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** Props of `MailFeedback`. */
export interface MailFeedbackProps {
  readonly stage: string;
  /** Gets the notices. */
  readonly queue: Queue;
}

/** What SES tells of mails that went out under the configuration set: bounces and complaints, by a topic into a queue. */
export class MailFeedback extends Construct {
  readonly configurationSet: string;
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: MailFeedbackProps) {
    super(scope, id);
    this.configurationSet = `steward-${props.stage}`;
    const mails = new ConfigurationSet(this, 'Mails', { configurationSetName: this.configurationSet });
    this.topic = new Topic(this, 'Topic', { topicName: `steward-${props.stage}-bounces`, enforceSSL: true });
    // Lets SES publish to the topic: for this configuration set of this account only.
    mails.addEventDestination('Notices', {
      destination: EventDestination.snsTopic(this.topic),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    });
    this.topic.addSubscription(new SqsSubscription(props.queue, { rawMessageDelivery: true }));
  }
}
