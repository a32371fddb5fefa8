import { BULK_ACTS, type BulkAct, type LineEntry } from '../../shared/domain/audit/review-acts.ts';

/** What a button of the page asks for. `save` also where nothing is named: what the return key sends. */
export type ReviewAct =
  | { readonly kind: 'save' | 'next' | 'submit' }
  | { readonly kind: 'bulk' | 'confirm'; readonly how: BulkAct };

/** Fields of a posted form. */
export type Form = Readonly<Record<string, string>>;

/** Reads which button was pressed. */
export function readAct({ act = '' }: Form): ReviewAct {
  if (act === 'next' || act === 'submit') return { kind: act };
  const [kind, how] = act.split('.');
  const bulk = BULK_ACTS.find((one) => one === how);
  return (kind === 'bulk' || kind === 'confirm') && bulk !== undefined ? { kind, how: bulk } : { kind: 'save' };
}

const FIELDS = { d: 'answer', n: 'note', s: 'seen' } as const;

/** Reads what was sent for each line, by the line's name. Lines that a review does not have are for the caller to leave out. */
export function readEntries(form: Form): Map<string, LineEntry> {
  const entries = new Map<string, LineEntry>();
  for (const [field, value] of Object.entries(form)) {
    const [, letter, name] = /^([dns])\.(.+)$/.exec(field) ?? [];
    if (letter === undefined || name === undefined) continue;
    entries.set(name, { ...entries.get(name), [FIELDS[letter as keyof typeof FIELDS]]: value });
  }
  return entries;
}
