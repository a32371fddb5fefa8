import { describe, expect, inject, it } from 'vitest';
import { describeRules, type Rule } from './rules/rule.ts';
import { at, listOf, resourcesOf, statementsIn, textOf, withFault } from './rules/template.ts';

const TABLE = 'AWS::DynamoDB::GlobalTable';
const SECRET = 'AWS::SecretsManager::Secret';
const KEY = 'AWS::KMS::Key';
const BUCKET = 'AWS::S3::Bucket';
/** Types that hold something that cannot be made again. */
const STATEFUL = /^AWS::(DynamoDB|KMS::Key|SecretsManager|S3::Bucket$|RDS|EFS)/;

const replicas = (properties: unknown) => listOf(at(properties, 'Replicas'));

const RULES: Rule[] = [
  {
    says: 'the table goes back to any second of the last 35 days',
    findings: (template) =>
      resourcesOf(template, TABLE).flatMap((table) =>
        replicas(table.Properties)
          .filter((replica) => at(replica, 'PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled') !== true)
          .map(() => `${table.id} has no point-in-time recovery`),
      ),
    broken: (template) =>
      withFault(template, TABLE, (properties) => {
        delete (properties['Replicas'] as Record<string, unknown>[])[0]?.['PointInTimeRecoverySpecification'];
      }),
  },
  {
    says: 'items of the table end by their ttl',
    findings: (template) =>
      resourcesOf(template, TABLE)
        .map((table) => table.Properties['TimeToLiveSpecification'])
        .filter((ttl) => at(ttl, 'AttributeName') !== 'ttl' || at(ttl, 'Enabled') !== true)
        .map((ttl) => `time to live is ${JSON.stringify(ttl)}`),
    broken: (template) => withFault(template, TABLE, (properties) => delete properties['TimeToLiveSpecification']),
  },
  {
    says: 'the table is encrypted with a key of its own',
    findings: (template) =>
      resourcesOf(template, TABLE).flatMap((table) => {
        const keys = resourcesOf(template, KEY).map((key) => `<${key.id}.Arn>`);
        const own = replicas(table.Properties).every((replica) =>
          keys.includes(textOf(at(replica, 'SSESpecification', 'KMSMasterKeyId'))),
        );
        return own && at(table.Properties, 'SSESpecification', 'SSEType') === 'KMS'
          ? []
          : [`${table.id} has no own key`];
      }),
    broken: (template) => withFault(template, TABLE, (properties) => delete properties['SSESpecification']),
  },
  {
    says: 'the table cannot be deleted by mistake, but on the local stage',
    findings: (template, stage) =>
      resourcesOf(template, TABLE).flatMap((table) =>
        replicas(table.Properties)
          .filter((replica) => at(replica, 'DeletionProtectionEnabled') !== (stage !== 'local'))
          .map(() => `${table.id} of ${stage} has the wrong deletion protection`),
      ),
    broken: (template) =>
      withFault(template, TABLE, (properties) => {
        delete (properties['Replicas'] as Record<string, unknown>[])[0]?.['DeletionProtectionEnabled'];
      }),
  },
  {
    says: 'keys are rotated, but the one that signs, which KMS cannot',
    findings: (template) =>
      resourcesOf(template, KEY)
        .filter((key) => key.Properties['KeyUsage'] !== 'SIGN_VERIFY')
        .filter((key) => key.Properties['EnableKeyRotation'] !== true)
        .map((key) => `${key.id} is not rotated`),
    broken: (template) => withFault(template, KEY, (properties) => delete properties['EnableKeyRotation']),
  },
  {
    says: 'evidence is signed with a key pair that only signs: ECDSA over P-256',
    findings: (template) => {
      const signing = resourcesOf(template, KEY).filter((key) => key.Properties['KeyUsage'] === 'SIGN_VERIFY');
      return signing.length === 1 && signing[0]?.Properties['KeySpec'] === 'ECC_NIST_P256'
        ? []
        : [`${signing.length} signing keys, of ${signing.map((key) => textOf(key.Properties['KeySpec'])).join()}`];
    },
    broken: (template) =>
      withFault(template, KEY, (properties) => {
        properties['KeyUsage'] = 'SIGN_VERIFY';
      }),
  },
  {
    says: 'each file of evidence is locked when it is written, for seven years by governance',
    findings: (template) =>
      resourcesOf(template, BUCKET).flatMap(({ id, Properties }) => {
        const rule = at(Properties, 'ObjectLockConfiguration', 'Rule', 'DefaultRetention');
        const locked = Properties['ObjectLockEnabled'] === true && at(rule, 'Mode') === 'GOVERNANCE';
        const versioned = at(Properties, 'VersioningConfiguration', 'Status') === 'Enabled';
        return locked && versioned && at(rule, 'Days') === 7 * 365 ? [] : [`${id} is not locked so`];
      }),
    broken: (template) => withFault(template, BUCKET, (properties) => delete properties['ObjectLockConfiguration']),
  },
  {
    says: 'evidence is encrypted, closed to the public, and never ends by a rule',
    findings: (template) =>
      resourcesOf(template, BUCKET).flatMap(({ id, Properties }) => {
        const blocks = Object.values((Properties['PublicAccessBlockConfiguration'] ?? {}) as object);
        return [
          ...(blocks.length === 4 && blocks.every((blocked) => blocked === true) ? [] : [`${id} may become public`]),
          ...(Properties['BucketEncryption'] === undefined ? [`${id} is not encrypted`] : []),
          ...(Properties['LifecycleConfiguration'] === undefined ? [] : [`${id} loses files`]),
        ];
      }),
    broken: (template) => withFault(template, BUCKET, (properties) => delete properties['BucketEncryption']),
  },
  {
    says: 'evidence is reached by TLS only',
    findings: (template) => {
      const denied = resourcesOf(template, 'AWS::S3::BucketPolicy')
        .flatMap((policy) => statementsIn(policy.Properties['PolicyDocument']))
        .filter(({ effect, actions }) => effect === 'Deny' && actions.includes('s3:*'))
        .map(({ conditions }) => JSON.stringify(conditions));
      return denied.some((condition) => condition.includes('"aws:SecureTransport":"false"')) ? [] : ['plain HTTP'];
    },
    broken: (template) =>
      withFault(template, 'AWS::S3::BucketPolicy', (properties) => {
        properties['PolicyDocument'] = { Statement: [] };
      }),
  },
  {
    says: 'what holds state stays when the stack goes or a resource is replaced',
    findings: (template) =>
      resourcesOf(template)
        .filter((resource) => STATEFUL.test(resource.Type))
        .filter((resource) => resource.DeletionPolicy !== 'Retain' || resource.UpdateReplacePolicy !== 'Retain')
        .map((resource) => `${resource.id} would be deleted`),
    broken: (template) =>
      withFault(template, 'AWS::SecretsManager::Secret', (_properties, secret) => {
        secret['DeletionPolicy'] = 'Delete';
      }),
  },
];

describeRules('data', RULES);

describe('the stacks', () => {
  it('refuse to delete what holds state, but on the local stage', () => {
    expect(inject('stageTemplates').example.protectsData).toBe(true);
    expect(inject('stageTemplates').local.protectsData).toBe(false);
  });

  it('keep state in the data stack only: one table, its key, the keys of tokens and of evidence, the evidence, three secrets', () => {
    const { data, app } = inject('stageTemplates').example;
    const kinds = (template: typeof app) => resourcesOf(template).filter((one) => STATEFUL.test(one.Type));
    expect(kinds(app)).toEqual([]);
    expect(
      kinds(data)
        .map((one) => one.Type)
        .sort(),
    ).toEqual([TABLE, KEY, KEY, KEY, BUCKET, SECRET, SECRET, SECRET]);
  });
});
