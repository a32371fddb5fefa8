import {
  DeleteBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESClient, SetIdentityNotificationTopicCommand, VerifyEmailIdentityCommand } from '@aws-sdk/client-ses';
import { localAwsConfig } from './aws-env.ts';
import type { StackOutputs } from './deploy.ts';
import type { LocalSecrets } from './local-secrets.ts';

/** What the steps below work with. */
export interface AfterDeploy {
  readonly endpoint: string;
  readonly region: string;
  readonly outputs: StackOutputs;
  readonly secrets: LocalSecrets;
  /** The sender's address in the stage's settings. */
  readonly mailFrom: string;
}

/** One thing that CloudFormation does not do in the emulator, or that a person does once on AWS. */
interface Step {
  readonly name: string;
  run(context: AfterDeploy): Promise<void>;
}

/** An output that a step needs is missing in what the app deployed. */
export class OutputMissingError extends Error {
  override readonly name = 'OutputMissingError';
}

/**
 * All that the local stage does beside deploying the unmodified app, in this order; each step may run again.
 */
export const AFTER_DEPLOY: readonly Step[] = [
  {
    // On AWS the operator pastes them during `npm run deploy`.
    name: "put the HubSpot apps' client secrets",
    async run({ endpoint, region, outputs, secrets }) {
      const client = new SecretsManagerClient(localAwsConfig(endpoint, region));
      const values = {
        PartnerAppSecretArn: secrets.partnerClientSecret,
        ClientAppSecretArn: secrets.clientClientSecret,
      };
      for (const [output, value] of Object.entries(values)) {
        await client.send(new PutSecretValueCommand({ SecretId: needed(outputs, output), SecretString: value }));
      }
      client.destroy();
    },
  },
  {
    // On AWS a person follows the link in SES's mail, or DNS records prove the domain.
    name: "verify the sender's address",
    async run({ endpoint, region, mailFrom }) {
      const client = new SESClient(localAwsConfig(endpoint, region));
      await client.send(new VerifyEmailIdentityCommand({ EmailAddress: mailFrom }));
      client.destroy();
    },
  },
  {
    // The emulator drops versioning and Object Lock of the template; set by API, it enforces both.
    name: 'lock the evidence',
    async run({ endpoint, region, outputs }) {
      const client = new S3Client({ ...localAwsConfig(endpoint, region), forcePathStyle: true });
      const Bucket = needed(outputs, 'EvidenceBucketName');
      await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
      const Rule = { DefaultRetention: { Mode: 'GOVERNANCE', Days: 1 } } as const;
      const ObjectLockConfiguration = { ObjectLockEnabled: 'Enabled', Rule } as const;
      await client.send(new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration }));
      // The emulator has no TLS, and where it enforces rights, the policy that demands it would shut everybody out.
      await client.send(new DeleteBucketPolicyCommand({ Bucket }));
      client.destroy();
    },
  },
  {
    // The emulator tells of bounces and complaints by the identity's topics only, not by configuration sets.
    name: 'send bounces and complaints to their topic',
    async run({ endpoint, region, outputs, mailFrom }) {
      const SnsTopic = outputs['BounceTopicArn'];
      if (SnsTopic === undefined) return;
      const client = new SESClient(localAwsConfig(endpoint, region));
      for (const NotificationType of ['Bounce', 'Complaint'] as const) {
        await client.send(new SetIdentityNotificationTopicCommand({ Identity: mailFrom, NotificationType, SnsTopic }));
      }
      client.destroy();
    },
  },
];

/** Runs every step of `AFTER_DEPLOY`. @throws the step's error, with the step's name before it. */
export async function afterDeploy(context: AfterDeploy): Promise<void> {
  for (const step of AFTER_DEPLOY) {
    try {
      await step.run(context);
    } catch (cause) {
      throw new Error(`After the deploy: could not ${step.name}: ${cause instanceof Error ? cause.message : cause}`, {
        cause,
      });
    }
  }
}

function needed(outputs: StackOutputs, name: string): string {
  const value = outputs[name];
  if (value === undefined) {
    throw new OutputMissingError(`the app has no output ${name}; it has ${Object.keys(outputs).join(', ') || 'none'}`);
  }
  return value;
}
