import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { AppSecrets } from '../../ports/app-secrets.ts';

/** A secret that was rotated is picked up after this long. */
const KEPT_MILLISECONDS = 5 * 60_000;

/** Client secrets of our HubSpot apps, one Secrets Manager secret each. `names` are the secrets' names or ARNs. */
export function createAppSecrets(
  names: { partner?: string; client?: string },
  clock: { now(): Date },
  client = new SecretsManagerClient({}),
): AppSecrets {
  const kept = new Map<string, { value: string; until: number }>();
  return async (app) => {
    const name = names[app];
    if (name === undefined) throw new Error(`This function has no access to the secret of the ${app} app.`);
    const now = clock.now().getTime();
    const known = kept.get(name);
    if (known !== undefined && known.until > now) return known.value;
    const answer = await client.send(new GetSecretValueCommand({ SecretId: name }));
    if (answer.SecretString === undefined || answer.SecretString === '')
      throw new Error(`The secret of the ${app} app is empty.`);
    kept.set(name, { value: answer.SecretString, until: now + KEPT_MILLISECONDS });
    return answer.SecretString;
  };
}
