import { createPublicKey, type KeyObject } from 'node:crypto';
import { sha256 } from './manifest.ts';

/** SHA-256 over the DER form of a public key (PEM or read already): what people compare. */
export function fingerprintOf(key: string | KeyObject): string {
  const read = typeof key === 'string' ? createPublicKey(key) : key;
  return sha256(read.export({ format: 'der', type: 'spki' }));
}
