import { listWords } from './list-words.ts';

/** How many records a user owns in a portal, by object. */
export type OwnedCounts = Readonly<Record<string, number>>;

const ONE: Readonly<Record<string, string>> = {
  contacts: 'contact',
  companies: 'company',
  deals: 'deal',
  tickets: 'ticket',
};

/** Records that somebody owns, for example "12 contacts and 1 deal"; undefined where none are, or where it is not known. */
export function ownedWords(counts: OwnedCounts | undefined): string | undefined {
  const owned = Object.entries(counts ?? {}).filter(([, count]) => count > 0);
  if (owned.length === 0) return undefined;
  return listWords(owned.map(([object, count]) => `${count} ${count === 1 ? (ONE[object] ?? object) : object}`));
}
