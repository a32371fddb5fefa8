import type { MailRequest } from '../../../shared/domain/mail.ts';
import type { Outcome, OutcomeResult, Wait } from '../../../shared/domain/wait.ts';
import type { Outcomes, Waits } from '../../../shared/ports/waits.ts';
import { createCollection } from './collection.ts';
import type { Effects } from './effects.ts';
import type { MemoryLedger } from './ledger.ts';

/** Waits and their outcomes. */
export function createMemoryWaits(
  base: { effects: Effects; ledger: MemoryLedger },
  keepMails: (requests: readonly MailRequest[]) => void,
) {
  const collection = createCollection<Wait>('waits', base, (wait) => wait.waitId);
  const outcomeOf = new Map<string, Outcome>();
  const waits: Waits = {
    async open(wait, fact, mails) {
      const opened = await collection.create(wait, fact);
      if (opened) keepMails(mails?.requests ?? []);
      return opened;
    },
    read: collection.read,
    async replace(wait, facts, mails) {
      await collection.replace(wait, facts);
      keepMails(mails?.requests ?? []);
    },
    async end(wait, outcome, facts) {
      if (outcomeOf.has(wait.waitId)) return false;
      await collection.replace({ ...wait, state: 'ended' }, facts);
      outcomeOf.set(wait.waitId, outcome);
      return true;
    },
    openOfRun: async (runId) => collection.all().filter((wait) => wait.runId === runId && wait.state === 'open'),
  };
  const outcomes: Outcomes = {
    read: async (waitId) => outcomeOf.get(waitId),
    markTaken: async () => undefined,
    postpone: async () => undefined,
  };
  /** Ends a wait as if somebody had answered, or its deadline had come. */
  const endWaitAs = async (waitId: string, result: OutcomeResult, by: readonly string[] = [], consented?: true) => {
    const wait = await collection.read(waitId);
    if (wait !== undefined) collection.seed({ ...wait, state: 'ended' });
    outcomeOf.set(waitId, { waitId, result, at: '2026-11-24T09:30:00.000Z', by, cause: 'answer', consented });
  };
  return { waits, outcomes, endWaitAs, allWaits: collection.all };
}
