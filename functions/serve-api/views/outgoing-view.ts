import type { OutgoingState } from '../../../shared/domain/outgoing.ts';
import type { People } from '../../../shared/ports/people.ts';
import { createNamePerson } from './named-person.ts';

/** How the switch for outgoing changes stands. */
export async function outgoingView(people: Pick<People, 'read'>, state: OutgoingState | undefined) {
  if (state === undefined) return { stopped: false, since: null, by: null, reason: null };
  const { stopped, at, by, reason } = state;
  return { stopped, since: at, by: await createNamePerson(people)(by), reason: reason ?? null };
}
