import type { Audit } from '../../domain/audit/audit.ts';
import type { Closure } from '../../domain/closure.ts';
import type {
  PackFacts,
  PackSubject,
  SealedAudit,
  SealedClosure,
  SealedLine,
  SealedOffboarding,
  SealedPortal,
  SealedRemedy,
} from '../../domain/evidence/pack-facts.ts';
import type { Offboarding } from '../../domain/remedy/offboarding.ts';
import type { Remedy } from '../../domain/remedy/remedy.ts';
import type { AuditedPortals, AuditItems } from '../../ports/audits.ts';
import type { Clients } from '../../ports/clients.ts';
import type { People } from '../../ports/people.ts';

/** What collecting needs. */
export interface CollectEvidenceDependencies {
  readonly auditedPortals: Pick<AuditedPortals, 'read'>;
  readonly auditItems: Pick<AuditItems, 'ofPortal'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly people: Pick<People, 'read'>;
  readonly agency: { readonly name: string; readonly timeZone: string };
  /** Of the running code; an audit has its own. */
  readonly appVersion: string;
}

/** Which evidence is collected: one client's part of an audit or of an offboarding, or its own closure. */
export interface EvidenceAsked {
  readonly of:
    | { readonly kind: 'audit'; readonly audit: Audit; readonly portalIds: readonly number[] }
    | { readonly kind: 'offboarding'; readonly offboarding: Offboarding }
    | { readonly kind: 'closure'; readonly closure: Closure };
  readonly clientId: string;
  /** The client's. */
  readonly remedies: readonly Remedy[];
}

/** Collects all that a client's pack is made of, from the records as they are. */
export type CollectEvidence = (asked: EvidenceAsked) => Promise<PackFacts>;

/** @see CollectEvidence */
export function createCollectEvidence(dependencies: CollectEvidenceDependencies): CollectEvidence {
  const { clients, people, agency, appVersion } = dependencies;
  const names = new Map<string, string>();

  return async ({ of, clientId, remedies }) => {
    const portalIds = of.kind === 'audit' ? [...new Set(of.portalIds)].sort((a, b) => a - b) : [];
    const portals: SealedPortal[] = [];
    const lines: SealedLine[] = [];
    for (const portalId of of.kind === 'audit' ? portalIds : []) {
      if (of.kind !== 'audit') break;
      portals.push(await portalOf(dependencies, of.audit, portalId));
      lines.push(...(await dependencies.auditItems.ofPortal(of.audit.auditId, portalId)).map(lineOf));
    }
    const sealed = remedies.map(remedyOf);
    const subject = subjectOf(of);
    const ids = new Set([
      ...lines.flatMap(({ personId, decision, grant }) => [personId, decision?.by, ...(grant?.approvedBy ?? [])]),
      ...sealed.flatMap(({ personId, decidedBy, exception }) => [personId, ...decidedBy, exception?.approvedBy]),
      ...portals.flatMap(({ partnerAdminIds }) => partnerAdminIds),
      ...peopleOfSubject(subject),
    ]);
    const named: Record<string, string> = {};
    for (const id of ids) if (id !== undefined) named[id] = await nameOf(id);
    return {
      format: 1,
      pack: 'client',
      subject,
      agency,
      appVersion: of.kind === 'audit' ? of.audit.appVersion : appVersion,
      client: { clientId, name: (await clients.read(clientId))?.name ?? clientId },
      portals,
      lines: lines.sort((a, b) => a.portalId - b.portalId || (a.personId < b.personId ? -1 : 1)),
      remedies: sealed.sort((a, b) => a.portalId - b.portalId || (a.personId < b.personId ? -1 : 1)),
      people: named,
    };
  };

  async function nameOf(personId: string): Promise<string> {
    const known = names.get(personId);
    if (known !== undefined) return known;
    const person = await people.read(personId);
    const name =
      person === undefined
        ? 'a person who was erased'
        : person.kind === 'client'
          ? 'a person of the client'
          : person.name;
    names.set(personId, name);
    return name;
  }
}

