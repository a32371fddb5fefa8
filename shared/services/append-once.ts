import type { LedgerFact } from '../domain/ledger.ts';
import type { Ledger } from '../ports/ledger.ts';

/**
 * Appends a fact that joins no transaction of a record, unless its run has left the very same one before. Reads the whole stream: for
 * rare facts and for repeated attempts.
 */
export async function appendOnce(ledger: Ledger, fact: LedgerFact): Promise<void> {
  const wanted = contentOf(fact);
  const entries = await ledger.read(fact.stream);
  if (!entries.some((entry) => contentOf(entry) === wanted)) await ledger.append([fact]);
}

function contentOf({ type, runId, facts }: LedgerFact): string {
  return JSON.stringify([type, runId ?? null, Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
