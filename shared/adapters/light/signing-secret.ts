import type { SigningSecret } from '../../ports/event-queue.ts';
import { type AwsCall, AwsCallError } from './aws-call.ts';

/** A rotated secret is picked up after this long; HubSpot delivers again for 24 hours. Milliseconds. */
const KEPT = 5 * 60_000;

/** The partner app's client secret from Secrets Manager, kept for some minutes. */
export function createSigningSecret(secretName: string, call: AwsCall, clock: { now(): Date }): SigningSecret {
  let kept: { value: string; until: number } | undefined;
  return async () => {
    const now = clock.now().getTime();
    if (kept !== undefined && kept.until > now) return kept.value;
    const answer = (await call('secretsmanager.GetSecretValue', { SecretId: secretName })) as { SecretString?: string };
    if (!answer.SecretString) throw new AwsCallError('The secret of the partner app is empty.');
    kept = { value: answer.SecretString, until: now + KEPT };
    return kept.value;
  };
}
