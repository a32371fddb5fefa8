import * as z from 'zod';
import { normaliseEmail, type Person } from './person.ts';

/** A channel of Slack or Teams. The address of its incoming webhook is a secret, by the same name. */
export const chatSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'lower-case letters, digits and dashes, at most 32'),
  kind: z.enum(['slack', 'teams']),
  /** Addresses of those who read it. */
  people: z.array(z.email()).min(1),
});
/** @see chatSchema */
export type Chat = z.infer<typeof chatSchema>;

/** The channels that somebody reads. */
export function chatsOf(person: Pick<Person, 'email'>, chats: readonly Chat[]): readonly Chat[] {
  return chats.filter(({ people }) => people.some((email) => normaliseEmail(email) === person.email));
}
