import { DEFAULT_LANGUAGE, type Language } from '../language.ts';
import { de } from './de/de.ts';
import { en } from './en/en.ts';

/**
 * Everything that a person of a client reads, in one place per language: `en/` says what there is to say, `de/` says the same. A text that
 * is missing in a language is a type error.
 */
export type ClientWords = typeof en;

const WORDS: Readonly<Record<Language, ClientWords>> = { en, de };

/** The words of a language; English where none is named. */
export function clientWords(language: Language = DEFAULT_LANGUAGE): ClientWords {
  return WORDS[language];
}
