import { createCloseAudit } from '../../../../functions/close-audit/close-audit.ts';
import { createSealEvidence } from '../../../../functions/seal-evidence/seal-evidence.ts';
import type { Audit, ScopedPortal } from '../../../../shared/domain/audit/audit.ts';
import type { AuditFigures } from '../../../../shared/domain/audit/audit-figures.ts';
import type { AuditItem, LineKey } from '../../../../shared/domain/audit/audit-item.ts';
import type { AuditedPortal } from '../../../../shared/domain/audit/audited-portal.ts';
import type { Review } from '../../../../shared/domain/audit/review.ts';
import type { Client } from '../../../../shared/domain/client.ts';
import type { Closure } from '../../../../shared/domain/closure.ts';
import type { Offboarding } from '../../../../shared/domain/remedy/offboarding.ts';
import type { Remedy } from '../../../../shared/domain/remedy/remedy.ts';
import type { FrozenRoster } from '../../../../shared/domain/roster/frozen-roster.ts';
import { type Run, runIdOf, type WorkflowName } from '../../../../shared/domain/run.ts';
import { NotFoundError } from '../../../../shared/errors.ts';
import { createCollectEvidence } from '../../../../shared/services/evidence/collect-evidence.ts';
import { createSealPack } from '../../../../shared/services/evidence/seal-pack.ts';
import { aClient } from '../../../support/memory/builders.ts';
import { createFakeClock } from '../../../support/memory/clock.ts';
import { createCollection } from '../../../support/memory/collection.ts';
import { createEffects } from '../../../support/memory/effects.ts';
import { createMemoryLedger } from '../../../support/memory/ledger.ts';
import { createMemoryPeople } from '../../../support/memory/people.ts';
import { AUDIT_ID, aLeaver, anAudit, anItem, aPortal, aRemedy } from './facts.ts';
import { createMemorySigner, createMemoryStore } from './store.ts';

/** Everything that evidence is made from, in memory: an audit of two clients, one of whose portals could not be read. */
export function createEvidenceWorld() {
  const effects = createEffects();
  const ledger = createMemoryLedger(effects);
  const base = { effects, ledger };
  const clock = createFakeClock('2026-10-08T07:00:00.000Z');
  const { people, seedPerson } = createMemoryPeople(clock);
  const { store, files } = createMemoryStore(effects);
  const signer = createMemorySigner();
  const audits = createCollection<Audit>('audits', base, (audit) => audit.auditId);
  const offboardings = createCollection<Offboarding>('offboardings', base, (one) => one.offboardingId);
  const closures = createCollection<Closure>('closures', base, (one) => one.closureId);
  const runs = createCollection<Run>('runs', base, (run) => run.runId);
  const clients = createCollection<Client>('clients', base, (client) => client.clientId);
  const scope: ScopedPortal[][] = [
    [
      { clientId: 'c-1', portalId: 20_000_001 },
      { clientId: 'c-2', portalId: 20_000_002 },
    ],
  ];
  const portals: AuditedPortal[] = [
    aPortal(),
    aPortal({
      ...{ clientId: 'c-2', portalId: 20_000_002, state: 'cannot-verify', reason: 'connection-revoked' },
      ...{ usersRead: 0, clientUsers: 0, items: 0, unavailable: [], readingUserId: undefined },
    }),
  ];
  const items: AuditItem[] = [anItem(), aLeaver()];
  const remedies: Remedy[] = [aRemedy()];
  const reviews: Review[] = [];
  const told: string[] = [];
  const roster: FrozenRoster = {
    at: '2026-10-05T05:00:05.000Z',
    members: [
      { personId: 'p-consultant-1' },
      { personId: 'p-consultant-2', left: { since: '2026-09-12T00:00:00.000Z', source: 'directory' } },
    ],
    unmatched: { portalOnly: [], directoryOnly: ['p-lead-1'] },
    movers: [],
    directory: { number: 3, at: '2026-10-01T08:00:00.000Z', stale: false },
  };
  const auditScopes = {
    roster: async () => roster,
    shard: async (auditId: string, shard: number) => {
      const found = scope[shard];
      if (found === undefined) throw new NotFoundError('Shard of audit', `${auditId}.${shard}`);
      return found;
    },
  };
  const auditedPortals = {
    read: async (auditId: string, portalId: number) =>
      portals.find((portal) => portal.auditId === auditId && portal.portalId === portalId),
  };
  const auditItems = {
    ofPortal: async (auditId: string, portalId: number) =>
      structuredClone(items.filter((item) => item.auditId === auditId && item.portalId === portalId)),
  };
  const lines = {
    ...auditItems,
    readMany: async (auditId: string, keys: readonly LineKey[]) =>
      items.filter(
        (item) =>
          item.auditId === auditId &&
          keys.some((key) => key.portalId === item.portalId && key.personId === item.personId),
      ),
  };
  const remedyPort = {
    ofShard: async (runId: string, shard: number) =>
      structuredClone(remedies.filter((remedy) => remedy.runId === runId && remedy.shard === shard)),
  };
  const agency = { name: 'Example Agency', timeZone: 'Europe/Berlin' };
  const sealPack = createSealPack({ store, signer, ledger, clock });
  const read = { auditScopes, auditedPortals, auditItems: lines, remedies: remedyPort, clients };
  const sealEvidence = createSealEvidence({
    ...{ runs, audits, auditScopes, offboardings, closures, remedies: remedyPort, sealPack },
    collectEvidence: createCollectEvidence({ ...read, people, agency, appVersion: '0.9.0' }),
  });
  const found = new Map<string, AuditFigures>();
  const keepFigures = (auditId: string, figures: AuditFigures) =>
    effects.run('audits.keepFigures', () => void found.set(auditId, found.get(auditId) ?? figures));
  const closeAudit = createCloseAudit({
    readStop: async () => undefined,
    ...{ ...read, runs, audits: { ...audits, keepFigures }, people, store, agency, sealPack, clock },
    auditReviews: { ofAudit: async () => reviews },
    tellDrift: async (audit) => told.push(audit.auditId),
  });

  for (const name of ['consultant-1', 'consultant-2', 'lead-1']) seedPerson(`${name}@example.com`, { name });
  clients.seed(aClient());
  clients.seed(aClient({ clientId: 'c-2', name: 'Example Logistics', portalId: 20_000_002, recordId: '2' }));
  audits.seed(anAudit());
  runs.seed(aRun('offboarding-audit', AUDIT_ID));
  return {
    ...{
      effects,
      ledger,
      clock,
      people,
      seedPerson,
      store,
      files,
      signer,
      audits,
      offboardings,
      closures,
      runs,
      clients,
    },
    ...{ scope, portals, items, remedies, reviews, told, found, sealPack, sealEvidence, closeAudit },
  };
}

/** A running run that spans clients. */
export function aRun(workflow: WorkflowName, businessId: string): Run {
  const at = '2026-10-05T05:00:00.000Z';
  return {
    ...{ runId: runIdOf(workflow, businessId), workflow, businessId, state: 'running', attempt: 1, hints: 0 },
    ...{ hintsSeen: 0, correlationId: `correlation-${businessId}`, startedAt: at, attemptAt: at, version: 1 },
  };
}
