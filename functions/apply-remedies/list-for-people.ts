import type { Remedy } from '../../shared/domain/remedy/remedy.ts';
import { MOST_ASKED, MOST_FRUITLESS } from '../../shared/domain/remedy/remedy-terms.ts';
import type { Run } from '../../shared/domain/run.ts';
import type { RecordRemedy } from './record-remedy.ts';

/** Which of the remedies that need a person are asked about now; item numbers. @throws ConflictError */
export type ListForPeople = (run: Run, open: readonly Remedy[]) => Promise<number[]>;

/** Writes that are sent side by side. */
const AT_ONCE = 10;

/**
 * Lists remedies for the next round of asking.
 * 1. Asking, or waiting for the answer, may itself fail for good, and then nothing would ever change: what was listed too often without a round
 *    that ended becomes an exception.
 * 2. The others, not too many at once; each is counted, by a call whose answer got lost once more.
 */
export function createListForPeople(record: Pick<RecordRemedy, 'listed' | 'askingFailed'>): ListForPeople {
  return async (run, open) => {
    // 1. Too often?
    await inTurns(open.filter(isSpent), (remedy) => record.askingFailed({ run, remedy }));
    // 2. The others.
    const next = open.filter((remedy) => !isSpent(remedy)).slice(0, MOST_ASKED);
    await inTurns(next, record.listed);
    return next.map((remedy) => remedy.item);
  };
}

function isSpent({ asks = 0, rounds = 0 }: Remedy): boolean {
  return asks - rounds >= MOST_FRUITLESS;
}

async function inTurns(remedies: readonly Remedy[], write: (remedy: Remedy) => Promise<void>): Promise<void> {
  for (let at = 0; at < remedies.length; at += AT_ONCE) {
    await Promise.all(remedies.slice(at, at + AT_ONCE).map(write));
  }
}
