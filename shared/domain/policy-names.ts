import type { ApprovalPolicy } from './approval-policy.ts';
import { normaliseEmail } from './person.ts';

/** A question, its ledger entry and a mail for each who is asked are one transaction, which takes 100 items. */
export const MOST_IN_STAGE = 50;

/** The address of a key; a key that nobody knows stands for itself. */
export function addressOf({ people }: Pick<ApprovalPolicy, 'people'>, key: string): string {
  const person = Object.hasOwn(people, key) ? people[key] : undefined;
  return person === undefined ? key : normaliseEmail(person.email);
}

/** What a key has to be, with the keys that there are. */
export function known(where: string, ...records: readonly object[]): string {
  return `a key of ${where} (known: ${records.flatMap(Object.keys).join(', ')})`;
}
