import { GENESIS, type LedgerEntry, type LedgerFact, sealEntry } from '../../../shared/domain/ledger.ts';
import type { Ledger } from '../../../shared/ports/ledger.ts';
import type { Effects } from './effects.ts';

/** A ledger, and the way in which records write into it together with themselves. */
export interface MemoryLedger extends Ledger {
  write(facts: readonly LedgerFact[]): void;
  /** Every entry, in order of writing. */
  readonly entries: readonly LedgerEntry[];
}

/** @see MemoryLedger */
export function createMemoryLedger(effects: Effects): MemoryLedger {
  const entries: LedgerEntry[] = [];
  const names = new Set<string>();
  const write = (facts: readonly LedgerFact[]) => {
    for (const fact of facts) {
      const stream = entries.filter((entry) => entry.stream === fact.stream);
      entries.push(sealEntry(structuredClone(fact), stream.length + 1, stream.at(-1)?.hash ?? GENESIS));
    }
  };
  return {
    entries,
    write,
    append: (facts, once) =>
      effects.run('ledger.append', () => {
        const name = once === undefined ? undefined : `${facts[0]?.stream} ${once}`;
        if (name !== undefined && names.has(name)) return;
        write(facts);
        if (name !== undefined) names.add(name);
      }),
    read: async (stream) => entries.filter((entry) => entry.stream === stream),
  };
}
