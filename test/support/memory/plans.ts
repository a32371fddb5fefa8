import type { AccessPlan } from '../../../shared/domain/access-plan.ts';
import type { PortalSnapshot } from '../../../shared/domain/portal.ts';
import { ConflictError } from '../../../shared/errors.ts';
import type {
  PlanItemResult,
  PlanResults,
  Plans,
  PortalRules,
  PortalRulesBook,
} from '../../../shared/ports/engagements.ts';
import type { Effects } from './effects.ts';
import type { MemoryLedger } from './ledger.ts';

/** Snapshots, plans, results and portal rules. */
export function createMemoryPlans({ effects, ledger }: { effects: Effects; ledger: MemoryLedger }) {
  const snapshotOf = new Map<string, PortalSnapshot>();
  const planOf = new Map<string, AccessPlan>();
  const resultsOf = new Map<string, Map<number, PlanItemResult>>();
  const published: PortalRules[] = [];
  const plans: Plans = {
    snapshot: async (runId) => snapshotOf.get(runId),
    plan: async (runId) => planOf.get(runId),
    keepSnapshot: (runId, read) =>
      effects.run('plans.keepSnapshot', () => {
        const kept = snapshotOf.get(runId) ?? structuredClone(read);
        snapshotOf.set(runId, kept);
        return kept;
      }),
    keepPlan: (runId, made, fact) =>
      effects.run('plans.keepPlan', () => {
        const known = planOf.get(runId);
        if (known !== undefined) return known;
        planOf.set(runId, structuredClone(made));
        ledger.write([fact]);
        return made;
      }),
  };
  const planResults: PlanResults = {
    put: (runId, result) =>
      effects.run('planResults.put', () => {
        resultsOf.set(runId, new Map([...(resultsOf.get(runId) ?? []), [result.item, result]]));
      }),
    ofRun: async (runId) => [...(resultsOf.get(runId)?.values() ?? [])],
  };
  const portalRulesBook: PortalRulesBook = {
    current: async (clientId, portalId) =>
      published.findLast((rules) => rules.clientId === clientId && rules.portalId === portalId),
    publish: (rules, fact) =>
      effects.run('portalRulesBook.publish', () => {
        const taken = published.some((one) => one.portalId === rules.portalId && one.number === rules.number);
        if (taken) throw new ConflictError('That number is taken.');
        published.push(structuredClone(rules));
        ledger.write([fact]);
      }),
  };
  return { plans, planResults, portalRulesBook, published };
}
