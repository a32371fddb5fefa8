import { createPublicKey, verify } from 'node:crypto';
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { LOCAL_REGION, localAwsConfig } from '../../infra/local/aws-env.ts';
import { createEvidenceSigner } from '../../shared/adapters/kms/evidence-signer.ts';
import { createEvidenceStore } from '../../shared/adapters/s3/evidence-store.ts';
import { ConflictError } from '../../shared/errors.ts';

const Bucket = 'evidence';
const config = localAwsConfig(inject('modelEmulator'), LOCAL_REGION);
const s3 = new S3Client({ ...config, forcePathStyle: true });
const kms = new KMSClient(config);
const store = createEvidenceStore(Bucket, s3);

beforeAll(async () => {
  await s3.send(new CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket: true }));
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  await s3.send(
    new PutObjectLockConfigurationCommand({
      Bucket,
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 1 } },
      },
    }),
  );
});
afterAll(() => {
  s3.destroy();
  kms.destroy();
});

describe('the store of evidence', () => {
  it('keeps a file as it was written, once: again with the same content is fine, with another is a conflict', async () => {
    await store.put('a-1/c-1/report.html', '<p>Größe</p>', 'text/html; charset=utf-8');
    await store.put('a-1/c-1/report.html', '<p>Größe</p>', 'text/html; charset=utf-8');
    const other = store.put('a-1/c-1/report.html', '<p>other</p>', 'text/html; charset=utf-8');
    await expect(other).rejects.toThrow(ConflictError);
    await expect(other).rejects.toThrow('a-1/c-1/report.html');
    expect(await store.read('a-1/c-1/report.html')).toBe('<p>Größe</p>');
    const { Versions } = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix: 'a-1/c-1/report.html' }));
    expect(Versions).toHaveLength(1);
  });

  it('says of a file that is not there that it is not there', async () => {
    expect(await store.read('a-1/c-1/nothing.csv')).toBeUndefined();
  });

  it('lists what lies below a prefix, over pages', async () => {
    const names = Array.from({ length: 1005 }, (_, index) => `a-2/c-${String(index).padStart(4, '0')}/manifest.json`);
    for (let from = 0; from < names.length; from += 100) {
      await Promise.all(names.slice(from, from + 100).map((key) => store.put(key, '{}', 'application/json')));
    }
    expect(await store.list('a-2/')).toEqual(names);
    expect(await store.folders('a-2/')).toEqual(names.map((name) => name.split('/')[1]));
    expect(await store.folders('')).toEqual(['a-1', 'a-2']);
    expect(await store.folders('a-9/')).toEqual([]);
  });

  it('gives an address under which the file is fetched without any credentials', async () => {
    await store.put('a-3/audit/portals.csv', 'portalId\r\n1\r\n', 'text/csv; charset=utf-8');
    const address = await store.addressOf('a-3/audit/portals.csv', 300);
    expect(new URL(address).searchParams.get('X-Amz-Expires')).toBe('300');
    expect(await (await fetch(address)).text()).toBe('portalId\r\n1\r\n');
  });

  it('writes into a bucket that lets no version be deleted', async () => {
    const { Versions } = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix: 'a-1/c-1/report.html' }));
    const VersionId = Versions?.[0]?.VersionId ?? '';
    const deleting = s3.send(new DeleteObjectCommand({ Bucket, Key: 'a-1/c-1/report.html', VersionId }));
    await expect(deleting).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});

describe('the signer of evidence', () => {
  it('signs so that anybody with the public key can check it, whatever the length', async () => {
    const made = await kms.send(new CreateKeyCommand({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' }));
    const signer = createEvidenceSigner(made.KeyMetadata?.KeyId ?? '', kms);
    const key = createPublicKey(await signer.publicKey());
    const text = 'ü'.repeat(5000);
    const { signature } = await signer.sign(text);
    const holds = (signed: string) =>
      verify('sha256', Buffer.from(signed), { key, dsaEncoding: 'der' }, Buffer.from(signature, 'base64'));
    expect(holds(text)).toBe(true);
    expect(holds(`${text}.`)).toBe(false);
  });
});
