import {
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { ConflictError } from '../../errors.ts';
import type { EvidenceStore } from '../../ports/evidence.ts';

/** What S3 says of `If-None-Match: *` where the file is there, or is being written at this moment. */
const IS_THERE = new Set(['PreconditionFailed', 'ConditionalRequestConflict']);

/** A client of S3; the emulator, which an endpoint in the environment names, knows buckets by path only. */
export function createS3Client(variables: NodeJS.ProcessEnv = process.env): S3Client {
  return new S3Client({ forcePathStyle: variables['AWS_ENDPOINT_URL'] !== undefined });
}

/** Evidence in a bucket whose default retention locks each file; the condition on a write keeps a second version from covering the first. */
export function createEvidenceStore(Bucket: string, client = createS3Client()): EvidenceStore {
  async function read(Key: string): Promise<string | undefined> {
    try {
      const answer = await client.send(new GetObjectCommand({ Bucket, Key }));
      return (await answer.Body?.transformToString('utf8')) ?? '';
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }

  async function* pages(Prefix: string, Delimiter?: string) {
    let ContinuationToken: string | undefined;
    do {
      const page = await client.send(new ListObjectsV2Command({ Bucket, Prefix, Delimiter, ContinuationToken }));
      yield page;
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
  }

  return {
    read,
    async put(Key, Body, ContentType) {
      try {
        await client.send(
          // Object Lock takes a file only with a checksum.
          new PutObjectCommand({ Bucket, Key, Body, ContentType, IfNoneMatch: '*', ChecksumAlgorithm: 'SHA256' }),
        );
      } catch (error) {
        if (!(error instanceof S3ServiceException) || !IS_THERE.has(error.name)) throw error;
        if ((await read(Key)) === Body) return;
        throw new ConflictError(`The evidence ${Key} is there with another content.`, { cause: error });
      }
    },
    async list(prefix) {
      const keys: string[] = [];
      for await (const { Contents = [] } of pages(prefix)) {
        keys.push(...Contents.flatMap(({ Key }) => (Key === undefined ? [] : [Key])));
      }
      return keys;
    },
    async folders(prefix) {
      const names: string[] = [];
      for await (const { CommonPrefixes = [] } of pages(prefix, '/')) {
        names.push(...CommonPrefixes.map(({ Prefix = '' }) => Prefix.slice(prefix.length, -1)));
      }
      return names;
    },
    addressOf: (Key, seconds) => getSignedUrl(client, new GetObjectCommand({ Bucket, Key }), { expiresIn: seconds }),
  };
}
