import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** Props of `HubSpotSecret`. */
export interface HubSpotSecretProps {
  readonly stage: string;
  readonly app: 'partner' | 'client';
}

/** The client secret of one of our HubSpot apps: created with a random value, which the operator replaces after the first deploy. */
export class HubSpotSecret extends Construct {
  readonly secret: Secret;

  constructor(scope: Construct, id: string, props: HubSpotSecretProps) {
    super(scope, id);
    this.secret = new Secret(this, 'Secret', {
      secretName: `steward-${props.stage}-hubspot-${props.app}-app`,
      description: `OAuth client secret of the ${props.app} app in HubSpot.`,
    });
    acknowledge(
      this.secret,
      'AwsSolutions-SMG4',
      "HubSpot's client secrets can only be rotated by a person, on the app's page; RUNBOOK: rotate a client secret.",
    );
  }
}
