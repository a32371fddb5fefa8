import { createChoreHandler } from '../../shared/lambda/chore.ts';
import type { JournalReport } from './read-journal.ts';

/** By schedule, or when an operator asks. */
export function createHandler(readJournal: () => Promise<JournalReport>) {
  return createChoreHandler('read-journal', readJournal);
}
