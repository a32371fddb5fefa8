import * as z from 'zod';
import type { AccessPlan, PlanItem } from '../../domain/access-plan.ts';
import type { PortalSnapshot } from '../../domain/portal.ts';
import type { PlanItemResult, PlanResults, Plans } from '../../ports/engagements.ts';
import { type Table, won } from './table.ts';

// Written and read by this product alone and bound by its hash: the shape is checked at its top, the items are taken as they were written.
const snapshotItem = z.object({
  snapshot: z.custom<PortalSnapshot>((value) => typeof value === 'object' && value !== null),
});
const planItem = z.object({ plan: z.custom<AccessPlan>((value) => typeof value === 'object' && value !== null) });
const resultSchema = z.object({
  item: z.int(),
  state: z.enum(['verified', 'cannot-verify', 'refused', 'awaiting-person']),
  reason: z.string().optional(),
  at: z.string(),
  instead: z.custom<PlanItem>((value) => typeof value === 'object' && value !== null).optional(),
});

/** Snapshots and plans in the table, under their run. */
export function createPlans(table: Table): Plans {
  const snapshot = async (runId: string) => {
    const item = await table.get(`RUN#${runId}`, 'SNAPSHOT');
    return item === undefined ? undefined : snapshotItem.parse(item).snapshot;
  };
  const plan = async (runId: string) => {
    const item = await table.get(`RUN#${runId}`, 'PLAN');
    return item === undefined ? undefined : planItem.parse(item).plan;
  };
  return {
    snapshot,
    plan,
    async keepSnapshot(runId, read) {
      const item = { pk: `RUN#${runId}`, sk: 'SNAPSHOT', entity: 'portal-snapshot', snapshot: read };
      return (await won(table.commit([table.create(item)]))) ? read : ((await snapshot(runId)) ?? read);
    },
    async keepPlan(runId, made, fact) {
      const item = { pk: `RUN#${runId}`, sk: 'PLAN', entity: 'access-plan', plan: made };
      return (await won(table.commit([table.create(item)], [fact]))) ? made : ((await plan(runId)) ?? made);
    },
  };
}

/** Results of a plan's items, under their run. */
export function createPlanResults(table: Table): PlanResults {
  return {
    async put(runId, result: PlanItemResult) {
      const sk = `RESULT#${String(result.item).padStart(4, '0')}`;
      await table.commit([table.put({ ...result, pk: `RUN#${runId}`, sk, entity: 'plan-item-result' })]);
    },
    async ofRun(runId) {
      return (await table.query(`RUN#${runId}`, { prefix: 'RESULT#' })).map((item) => resultSchema.parse(item));
    },
  };
}
