import { DecryptCommand, EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import type { TokenCipher } from '../../ports/connections.ts';

/** Encrypts tokens by KMS itself (a token of some 300 characters fits into its 4 KB), bound to app and portal. */
export function createTokenCipher(keyId: string, client = new KMSClient({})): TokenCipher {
  const contextOf = (context: { appId: number; portalId: number }) => ({
    appId: String(context.appId),
    portalId: String(context.portalId),
  });
  return {
    async encrypt(token, context) {
      const answer = await client.send(
        new EncryptCommand({ KeyId: keyId, Plaintext: Buffer.from(token), EncryptionContext: contextOf(context) }),
      );
      if (answer.CiphertextBlob === undefined) throw new Error('KMS gave no ciphertext.');
      return Buffer.from(answer.CiphertextBlob).toString('base64');
    },
    async decrypt(ciphertext, context) {
      const answer = await client.send(
        new DecryptCommand({
          KeyId: keyId,
          CiphertextBlob: Buffer.from(ciphertext, 'base64'),
          EncryptionContext: contextOf(context),
        }),
      );
      if (answer.Plaintext === undefined) throw new Error('KMS gave no plaintext.');
      return Buffer.from(answer.Plaintext).toString('utf8');
    },
  };
}
