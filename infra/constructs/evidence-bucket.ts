import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectLockRetention, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { StageSettings } from '../config.ts';
import { acknowledge } from './acknowledge.ts';

/** Props of `EvidenceBucket`. */
export interface EvidenceBucketProps {
  /** How each file is locked, and for how many years. */
  readonly lock: StageSettings['evidence'];
}

/**
 * Where evidence packs lie: each file is locked from the moment it is written, nobody reads it without TLS, and nothing ends by itself. The
 * bucket has no name of its own: a bucket whose files are locked outlives its stack, and a second one could not take its name.
 */
export class EvidenceBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { lock }: EvidenceBucketProps) {
    super(scope, id);
    const time = Duration.days(365 * lock.years);
    this.bucket = new Bucket(this, 'Bucket', {
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention:
        lock.lock === 'compliance' ? ObjectLockRetention.compliance(time) : ObjectLockRetention.governance(time),
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(
      this.bucket,
      'AwsSolutions-S1',
      'Files cannot be changed, every pack that is written stands in the ledger, and every address that is given out in the log of the API; who needs reads by others recorded turns on CloudTrail data events (docs/evidence.md).',
    );
  }
}
