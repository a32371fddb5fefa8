import { describe, expect, it } from 'vitest';
import { allOf, missingIn } from '../support/workflow-coverage.ts';
import { innerMachine, workflowDefinition } from '../support/workflow-definition.ts';
import { machineUnderTest } from '../support/workflow-machine.ts';
import { throws } from '../support/workflow-script.ts';
import { read } from './audit-scripts.ts';

const SHARD = { runId: 'r-1', shard: 3 };
const definition = innerMachine(workflowDefinition('offboarding-audit'), 'ReadPortals');
const machine = machineUnderTest('offboarding-audit', definition, SHARD);

const READ = ['AuditPortals', 'IsShardRead'];

describe.concurrent('reading a shard', () => {
  it('ends where all of its portals are read', async () => {
    const run = await machine.run({ AuditPortals: read() });
    expect(run.status).toBe('SUCCEEDED');
    expect(run.path).toEqual([...READ, 'ShardRead']);
    expect(run.inputsOf('AuditPortals')).toEqual([SHARD]);
  });

  it('reads on while more is left, and hands each call the same ids', async () => {
    const run = await machine.run({ AuditPortals: [...read('more'), ...throws(1), ...read('more'), ...read()] });
    expect(run.path).toEqual([...READ, ...READ, ...READ, 'ShardRead']);
    expect(run.inputsOf('AuditPortals')).toEqual([SHARD, SHARD, SHARD, SHARD]);
  });

  it('ends, and fails nobody else, where it cannot be read', async () => {
    const run = await machine.run({ AuditPortals: [...read('more'), ...throws(machine.triesOf('AuditPortals'))] });
    expect(run.status).toBe('SUCCEEDED');
    expect(run.path).toEqual([...READ, 'AuditPortals', 'ShardRead']);
    expect(run.inputsOf('AuditPortals')).toHaveLength(1 + machine.triesOf('AuditPortals'));
  });

  it('returns nothing, whatever happened', async () => {
    const runs = [
      await machine.run({ AuditPortals: read() }),
      await machine.run({ AuditPortals: throws(machine.triesOf('AuditPortals')) }),
    ];
    expect(runs.map((run) => run.output)).toEqual(['{}', '{}']);
  });
});

describe('the tests above', () => {
  it('enter every state and take every way out of it', () => {
    const { states, branches } = allOf(machine.definition);
    expect(missingIn(machine.coverage.states, states)).toEqual([]);
    expect(missingIn(machine.coverage.branches, branches)).toEqual([]);
    expect(missingIn(branches, machine.coverage.branches)).toEqual([]);
  });
});
