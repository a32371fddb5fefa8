import { createHash, createPublicKey } from 'node:crypto';
import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import type { EvidenceSigner } from '../../ports/evidence.ts';

/** Signs with a key pair in KMS (ECDSA over P-256 with SHA-256). Only the hash travels: KMS takes 4 KB, and a manifest may grow. */
export function createEvidenceSigner(keyId: string, client = new KMSClient({})): EvidenceSigner {
  let known: Promise<string> | undefined;

  async function fetchKey(): Promise<string> {
    const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: keyId }));
    if (PublicKey === undefined) throw new Error('KMS gave no public key.');
    const key = createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' });
    return key.export({ format: 'pem', type: 'spki' }).toString();
  }

  return {
    async sign(text) {
      const answer = await client.send(
        new SignCommand({
          KeyId: keyId,
          Message: createHash('sha256').update(text).digest(),
          MessageType: 'DIGEST',
          SigningAlgorithm: 'ECDSA_SHA_256',
        }),
      );
      if (answer.Signature === undefined) throw new Error('KMS gave no signature.');
      return { keyId: answer.KeyId ?? keyId, signature: Buffer.from(answer.Signature).toString('base64') };
    },
    publicKey() {
      known ??= fetchKey();
      return known;
    },
  };
}
