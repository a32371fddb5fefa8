import { RemovalPolicy } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/** The key that encrypts OAuth tokens; functions get the right to encrypt or decrypt one by one. */
export class TokenKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, props: { readonly stage: string }) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      alias: `steward-${props.stage}-tokens`,
      description: 'Encrypts the OAuth tokens of HubSpot portals, bound to app and portal.',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
