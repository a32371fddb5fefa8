import type { Audit } from '../audit/audit.ts';
import type { AuditItem } from '../audit/audit-item.ts';
import type { AuditedPortal } from '../audit/audited-portal.ts';
import type { Closure } from '../closure.ts';
import type { Offboarding } from '../remedy/offboarding.ts';
import type { Remedy } from '../remedy/remedy.ts';

/** What a pack is about. */
export type PackSubject =
  | { readonly kind: 'audit'; readonly id: string; readonly audit: SealedAudit }
  | { readonly kind: 'offboarding'; readonly id: string; readonly offboarding: SealedOffboarding }
  | { readonly kind: 'closure'; readonly id: string; readonly closure: SealedClosure };

/** What of an audit does not change any more when its evidence is sealed. */
export type SealedAudit = Pick<
  Audit,
  | 'auditId'
  | 'kind'
  | 'scope'
  | 'trigger'
  | 'requestedBy'
  | 'createdAt'
  | 'openedAt'
  | 'previousAuditId'
  | 'appVersion'
  | 'policyVersion'
  | 'catalogueVersion'
>;

/** What of an offboarding does not change any more when its evidence is sealed. */
export type SealedOffboarding = Pick<
  Offboarding,
  'offboardingId' | 'personId' | 'cause' | 'requestedBy' | 'noticedAt' | 'effectiveAt'
>;

/** What of a closure does not change any more when its evidence is sealed: it is sealed when both sides are told. */
export type SealedClosure = Omit<
  Closure,
  'clientId' | 'correlationId' | 'shards' | 'looks' | 'uninstallBegun' | 'version'
>;

/** A portal as it was read, without the fields of its record. */
export type SealedPortal = Omit<AuditedPortal, 'auditId' | 'clientId' | 'shard' | 'version'> & {
  /** Users that the audit before read, where this one could not read: as much as is known. */
  readonly lastKnownUsers?: number | undefined;
};

/** One user's access, what was found about it, and what was decided. */
export type SealedLine = Omit<AuditItem, 'auditId' | 'clientId' | 'shard' | 'version' | 'review'>;

/** What became of a decision, or of somebody's leaving, in one portal. */
export type SealedRemedy = Omit<Remedy, 'runId' | 'clientId' | 'shard' | 'item' | 'version'>;

/** All that the pack of one client is made of (`evidence.json`): every other file is a pure function of it and of the ledger's entries. */
export interface PackFacts {
  readonly format: 1;
  readonly pack: 'client';
  readonly subject: PackSubject;
  readonly agency: { readonly name: string; readonly timeZone: string };
  readonly appVersion: string;
  readonly client: { readonly clientId: string; readonly name: string };
  readonly portals: readonly SealedPortal[];
  /** Sorted by portal, then person. */
  readonly lines: readonly SealedLine[];
  readonly remedies: readonly SealedRemedy[];
  /** Names of the agency's people by id. People of the client are not named: each is "a person of the client". */
  readonly people: Readonly<Record<string, string>>;
}

/** Name of somebody in a pack. */
export function nameIn({ people }: Pick<PackFacts, 'people'>, personId: string): string {
  return people[personId] ?? personId;
}

/** The time that a pack speaks of: from its opening to the last thing that is in it. UTC, ISO 8601. */
export function periodOf(facts: Pick<PackFacts, 'subject' | 'portals' | 'lines' | 'remedies'>): {
  readonly from: string;
  readonly to: string;
} {
  const { subject } = facts;
  const from = beginningOf(subject);
  const ended = subject.kind === 'closure' ? [subject.closure.uninstalledAt, subject.closure.endedAt] : [];
  const times = [
    ...facts.portals.map(({ at }) => at),
    ...facts.lines.flatMap(({ decision }) => (decision === undefined ? [] : [decision.at])),
    ...facts.remedies.flatMap(({ readBackAt, exception }) => [readBackAt, exception?.at]),
    ...ended,
  ].filter((time) => time !== undefined);
  return { from, to: [from, ...times].sort().at(-1) ?? from };
}

function beginningOf(subject: PackSubject): string {
  switch (subject.kind) {
    case 'audit':
      return subject.audit.openedAt ?? subject.audit.createdAt;
    case 'offboarding':
      return subject.offboarding.noticedAt;
    case 'closure':
      return subject.closure.requestedAt;
  }
}

/** Where the files of a pack lie: below `<audit, offboarding or closure>/<client>/`, the audit's own below `<audit>/audit/`. */
export function packPrefix(id: string, client: string): string {
  return `${id}/${client}/`;
}

/** Stands in the place of a client's id for the pack of a whole audit. */
export const WHOLE_AUDIT = 'audit';
