import type { LedgerFact, LedgerType } from './ledger.ts';

/** Which facts of which entries are ids of people; a fact of the same name elsewhere is a state, a count or an action. */
const PERSON_FACTS: Partial<Readonly<Record<LedgerType, readonly string[]>>> = {
  'wait-opened': ['asked'],
  'stage-passed': ['by', 'asked'],
  'handed-over': ['from', 'to'],
  escalated: ['to'],
  'wait-ended': ['by'],
  'mail-sent': ['to'],
  'mail-failed': ['to'],
  'mail-withheld': ['to'],
  'contact-set': ['personId'],
  'handed-to-colleague': ['from', 'to'],
  'notice-contacts-named': ['named'],
  'absence-set': ['personId', 'delegate'],
  'notices-chosen': ['personId'],
  'address-unreachable': ['personId'],
  'address-reachable': ['personId'],
  'engagement-started': ['team', 'approvedBy'],
  'plan-refused': ['persons'],
  'engagement-adopted': ['team', 'approvedBy'],
  'access-adopted': ['personId', 'approvedBy'],
  'access-applied': ['personId', 'approvedBy'],
  'access-verified': ['personId', 'approvedBy'],
  'access-not-verified': ['personId'],
  'access-removed': ['personId', 'decidedBy', 'confirmedBy'],
  'access-confirmed-by-client': ['personId', 'approvedBy'],
  'way-in-switched': ['personId'],
  'access-restored': ['personId', 'decidedBy'],
  'review-assigned': ['reviewer'],
  'access-reviewed': ['keep', 'change', 'revoke', 'overdue', 'by'],
  'remedy-exception': ['personId', 'approvedBy'],
  'engagement-team-changed': ['left', 'added'],
  'drift-found': ['persons'],
  'offboarding-scheduled': ['personId', 'tellId'],
  'offboarding-moved': ['personId'],
  'offboarding-cancelled': ['personId'],
  'offboarding-begun': ['personId', 'tellId'],
  'offboarding-ended': ['personId'],
  'portal-rules-published': ['members'],
};

/** Whether a fact of such an entry holds ids of people. */
export function isPersonFact(type: string, fact: string): boolean {
  return PERSON_FACTS[type as LedgerType]?.includes(fact) ?? false;
}

/** The ids of people in an entry: who acted, then those of its facts. */
export function peopleOf({ type, actor, facts }: Pick<LedgerFact, 'type' | 'actor' | 'facts'>): string[] {
  const named = Object.entries(facts).filter(([fact]) => isPersonFact(type, fact));
  return [...(actor === undefined ? [] : [actor]), ...named.flatMap(([, value]) => [value].flat().map(String))];
}
