import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** Props of `ChatSecret`. */
export interface ChatSecretProps {
  readonly stage: string;
}

/** The addresses of the chats' incoming webhooks, as JSON by channel; created without any, the operator puts them in. */
export class ChatSecret extends Construct {
  readonly secret: Secret;

  constructor(scope: Construct, id: string, props: ChatSecretProps) {
    super(scope, id);
    this.secret = new Secret(this, 'Secret', {
      secretName: `steward-${props.stage}-chat`,
      description: 'Addresses of incoming webhooks of Slack and Teams, by the name of the channel in the settings.',
      // An object from the first moment on; the key is nobody's.
      generateSecretString: { secretStringTemplate: '{}', generateStringKey: '-' },
    });
    acknowledge(
      this.secret,
      'AwsSolutions-SMG4',
      'The address of a webhook is made by Slack or Teams, and can only be changed there; RUNBOOK: change a webhook.',
    );
  }
}
