import { describe, expect, it } from 'vitest';
import { schema } from '../../../functions/start-audit/schema.ts';
import { createStartAudit } from '../../../functions/start-audit/start-audit.ts';
import { AUDIT_ID } from '../../../shared/domain/audit/audit.ts';
import type { Run } from '../../../shared/domain/run.ts';
import { createBeginAudit, requestedAuditId, scheduledAuditId } from '../../../shared/services/audits/begin-audit.ts';
import { createBeginRun } from '../../../shared/services/runs/begin-run.ts';
import { createMemoryAudits } from '../../support/memory/audits.ts';
import { createFakeClock } from '../../support/memory/clock.ts';
import { createCollection } from '../../support/memory/collection.ts';
import { CrashError, createEffects } from '../../support/memory/effects.ts';
import { createMemoryLedger } from '../../support/memory/ledger.ts';

function setUp(start = '2026-10-04T23:30:00.000Z') {
  const effects = createEffects();
  const ledger = createMemoryLedger(effects);
  const clock = createFakeClock(start);
  const kept = createMemoryAudits({ effects, ledger });
  const runs = createCollection<Run>('runs', { effects, ledger }, (run) => run.runId);
  const started: string[] = [];
  let hints = 0;
  const beginRun = createBeginRun({
    runs: {
      begin: runs.create,
      read: runs.read,
      replace: runs.replace,
      hint: async () => {
        hints += 1;
        return true;
      },
    },
    executions: {
      start: (_workflow, runId) => effects.run('start', () => void started.push(runId)),
      state: async () => 'running',
      stop: async () => undefined,
    },
    clock,
  });
  const beginAudit = createBeginAudit({ ...kept, runs, beginRun, appVersion: '1.2.3', clock });
  const startAudit = createStartAudit({ beginAudit, timeZone: 'Europe/Berlin', clock });
  return { ...kept, effects, ledger, runs, started, hints: () => hints, startAudit };
}

const QUARTERLY = { kind: 'review', scope: { kind: 'all' } } as const;

describe('an audit by schedule', () => {
  it('is of the day in the agency’s zone, and starts one run', async () => {
    const { audits, startAudit, started, ledger } = setUp();
    expect(await startAudit(QUARTERLY, 'correlation-1')).toEqual({
      auditId: 'q-2026-10-05',
      runId: 'offboarding-audit.q-2026-10-05',
      begun: true,
    });
    expect(await audits.read('q-2026-10-05')).toMatchObject({
      ...QUARTERLY,
      trigger: 'schedule',
      state: 'opening',
      appVersion: '1.2.3',
      requestedBy: undefined,
    });
    expect(started).toEqual(['offboarding-audit.q-2026-10-05']);
    expect(ledger.entries.map(({ stream, type }) => [stream, type])).toEqual([
      ['partner', 'audit-requested'],
      ['partner', 'run-started'],
    ]);
  });

  it('that fires twice starts one, and gives the run no hint', async () => {
    const { startAudit, started, hints, audits } = setUp();
    await startAudit(QUARTERLY, 'correlation-1');
    expect(await startAudit(QUARTERLY, 'correlation-2')).toMatchObject({ begun: false });
    expect([started.length, hints(), audits.all().length]).toEqual([1, 0, 1]);
  });

  it('that died at any effect is begun by the next firing', async () => {
    for (const nth of [1, 2, 3]) {
      for (const when of ['before', 'after'] as const) {
        const { startAudit, effects, audits, runs, ledger } = setUp();
        effects.dieAt(nth, when);
        await expect(startAudit(QUARTERLY, 'correlation-1')).rejects.toThrow(CrashError);
        await startAudit(QUARTERLY, 'correlation-2');
        expect([audits.all().length, runs.all().length, ledger.entries.length]).toEqual([1, 1, 2]);
      }
    }
  });

  it('has an id of its own for each kind, that fits into the names of executions', () => {
    const now = new Date('2026-10-05T05:00:00.000Z');
    const ids = (['review', 'drift', 'logins'] as const).map((kind) => scheduledAuditId(kind, now, 'Europe/Berlin'));
    expect(ids).toEqual(['q-2026-10-05', 'd-2026-10-05', 'l-2026-10-05']);
    for (const id of [...ids, requestedAuditId('01JABCDEFGHJKMNPQRSTVWXYZ0')]) expect(id).toMatch(AUDIT_ID);
  });

  it('takes what a schedule hands over, and nothing else', () => {
    expect(schema.safeParse(QUARTERLY).success).toBe(true);
    for (const wrong of [
      {},
      { kind: 'review' },
      { kind: 'yearly', scope: { kind: 'all' } },
      { ...QUARTERLY, scope: { kind: 'client' } },
    ])
      expect(schema.safeParse(wrong).success).toBe(false);
  });
});
