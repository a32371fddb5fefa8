import type { Language } from './language.ts';

const AND: Readonly<Record<Language, string>> = { en: 'and', de: 'und' };

/** Joins names as a sentence does: "A", "A and B", "A, B and C". Empty for none. */
export function listWords(names: readonly string[], language: Language = 'en'): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${AND[language]} ${last}`;
}
