import type { Language } from '../language.ts';
import type { AccessHeld } from '../portal-access.ts';
import { dayWords, whenWords } from '../when-words.ts';
import { clientWords } from './client-words.ts';

/** Labels and values about one person's access, for mail and page alike. */
export function accessHeldFacts(
  held: AccessHeld,
  { timeZone, language }: { readonly timeZone: string; readonly language?: Language | undefined },
): { label: string; value: string }[] {
  const { common, rules } = clientWords(language);
  const what = held.superAdmin === true ? rules.superAdmin : held.permissionSet;
  return [
    { label: common.access, value: [what, ...held.teams.map(common.team)].filter((word) => word !== '').join(', ') },
    { label: common.why, value: held.packageName },
    { label: common.since, value: dayWords(held.since, timeZone, language) },
    { label: common.until, value: dayWords(held.until, timeZone, language) },
    { label: rules.shown, value: proofWords() },
  ];

  function proofWords(): string {
    const { proof } = held;
    if (proof.kind === 'read-back') return rules.readBack(whenWords(proof.at, timeZone, language));
    return proof.kind === 'confirmed' ? rules.confirmed(proof.byName) : clientWords(language).codes.beingChecked;
  }
}
