import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { StageSettings } from '../config.ts';
import { ChatSecret } from '../constructs/chat-secret.ts';
import { EvidenceBucket } from '../constructs/evidence-bucket.ts';
import { EvidenceKey } from '../constructs/evidence-key.ts';
import { HubSpotSecret } from '../constructs/hubspot-secret.ts';
import { StewardTable } from '../constructs/steward-table.ts';
import { TokenKey } from '../constructs/token-key.ts';

/** What holds state: retained when the stack goes, and deployed before the rest. */
export class DataStack extends Stack {
  readonly table: TableV2;
  /** Encrypts OAuth tokens. */
  readonly tokenKey: Key;
  readonly partnerAppSecret: Secret;
  readonly clientAppSecret: Secret;
  /** Addresses of the chats' incoming webhooks, by channel. */
  readonly chatSecret: Secret;
  /** Holds evidence packs, each file locked. */
  readonly evidenceBucket: Bucket;
  /** Signs them. */
  readonly evidenceKey: Key;

  constructor(scope: Construct, id: string, props: StackProps & { readonly settings: StageSettings }) {
    super(scope, id, { ...props, terminationProtection: props.settings.stage !== 'local' });
    const { stage } = props.settings;
    this.table = new StewardTable(this, 'Table', { stage }).table;
    this.tokenKey = new TokenKey(this, 'TokenKey', { stage }).key;
    this.partnerAppSecret = new HubSpotSecret(this, 'PartnerAppSecret', { stage, app: 'partner' }).secret;
    this.clientAppSecret = new HubSpotSecret(this, 'ClientAppSecret', { stage, app: 'client' }).secret;
    this.chatSecret = new ChatSecret(this, 'ChatSecret', { stage }).secret;
    this.evidenceBucket = new EvidenceBucket(this, 'EvidenceBucket', { lock: props.settings.evidence }).bucket;
    this.evidenceKey = new EvidenceKey(this, 'EvidenceKey', { stage }).key;
    for (const secret of [this.partnerAppSecret, this.clientAppSecret, this.chatSecret])
      secret.applyRemovalPolicy(RemovalPolicy.RETAIN);
    new CfnOutput(this, 'TableName', { value: this.table.tableName });
    new CfnOutput(this, 'PartnerAppSecretArn', { value: this.partnerAppSecret.secretArn });
    new CfnOutput(this, 'ClientAppSecretArn', { value: this.clientAppSecret.secretArn });
    new CfnOutput(this, 'EvidenceBucketName', { value: this.evidenceBucket.bucketName });
    new CfnOutput(this, 'EvidenceKeyArn', { value: this.evidenceKey.keyArn });
  }
}