function subjectOf(of: EvidenceAsked['of']): PackSubject {
  switch (of.kind) {
    case 'audit':
      return { kind: 'audit', id: of.audit.auditId, audit: auditOf(of.audit) };
    case 'offboarding':
      return { kind: 'offboarding', id: of.offboarding.offboardingId, offboarding: offboardingOf(of.offboarding) };
    case 'closure':
      return { kind: 'closure', id: of.closure.closureId, closure: sealedClosure(of.closure) };
  }
}

function peopleOfSubject(subject: PackSubject): (string | undefined)[] {
  switch (subject.kind) {
    case 'audit':
      return [subject.audit.requestedBy];
    case 'offboarding':
      return [subject.offboarding.requestedBy, subject.offboarding.personId];
    case 'closure':
      return [subject.closure.requestedBy];
  }
}

/** A portal of an audit as it was read; one without a record was not read. */
export async function portalOf(
  { auditedPortals }: Pick<CollectEvidenceDependencies, 'auditedPortals'>,
  audit: Pick<Audit, 'auditId' | 'openedAt' | 'createdAt' | 'previousAuditId'>,
  portalId: number,
): Promise<SealedPortal> {
  const found = await auditedPortals.read(audit.auditId, portalId);
  const portal: SealedPortal =
    found === undefined ? notRead(portalId, audit.openedAt ?? audit.createdAt) : withoutRecord(found);
  if (portal.state === 'read' || audit.previousAuditId === undefined) return portal;
  const before = await auditedPortals.read(audit.previousAuditId, portalId);
  return before?.state === 'read' ? { ...portal, lastKnownUsers: before.usersRead } : portal;
}

function notRead(portalId: number, at: string): SealedPortal {
  return {
    ...{ portalId, state: 'cannot-verify', reason: 'not-read', at },
    ...{ usersRead: 0, clientUsers: 0, items: 0, pages: { users: 0, logins: 0, owners: 0 }, calls: 0 },
    ...{ unavailable: [], findings: [], partnerAdminIds: [] },
  };
}

function withoutRecord(
  portal: SealedPortal & { readonly auditId: string; readonly clientId: string; shard: number; version: number },
) {
  const { auditId: _audit, clientId: _client, shard: _shard, version: _version, ...rest } = portal;
  return rest;
}

function lineOf(
  item: SealedLine & { auditId: string; clientId: string; shard: number; version: number; review?: number | undefined },
): SealedLine {
  const { auditId: _audit, clientId: _client, shard: _shard, version: _version, review: _review, ...line } = item;
  return line;
}

function remedyOf(remedy: Remedy): SealedRemedy {
  const { runId: _run, clientId: _client, shard: _shard, item: _item, version: _version, ...rest } = remedy;
  return rest;
}

function auditOf(audit: Audit): SealedAudit {
  const { auditId, kind, scope, trigger, requestedBy, createdAt, openedAt, previousAuditId } = audit;
  const { appVersion, policyVersion, catalogueVersion } = audit;
  return {
    ...{ auditId, kind, scope, trigger, requestedBy, createdAt, openedAt, previousAuditId },
    ...{ appVersion, policyVersion, catalogueVersion },
  };
}

function offboardingOf(offboarding: Offboarding): SealedOffboarding {
  const { offboardingId, personId, cause, requestedBy, noticedAt, effectiveAt } = offboarding;
  return { offboardingId, personId, cause, requestedBy, noticedAt, effectiveAt };
}

function sealedClosure(closure: Closure): SealedClosure {
  const { clientId: _client, correlationId: _correlation, version: _version, ...rest } = closure;
  const { shards: _shards, looks: _looks, uninstallBegun: _begun, ...sealed } = rest;
  return sealed;
}
