import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import type { ChatHooks } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';

/** A secret that was changed is picked up after this long. */
const KEPT_MILLISECONDS = 5 * 60_000;

const hooksSchema = z.record(z.string(), z.string());

/** The webhooks' addresses from one secret: a JSON object, address by channel. `name` is the secret's name or ARN. Errors do not hold the secret. */
export function createChatHooks(name: string, clock: Clock, client = new SecretsManagerClient({})): ChatHooks {
  let kept: { hooks: Record<string, string>; until: number } | undefined;
  return async (chat) => {
    const now = clock.now().getTime();
    if (kept === undefined || kept.until <= now) {
      const answer = await client.send(new GetSecretValueCommand({ SecretId: name }));
      kept = { hooks: parsed(answer.SecretString ?? ''), until: now + KEPT_MILLISECONDS };
    }
    return kept.hooks[chat];
  };
}

function parsed(text: string): Record<string, string> {
  try {
    return hooksSchema.parse(JSON.parse(text));
  } catch {
    // Neither kind of error is passed on: both quote the text.
    throw new Error('The secret of the chats is not a JSON object of addresses by channel.');
  }
}
