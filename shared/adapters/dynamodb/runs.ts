import * as z from 'zod';
import type { LedgerFact } from '../../domain/ledger.ts';
import { heldBy, type Run, WORKFLOWS, type WorkflowName } from '../../domain/run.ts';
import type { RunDirectory, Runs } from '../../ports/runs.ts';
import { defineEntity } from './entity.ts';
import { dueKeys } from './shards.ts';
import { type Table, won } from './table.ts';

const runSchema = z.object({
  runId: z.string(),
  workflow: z.enum(WORKFLOWS),
  businessId: z.string(),
  clientId: z.string().optional(),
  state: z.enum(['running', 'ended', 'parked']),
  attempt: z.int(),
  releases: z.int().optional(),
  hints: z.int(),
  hintsSeen: z.int(),
  end: z.string().optional(),
  lastFailure: z.string().optional(),
  parkedReason: z.string().optional(),
  correlationId: z.string(),
  requestedBy: z.string().optional(),
  startedAt: z.string(),
  attemptAt: z.string(),
  endedAt: z.string().optional(),
  checkAt: z.string().optional(),
  version: z.int(),
});

const keyOf = (runId: string) => ({ pk: `RUN#${runId}`, sk: 'RUN' });

const entity = defineEntity<Run & { checkAt?: string | undefined }>('run', runSchema, (run) => ({
  ...keyOf(run.runId),
  ...(run.clientId === undefined
    ? {}
    : { gsi1pk: `CLIENT#${run.clientId}`, gsi1sk: `RUN#${run.startedAt}#${run.runId}` }),
  gsi2pk: `RUNS#${run.workflow}`,
  gsi2sk: `${run.startedAt}#${run.runId}`,
  ...dueKeys(`run:${run.runId}`, run.state === 'running' || heldBy(run) !== undefined ? run.checkAt : undefined),
}));

/** Runs in the table. `checkInterval` (seconds): when the sweep looks at an unended run next. */
export function createRuns(table: Table, clock: { now(): Date }, checkInterval: number): Runs & RunDirectory {
  const scheduled = (run: Run) => ({
    ...run,
    checkAt: new Date(clock.now().getTime() + checkInterval * 1000).toISOString(),
  });
  return {
    begin: (run: Run, fact: LedgerFact) => won(table.commit([table.create(entity.toItem(scheduled(run)))], [fact])),
    async read(runId) {
      const { pk, sk } = keyOf(runId);
      const item = await table.get(pk, sk);
      return item === undefined ? undefined : entity.fromItem(item);
    },
    replace: (run, facts) =>
      table.commit([table.replace(entity.toItem({ ...scheduled(run), version: run.version + 1 }))], facts),
    hint: (runId) =>
      won(
        table.commit([
          table.update(keyOf(runId), {
            set: 'SET #hints = #hints + :one, #version = #version + :one',
            condition: '#state = :running',
            names: { '#hints': 'hints', '#version': 'version', '#state': 'state' },
            values: { ':one': 1, ':running': 'running' },
          }),
        ]),
      ),
    async ofWorkflow(workflow: WorkflowName) {
      return (await table.query(`RUNS#${workflow}`, { index: 'gsi2', newestFirst: true, limit: 500 })).map(
        entity.fromItem,
      );
    },
    async ofClient(clientId) {
      return (await table.query(`CLIENT#${clientId}`, { index: 'gsi1', prefix: 'RUN#', newestFirst: true })).map(
        entity.fromItem,
      );
    },
  };
}
