import { describe, expect, it } from 'vitest';
import { allOf, missingIn } from '../support/workflow-coverage.ts';
import { innerMachine, workflowDefinition } from '../support/workflow-definition.ts';
import { machineUnderTest } from '../support/workflow-machine.ts';
import { asked, holds, returns, throws, took } from '../support/workflow-script.ts';
import { person, settled } from './provisioning-scripts.ts';

const LINE = { runId: 'r-1', item: 7 };
const definition = innerMachine(workflowDefinition('access-provisioning'), 'ApplyPlan');
const machine = machineUnderTest('access-provisioning', definition, LINE);

const APPLIED = ['ApplyAccess', 'WasSettled'];
const ROUND = ['AskManualStep', 'WasAskedManualStep', 'HoldManualStep', 'TakeManualStep'];

/** A line that a person has to change in the portal, and does. */
const BY_HAND = {
  ApplyAccess: [...person(), ...settled()],
  AskManualStep: asked('w-manual-1'),
  HoldManualStep: holds(),
  TakeManualStep: took('done'),
};

describe.concurrent('a line of a plan', () => {
  it('ends where it is settled', async () => {
    const run = await machine.run({ ApplyAccess: settled() });
    expect(run.status).toBe('SUCCEEDED');
    expect(run.path).toEqual([...APPLIED, 'LineEnded']);
    expect(run.inputsOf('ApplyAccess')).toEqual([LINE]);
  });

  it('asks a person, and reads back after the answer', async () => {
    const run = await machine.run(BY_HAND);
    expect(run.path).toEqual([...APPLIED, ...ROUND, ...APPLIED, 'LineEnded']);
    expect(run.inputsOf('AskManualStep')).toEqual([LINE]);
    expect(run.inputsOf('TakeManualStep')).toEqual([{ runId: 'r-1', waitId: 'w-manual-1' }]);
  });

  it('asks again, round after round, until nobody is needed', async () => {
    const run = await machine.run({
      ApplyAccess: [...person(), ...person(), ...person(), ...settled()],
      AskManualStep: ['w-manual-1', 'w-manual-2', 'w-manual-3'].flatMap(asked),
      HoldManualStep: [...holds(), ...holds('resume-at-once'), ...holds()],
      TakeManualStep: [...took('done'), ...took('declined', 'declined'), ...took('done')],
    });
    expect(run.path).toEqual([...[1, 2, 3].flatMap(() => [...APPLIED, ...ROUND]), ...APPLIED, 'LineEnded']);
    expect(run.inputsOf('TakeManualStep')).toEqual(
      ['w-manual-1', 'w-manual-2', 'w-manual-3'].map((waitId) => ({ runId: 'r-1', waitId })),
    );
  });

  it.each(['expired', 'withdrawn', 'declined'])(
    'leaves it to ApplyAccess what a step that was %s means',
    async (result) => {
      const run = await machine.run({ ...BY_HAND, TakeManualStep: took(result) });
      expect(run.path).toEqual([...APPLIED, ...ROUND, ...APPLIED, 'LineEnded']);
    },
  );

  it('ends unverified where asking finds it over', async () => {
    const run = await machine.run({ ...BY_HAND, AskManualStep: returns({ verdict: 'over', end: 'withdrawn' }) });
    expect(run.path).toEqual([...APPLIED, 'AskManualStep', 'WasAskedManualStep', 'LineEnded']);
  });

  it.each([
    ['ApplyAccess', ['ApplyAccess']],
    ['AskManualStep', [...APPLIED, 'AskManualStep']],
    ['TakeManualStep', [...APPLIED, ...ROUND]],
  ])('ends unverified, and fails nobody else, where %s fails for good', async (state, path) => {
    const run = await machine.run({ ...BY_HAND, [state]: throws(machine.triesOf(state)) });
    expect(run.status).toBe('SUCCEEDED');
    expect(run.path).toEqual([...path, 'LineEnded']);
    expect(run.inputsOf(state)).toHaveLength(machine.triesOf(state));
  });

  it('holds again where holding failed once', async () => {
    const run = await machine.run({ ...BY_HAND, HoldManualStep: [...holds('fail'), ...holds()] });
    expect(run.path).toEqual([...APPLIED, ...ROUND, ...APPLIED, 'LineEnded']);
  });

  it('ends unverified where the wait cannot be held', async () => {
    const never = Array.from({ length: machine.triesOf('HoldManualStep') }, () => holds('fail')).flat();
    const run = await machine.run({ ...BY_HAND, HoldManualStep: never });
    expect(run.path).toEqual([...APPLIED, ...ROUND.slice(0, -1), 'LineEnded']);
  });

  it('reads the outcome where nobody ends the wait', async () => {
    const run = await machine.run(
      { ...BY_HAND, HoldManualStep: holds('stay-silent'), TakeManualStep: took('expired') },
      { short: true },
    );
    expect(run.path).toEqual([...APPLIED, ...ROUND, ...APPLIED, 'LineEnded']);
  });

  it('returns nothing, whatever happened', async () => {
    const outputs = [await machine.run({ ApplyAccess: settled() }), await machine.run(BY_HAND)].map(
      (run) => run.events.find((event) => event.executionSucceededEventDetails)?.executionSucceededEventDetails?.output,
    );
    expect(outputs).toEqual(['{}', '{}']);
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
