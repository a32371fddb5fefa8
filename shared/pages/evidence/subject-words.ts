import { nameIn, type PackFacts, type PackSubject, type SealedClosure } from '../../domain/evidence/pack-facts.ts';
import { whenWords } from '../../domain/when-words.ts';
import { causeWords } from './code-words.ts';

const TITLE: Readonly<Record<PackSubject['kind'], string>> = {
  audit: 'Access review',
  offboarding: 'Offboarding receipt',
  closure: 'End of all access',
};

/** What a pack is, as a title. */
export function subjectTitle({ kind }: PackSubject): string {
  return TITLE[kind];
}

/** What a pack is about, as a sentence or two. */
export function aboutWords(facts: Pick<PackFacts, 'subject' | 'agency' | 'client' | 'people'>): string {
  const { subject, agency, client } = facts;
  switch (subject.kind) {
    case 'audit':
      return `Who of ${agency.name} had access to this portal, what was decided about each of them, and what was done and read back.`;
    case 'offboarding':
      return `${nameIn(facts, subject.offboarding.personId)} ${causeWords(subject.offboarding.cause)}. What was done about the access to this portal, and when it was read back.`;
    case 'closure':
      return `${client.name} ended all access of ${agency.name} to its portal. Who was removed, when that was read back, what stays by the client’s own word, and when the app was uninstalled.`;
  }
}

/** Who asked for it. */
export function askedForBy(facts: Pick<PackFacts, 'subject' | 'people'>): string {
  const { subject } = facts;
  switch (subject.kind) {
    case 'audit':
      return subject.audit.requestedBy === undefined
        ? 'the quarterly schedule'
        : nameIn(facts, subject.audit.requestedBy);
    case 'offboarding':
      return subject.offboarding.requestedBy === undefined
        ? 'the roster of the agency'
        : nameIn(facts, subject.offboarding.requestedBy);
    case 'closure':
      return nameIn(facts, subject.closure.requestedBy);
  }
}

/** What became of the app. */
export function appWords({ uninstalledAt, read }: Pick<SealedClosure, 'uninstalledAt' | 'read'>, zone: string): string {
  if (uninstalledAt === undefined) return 'still installed, as something is left to read back';
  const at = whenWords(uninstalledAt, zone);
  return read === false ? `was gone before; noted ${at}` : `uninstalled ${at}`;
}
