import type { Audit, AuditKind, AuditScope } from '../../domain/audit/audit.ts';
import { PARTNER_STREAM } from '../../domain/ledger.ts';
import { runIdOf } from '../../domain/run.ts';
import type { Audits } from '../../ports/audits.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Runs } from '../../ports/runs.ts';
import type { BeginRun } from '../runs/begin-run.ts';

/** What it takes to begin an audit. */
export interface BeginAuditDependencies {
  readonly audits: Pick<Audits, 'create'>;
  readonly runs: Pick<Runs, 'read'>;
  readonly beginRun: BeginRun;
  /** Of the product, as it runs. */
  readonly appVersion: string;
  readonly clock: Clock;
}

/** What is asked for. The id says what is the same audit. */
export interface AuditRequest {
  readonly auditId: string;
  readonly kind: AuditKind;
  readonly scope: AuditScope;
  readonly trigger: Audit['trigger'];
  readonly requestedBy?: string | undefined;
  readonly correlationId: string;
}

/** Begins an audit and its run, once per id. `begun` is false when it was there already. */
export type BeginAudit = (request: AuditRequest) => Promise<{ auditId: string; runId: string; begun: boolean }>;

const PREFIX: Readonly<Record<AuditKind, string>> = { review: 'q', drift: 'd', logins: 'l' };

/** The id of an audit that a schedule starts: one of each kind a day, in the agency's time zone. A schedule may fire twice. */
export function scheduledAuditId(kind: AuditKind, now: Date, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return `${PREFIX[kind]}-${day.format(now)}`;
}

/** The id of an audit that somebody asks for. `operationId` is the same for a repetition of the same request. */
export function requestedAuditId(operationId: string): string {
  return `a-${operationId.toLowerCase()}`;
}

/** @see BeginAudit */
export function createBeginAudit({ audits, runs, beginRun, appVersion, clock }: BeginAuditDependencies): BeginAudit {
  return async ({ auditId, kind, scope, trigger, requestedBy, correlationId }) => {
    const at = clock.now().toISOString();
    const counts = { portals: 0, shards: 0, reviews: 0, version: 1 };
    const audit = { auditId, kind, scope, trigger, requestedBy, correlationId, createdAt: at, appVersion, ...counts };
    const scopeId = scope.kind === 'all' ? {} : { scopeId: scope.kind === 'client' ? scope.clientId : scope.personId };
    await audits.create(
      { ...audit, state: 'opening' },
      {
        stream: PARTNER_STREAM,
        type: 'audit-requested',
        at,
        actor: requestedBy,
        correlationId,
        facts: { auditId, kind, trigger, scope: scope.kind, ...scopeId },
      },
    );
    const runId = runIdOf('offboarding-audit', auditId);
    // A second start is no news to a run that is under way: a hint would let it look at everything again.
    if ((await runs.read(runId)) !== undefined) return { auditId, runId, begun: false };
    return {
      auditId,
      ...(await beginRun({ workflow: 'offboarding-audit', businessId: auditId, correlationId, requestedBy })),
    };
  };
}
