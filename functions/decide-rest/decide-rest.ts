import type { PublishedPolicy } from '../../shared/domain/approval-policy.ts';
import type { Audit, ScopedPortal } from '../../shared/domain/audit/audit.ts';
import type { AuditItem } from '../../shared/domain/audit/audit-item.ts';
import { auditPolicyOf } from '../../shared/domain/audit-policy.ts';
import { clientStream, type LedgerFact } from '../../shared/domain/ledger.ts';
import type { Remedy } from '../../shared/domain/remedy/remedy.ts';
import { daysAfter, REMEDY_DAYS } from '../../shared/domain/remedy/remedy-terms.ts';
import { driftDecision, isUndecided, overdueDecision, remedyActionOf } from '../../shared/domain/remedy/undecided.ts';
import type { Run } from '../../shared/domain/run.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { AuditItems, AuditScopes, Audits } from '../../shared/ports/audits.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Grants } from '../../shared/ports/engagements.ts';
import type { Ledger } from '../../shared/ports/ledger.ts';
import type { Policies } from '../../shared/ports/publications.ts';
import type { Remedies } from '../../shared/ports/remedies.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import { appendOnce } from '../../shared/services/append-once.ts';
import { moveAudit } from '../../shared/services/audits/move-audit.ts';
import { readRun } from '../../shared/services/runs/read-run.ts';
import type { ShardInput } from '../../workflows/common.ts';

/** What deciding needs. */
export interface DecideRestDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly audits: Pick<Audits, 'read' | 'replace'>;
  readonly auditScopes: Pick<AuditScopes, 'shard'>;
  readonly auditItems: Pick<AuditItems, 'ofPortal' | 'replace'>;
  readonly remedies: Pick<Remedies, 'keepAll' | 'ofShard'>;
  readonly grants: Pick<Grants, 'ofPortal'>;
  readonly policies: Pick<Policies, 'current' | 'version'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

/** Lines that are written side by side. */
const AT_ONCE = 10;

/**
 * Brings the decisions of one shard to an end, portal by portal, so that no more than one portal's lines are held.
 * 1. What nobody decided, or not with the note that it needs, the policy decides; a drift sweep that acts decides by itself about leavers and what has expired, and nothing else.
 * 2. What was decided stands in the client's ledger, once a portal.
 * 3. Each decision that changes something becomes a remedy. Its number is the line's place in the shard, so that it is the same in each try.
 */
export function createDecideRest(dependencies: DecideRestDependencies) {
  const { runs, audits, auditScopes, auditItems, remedies, grants, policies, ledger, clock } = dependencies;

  return async ({ runId, shard }: ShardInput): Promise<{ verdict: 'remedies' | 'nothing' }> => {
    const run = await readRun(runs, runId);
    const audit = await moveAudit(audits, run.businessId, 'carrying-out');
    if (audit === undefined) throw new NotFoundError('Audit', run.businessId);
    if (audit.kind === 'logins') return { verdict: 'nothing' };
    const policy = await policyOf(audit);
    let place = 0;
    for (const portal of byPortal(await auditScopes.shard(audit.auditId, shard))) {
      const lines = byPerson(await auditItems.ofPortal(audit.auditId, portal.portalId));
      // 1. Decide.
      const decided = await inGroups(lines, (line) => decide(audit, line, policy));
      // 2. Ledger.
      if (decided.some((line) => line.decision !== undefined)) {
        await appendOnce(ledger, reviewedFact(run, audit, portal, decided, clock.now().toISOString()));
      }
      // 3. Remedies.
      const first = place;
      place += lines.length;
      await remedies.keepAll(await remediesOf(audit, { runId, shard }, portal, decided, first));
    }
    return { verdict: (await remedies.ofShard(runId, shard)).length > 0 ? 'remedies' : 'nothing' };
  };

  /** The policy under which the audit was opened. */
  async function policyOf({ policyVersion }: Audit): Promise<PublishedPolicy | undefined> {
    const opened = policyVersion === undefined ? undefined : await policies.version(policyVersion);
    return opened ?? policies.current();
  }

  async function decide(audit: Audit, line: AuditItem, policy: PublishedPolicy | undefined): Promise<AuditItem> {
    if (audit.kind === 'drift' ? line.decision !== undefined : !isUndecided(line)) return line;
    const at = clock.now().toISOString();
    const { undecided } = auditPolicyOf(policy ?? { rules: [] });
    const decision = audit.kind === 'drift' ? driftDecision(line, at) : overdueDecision(line, undecided, at);
    if (decision === undefined) return line;
    await auditItems.replace({ ...line, decision });
    return { ...line, decision, version: line.version + 1 };
  }

  async function remediesOf(
    { policyVersion }: Audit,
    { runId, shard }: ShardInput,
    { clientId, portalId }: ScopedPortal,
    lines: readonly AuditItem[],
    first: number,
  ): Promise<Remedy[]> {
    const acted = lines.flatMap((line, at) => {
      const action = line.decision && remedyActionOf(line, line.decision.answer);
      return action === undefined ? [] : [{ line, action, item: first + at }];
    });
    if (acted.length === 0) return [];
    const standing = await grants.ofPortal(clientId, portalId);
    return acted.map(({ line, action, item }) => {
      const { personId, userId, decision } = line;
      const grant = standing.find((one) => one.personId === personId);
      const wanted = grant && { permissionSetName: grant.permissionSetName, access: grant.access };
      return {
        runId,
        shard,
        item,
        clientId,
        portalId,
        personId,
        userId,
        action,
        wanted: action === 'restore' ? wanted : undefined,
        decidedBy: decision?.by === undefined ? [] : [decision.by],
        policyVersion,
        dueAt: daysAfter(clock.now(), REMEDY_DAYS),
        state: 'planned',
        tries: 0,
        version: 1,
      };
    });
  }
}

function reviewedFact(
  run: Run,
  audit: Audit,
  portal: ScopedPortal,
  lines: readonly AuditItem[],
  at: string,
): LedgerFact {
  const of = (fits: (line: AuditItem) => boolean) => lines.filter(fits).map((line) => line.personId);
  const by = lines.flatMap((line) => line.decision?.by ?? []);
  return {
    stream: clientStream(portal.clientId),
    type: 'access-reviewed',
    at,
    runId: run.runId,
    correlationId: run.correlationId,
    facts: {
      auditId: audit.auditId,
      portalId: portal.portalId,
      keep: of((line) => line.decision?.answer === 'keep'),
      change: of((line) => line.decision?.answer === 'change'),
      revoke: of((line) => line.decision?.answer === 'revoke'),
      overdue: of((line) => line.decision?.overdue === true),
      by: [...new Set(by)].sort(),
      ...(audit.policyVersion === undefined ? {} : { policyVersion: audit.policyVersion }),
    },
  };
}

async function inGroups(
  lines: readonly AuditItem[],
  act: (line: AuditItem) => Promise<AuditItem>,
): Promise<AuditItem[]> {
  const done: AuditItem[] = [];
  for (let at = 0; at < lines.length; at += AT_ONCE) {
    done.push(...(await Promise.all(lines.slice(at, at + AT_ONCE).map(act))));
  }
  return done;
}

function byPortal(portals: readonly ScopedPortal[]): ScopedPortal[] {
  return portals.toSorted((a, b) => a.portalId - b.portalId);
}

function byPerson(lines: readonly AuditItem[]): AuditItem[] {
  return lines.toSorted((a, b) => (a.personId < b.personId ? -1 : 1));
}
