import { GENESIS, type LedgerEntry, sealEntry } from '../ledger.ts';

/** `ledger.json`: the entries of a stream since the pack before, or all. */
export interface LedgerPart {
  readonly stream: string;
  /** Hash before the first entry: the head of the pack before, or zeros. */
  readonly from: { readonly seq: number; readonly hash: string };
  readonly entries: readonly LedgerEntry[];
}

/** What the ledger says of a pack that was sealed. */
export interface SealedPack {
  /** Where its files lie. */
  readonly pack: string;
  readonly manifestHash: string;
  readonly seq: number;
  readonly hash: string;
}

/** Packs of a stream that the ledger tells of, in order. */
export function sealedPacks(entries: readonly LedgerEntry[]): SealedPack[] {
  return entries
    .filter(({ type }) => type === 'evidence-sealed')
    .map(({ facts }) => ({
      pack: String(facts['pack']),
      manifestHash: String(facts['manifestHash']),
      seq: Number(facts['seq']),
      hash: String(facts['hash']),
    }));
}

/** The part of a stream after the pack before. */
export function partSince(
  stream: string,
  entries: readonly LedgerEntry[],
  previous: SealedPack | undefined,
): LedgerPart {
  const seq = previous?.seq ?? 0;
  const from = { seq, hash: previous?.hash ?? GENESIS };
  return { stream, from, entries: entries.filter((entry) => entry.seq > seq) };
}

/** Where a part ends. */
export function headOf({ stream, from, entries }: LedgerPart): { stream: string; seq: number; hash: string } {
  const last = entries.at(-1);
  return { stream, seq: last?.seq ?? from.seq, hash: last?.hash ?? from.hash };
}

/** Checks that each entry is bound to the one before; says the first number that does not hold. */
export function verifyPart({ stream, from, entries }: LedgerPart): { ok: true } | { ok: false; seq: number } {
  let { seq, hash } = from;
  for (const entry of entries) {
    seq += 1;
    const again = sealEntry(entry, seq, hash);
    if (entry.stream !== stream || entry.seq !== seq || entry.previous !== hash || entry.hash !== again.hash) {
      return { ok: false, seq };
    }
    hash = entry.hash;
  }
  return { ok: true };
}
