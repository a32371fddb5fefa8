import type { FindingReader } from '../audit/finding-words.ts';
import { dayWords } from '../when-words.ts';
import { nameIn, type PackFacts, periodOf } from './pack-facts.ts';

/** How words of findings of a portal are said in a pack: days in the agency's zone, the agency's people by name. */
export function readerIn(facts: PackFacts, portalId: number): FindingReader {
  return {
    at: facts.portals.find((portal) => portal.portalId === portalId)?.at ?? periodOf(facts).from,
    day: (iso) => dayWords(iso, facts.agency.timeZone),
    name: (personId) => nameIn(facts, personId),
  };
}
