import { PARTNER_STREAM } from '../../domain/ledger.ts';
import type { Person } from '../../domain/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { People } from '../../ports/people.ts';

/** What noting that an address works again needs. */
export interface RestoreAddressDependencies {
  readonly people: Pick<People, 'note'>;
  readonly clock: Clock;
}

/**
 * Notes that mail reaches somebody again: they are asked and told as before, and questions that went to others stay with them. Does nothing
 * where mail reaches them anyway.
 */
export type RestoreAddress = (person: Person, by: { by: string; correlationId?: string | undefined }) => Promise<void>;

/** @see RestoreAddress */
export function createRestoreAddress({ people, clock }: RestoreAddressDependencies): RestoreAddress {
  return async ({ personId, unreachable }, { by, correlationId }) => {
    if (unreachable === undefined) return;
    const at = clock.now().toISOString();
    await people.note(
      personId,
      { unreachable: undefined },
      { stream: PARTNER_STREAM, type: 'address-reachable', at, actor: by, correlationId, facts: { personId } },
    );
  };
}
