import { generateKeyPairSync, sign } from 'node:crypto';
import { ConflictError } from '../../../../shared/errors.ts';
import type { EvidenceSigner, EvidenceStore } from '../../../../shared/ports/evidence.ts';
import { createEffects, type Effects } from '../../../support/memory/effects.ts';

/** A store that keeps the first content of each key, as a bucket with Object Lock does; `files` shows what was written. */
export function createMemoryStore(effects: Effects = createEffects()) {
  const files = new Map<string, string>();
  const store: EvidenceStore = {
    put: (key, body) =>
      effects.run('store.put', () => {
        const there = files.get(key);
        if (there !== undefined && there !== body) throw new ConflictError(`The evidence ${key} is there.`);
        files.set(key, body);
      }),
    read: async (key) => files.get(key),
    list: async (prefix) => [...files.keys()].filter((key) => key.startsWith(prefix)).sort(),
    folders: async (prefix) => {
      const below = [...files.keys()].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
      return [...new Set(below.filter((key) => key.includes('/')).map((key) => key.split('/')[0] ?? ''))].sort();
    },
    addressOf: async (key, seconds) => `https://evidence.example.com/${key}?seconds=${seconds}`,
  };
  return { store, files };
}

/** A key pair as KMS has one; signing twice gives two signatures. */
export function createMemorySigner(): EvidenceSigner & { readonly pem: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
  return {
    pem,
    sign: async (text) => ({
      keyId: 'memory',
      signature: sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'der' }).toString('base64'),
    }),
    publicKey: async () => pem,
  };
}

/** The files below a prefix, as they lie in a folder after they were fetched. */
export function folderOf(files: ReadonlyMap<string, string>, prefix: string): Map<string, Uint8Array> {
  const own = [...files].filter(([key]) => key.startsWith(prefix));
  return new Map(own.map(([key, content]) => [key.slice(prefix.length), new Uint8Array(Buffer.from(content))]));
}
