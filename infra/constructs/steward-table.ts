import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/** Props of `StewardTable`. */
export interface StewardTableProps {
  readonly stage: string;
}

/** The one table, with its three indexes (by owner, by state, by due time), its own key, and a way back to any second of 35 days. */
export class StewardTable extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct, id: string, props: StewardTableProps) {
    super(scope, id);
    const key = new Key(this, 'Key', {
      alias: `steward-${props.stage}-table`,
      description: 'Encrypts the table of Portal Steward.',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // Whoever may use the table may use its key, through DynamoDB only; so no function needs a right on the key itself.
    const { account, region } = Stack.of(this);
    key.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [new AnyPrincipal()],
        actions: [
          'kms:Encrypt',
          'kms:Decrypt',
          'kms:ReEncryptFrom',
          'kms:ReEncryptTo',
          'kms:GenerateDataKey',
          'kms:DescribeKey',
          'kms:CreateGrant',
        ],
        resources: ['*'],
        conditions: {
          StringEquals: { 'kms:CallerAccount': account, 'kms:ViaService': `dynamodb.${region}.amazonaws.com` },
        },
      }),
    );
    const text = (name: string) => ({ name, type: AttributeType.STRING });
    const index = (indexName: string, pk: string, sk: string) => ({
      indexName,
      partitionKey: text(pk),
      sortKey: text(sk),
      projectionType: ProjectionType.ALL,
    });
    this.table = new TableV2(this, 'Table', {
      tableName: `steward-${props.stage}`,
      partitionKey: text('pk'),
      sortKey: text('sk'),
      globalSecondaryIndexes: [
        index('gsi1', 'gsi1pk', 'gsi1sk'),
        index('gsi2', 'gsi2pk', 'gsi2sk'),
        index('due', 'duepk', 'duesk'),
      ],
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(key),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: props.stage !== 'local',
      timeToLiveAttribute: 'ttl',
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
