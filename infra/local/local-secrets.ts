import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';

const secretsSchema = z.object({
  /** Client secret of the app in the partner portal: signs the webhooks. */
  partnerClientSecret: z.string(),
  /** Client secret of the app that clients install. */
  clientClientSecret: z.string(),
  /** Bearer token of the first operator. */
  operatorToken: z.string(),
});

/** What is secret in a local stack. It opens nothing but that stack. */
export type LocalSecrets = z.infer<typeof secretsSchema>;

/** Makes a stack's secrets once; later starts of the same stack use them again, so that a CLI on this machine stays signed in. */
export function localSecrets(file: string): LocalSecrets {
  try {
    return secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    const secrets = {
      partnerClientSecret: randomUUID(),
      clientClientSecret: randomUUID(),
      operatorToken: randomBytes(32).toString('base64url'),
    };
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    return secrets;
  }
}
