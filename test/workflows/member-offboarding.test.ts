import { describe, expect, it } from 'vitest';
import { allOf, missingIn } from '../support/workflow-coverage.ts';
import { failingInside, workflowDefinition } from '../support/workflow-definition.ts';
import { machineUnderTest } from '../support/workflow-machine.ts';
import { asked, holds, returns, throws, took } from '../support/workflow-script.ts';
import { applied, found, OFFBOARDED, STEP_DONE } from './audit-scripts.ts';
import { CLOSED, FAILED, PARKED } from './invitation-scripts.ts';
import { HELD_APPROVAL } from './provisioning-scripts.ts';

const RUN = { runId: 'r-1' };
const definition = workflowDefinition('member-offboarding');
const machine = machineUnderTest('member-offboarding', definition, RUN);
/** A child of the Map catches every failure of its own; what AWS itself ends is played by a last state that fails. */
const broken = machineUnderTest('member-offboarding', failingInside(definition, 'RemoveAccess', 'ShardEnded'), RUN);

const FOUND = ['FindAccess', 'WasFound'];
const REMOVED = ['RemoveAccess', 'TellPeople', 'EndOffboarding', ...CLOSED];
const WHOLE = [...FOUND, ...HELD_APPROVAL, ...REMOVED];
const upTo = (state: string) => WHOLE.slice(0, WHOLE.indexOf(state) + 1);
const times = (count: number) => Array.from({ length: count });

describe.concurrent('member-offboarding', () => {
  it('goes from the access over approval to the report, and hands each step its ids only', async () => {
    const run = await machine.run(OFFBOARDED);
    expect(run.status).toBe('SUCCEEDED');
    expect(run.path).toEqual(WHOLE);
    for (const state of ['FindAccess', 'AskApproval', 'TellPeople']) expect(run.inputsOf(state)).toEqual([RUN]);
    for (const state of ['ApplyRemedies', 'TellRemedies', 'SealEvidence']) {
      expect(run.inputsOf(state)).toEqual([{ ...RUN, shard: 0 }]);
    }
    expect(run.inputsOf('TakeApproval')).toEqual([{ ...RUN, waitId: 'w-approval' }]);
    expect(run.inputsOf('CloseRun')).toEqual([{ ...RUN, end: 'done' }]);
  });

  it('asks nobody where the policy needs no approval', async () => {
    const run = await machine.run({ ...OFFBOARDED, FindAccess: found('remove', [0]) });
    expect(run.path).toEqual([...FOUND, ...REMOVED]);
  });

  it('reports also where nothing is to be removed', async () => {
    const run = await machine.run({ ...OFFBOARDED, FindAccess: found('remove', []) });
    expect(run.path).toEqual([...FOUND, ...REMOVED]);
    expect(run.inputsOf('ApplyRemedies')).toEqual([]);
  });

  it('closes under the end that the first step names where it is over', async () => {
    const run = await machine.run({ ...OFFBOARDED, FindAccess: found('over', [], 'cancelled') });
    expect(run.path).toEqual([...FOUND, 'EndAfterFind', ...CLOSED]);
    expect(run.inputsOf('CloseRun')).toEqual([{ ...RUN, end: 'cancelled' }]);
  });

  it('closes under the end that asking names where it is over', async () => {
    const run = await machine.run({ ...OFFBOARDED, AskApproval: returns({ verdict: 'over', end: 'cancelled' }) });
    expect(run.path).toEqual([...FOUND, 'AskApproval', 'WasAskedApproval', 'EndAfterAskApproval', ...CLOSED]);
    expect(run.inputsOf('CloseRun')).toEqual([{ ...RUN, end: 'cancelled' }]);
  });

  it('parks the run where nobody may approve', async () => {
    const run = await machine.run({
      ...OFFBOARDED,
      AskApproval: returns({ verdict: 'unmet', reason: 'policy-unmet' }),
    });
    expect(run.status).toBe('SUCCEEDED');
    expect(run.path).toEqual([...FOUND, 'AskApproval', 'WasAskedApproval', 'ParkUnmetPolicy', ...PARKED]);
    expect(run.inputsOf('ParkRun')).toEqual([{ ...RUN, reason: 'policy-unmet' }]);
  });

  it.each(['declined', 'expired', 'withdrawn'])('removes nothing where approval was %s', async (result) => {
    const run = await machine.run({ ...OFFBOARDED, TakeApproval: took(result, `approval-${result}`) });
    expect(run.path).toEqual([...FOUND, ...HELD_APPROVAL, 'EndAfterApproval', ...CLOSED]);
    expect(run.inputsOf('ApplyRemedies')).toEqual([]);
    expect(run.inputsOf('CloseRun')).toEqual([{ ...RUN, end: `approval-${result}` }]);
  });

  it('looks again from the start, with nothing but the run, where a hint came meanwhile', async () => {
    const run = await machine.run({
      ...OFFBOARDED,
      FindAccess: [...found('over', [], 'cancelled'), ...found('remove', [0])],
      CloseRun: [...returns({ verdict: 'look-again' }), ...returns({ verdict: 'ended' })],
    });
    const first = [...FOUND, 'EndAfterFind', 'CloseRun', 'WasClosed', 'LookAgain'];
    expect(run.path).toEqual([...first, ...FOUND, ...REMOVED]);
    const left = run.events.find((event) => event.stateExitedEventDetails?.name === 'LookAgain');
    expect(JSON.parse(left?.stateExitedEventDetails?.output ?? '')).toEqual(RUN);
  });

  it('goes on after steps that failed once', async () => {
    const once = Object.fromEntries(
      ['FindAccess', 'AskApproval', 'TakeApproval', 'ApplyRemedies', 'TellPeople', 'CloseRun'].map((state) => [
        state,
        [...throws(1), ...(OFFBOARDED[state] ?? [])],
      ]),
    );
    const run = await machine.run({ ...OFFBOARDED, ...once });
    expect(run.status).toBe('SUCCEEDED');
    expect(run.path).toEqual(WHOLE);
  });

  it.each(['FindAccess', 'AskApproval', 'TakeApproval', 'TellPeople', 'CloseRun'])(
    'notes the failure, and fails, where %s fails for good',
    async (state) => {
      const run = await machine.run({ ...OFFBOARDED, [state]: throws(machine.triesOf(state)) });
      expect(run).toMatchObject({ status: 'FAILED', error: 'AttemptFailed' });
      expect(run.path).toEqual([...upTo(state), ...FAILED]);
      expect(run.inputsOf(state)).toHaveLength(machine.triesOf(state));
      expect(run.inputsOf('NoteFailure')).toEqual([{ ...RUN, error: expect.stringMatching(/\w/) }]);
    },
  );

  it('notes the failure where parking fails for good, and fails all the same where that cannot be noted', async () => {
    const run = await machine.run({
      ...OFFBOARDED,
      AskApproval: returns({ verdict: 'unmet', reason: 'policy-unmet' }),
      ParkRun: throws(machine.triesOf('ParkRun')),
      NoteFailure: throws(machine.triesOf('NoteFailure')),
    });
    expect(run.status).toBe('FAILED');
    expect(run.path.slice(-3)).toEqual(['ParkRun', ...FAILED]);
  });

  it('notes the failure, and fails, where a child of RemoveAccess is broken off', async () => {
    const run = await broken.run(OFFBOARDED);
    expect(run).toMatchObject({ status: 'FAILED', error: 'AttemptFailed' });
    expect(run.path).toEqual([...upTo('RemoveAccess'), ...FAILED]);
  });

  it('holds again where holding failed once, and notes the failure where it always does', async () => {
    const again = await machine.run({ ...OFFBOARDED, HoldApproval: [...holds('fail'), ...holds('resume-at-once')] });
    expect(again.path).toEqual(WHOLE);
    const never = Array.from({ length: machine.triesOf('HoldApproval') }, () => holds('fail')).flat();
    const failed = await machine.run({ ...OFFBOARDED, HoldApproval: never });
    expect(failed.path).toEqual([...upTo('HoldApproval'), ...FAILED]);
  });

  it('reads the outcome where nobody ends the wait', async () => {
    const silent = { HoldApproval: holds('stay-silent'), TakeApproval: took('expired', 'approval-expired') };
    const run = await machine.run({ ...OFFBOARDED, ...silent }, { short: true });
    expect(run.path).toEqual([...FOUND, ...HELD_APPROVAL, 'EndAfterApproval', ...CLOSED]);
  });

  it('removes from every shard, also beside one that fails for good and one that needs a person', async () => {
    const run = await machine.run({
      ...OFFBOARDED,
      ...STEP_DONE,
      FindAccess: found('remove', [0, 1, 2]),
      'ApplyRemedies 0': throws(machine.triesOf('ApplyRemedies')),
      'ApplyRemedies 1': [...applied('person', 5), ...applied()],
      'ApplyRemedies 2': [...applied('more'), ...applied()],
      AskRemedyStep: asked('w-step'),
      TellRemedies: times(2).flatMap(() => returns({ told: 1 })),
      SealEvidence: times(2).flatMap(() => returns({ packs: 1 })),
      TellPeople: returns({ end: 'partly' }),
    });
    expect(run.status).toBe('SUCCEEDED');
    expect(run.path).toEqual([...FOUND, ...REMOVED]);
    expect(run.inputsOf('AskRemedyStep')).toEqual([{ ...RUN, shard: 1, item: 5 }]);
    const sealed = run.inputsOf('SealEvidence').map((input) => (input as { shard: number }).shard);
    expect(sealed.sort()).toEqual([1, 2]);
    expect(run.inputsOf('NoteFailure')).toEqual([]);
    expect(run.inputsOf('CloseRun')).toEqual([{ ...RUN, end: 'partly' }]);
    const outputOf = (state: string) =>
      run.events.find((event) => event.stateExitedEventDetails?.name === state)?.stateExitedEventDetails?.output ?? '';
    expect(outputOf('RemoveAccess')).toBe(outputOf('WasFound'));
  });
});

describe('the tests above', () => {
  it('enter every state and take every way out of it', () => {
    const { states, branches } = allOf(definition);
    const taken = new Set([...machine.coverage.branches, ...broken.coverage.branches]);
    expect(missingIn(machine.coverage.states, states)).toEqual([]);
    expect(missingIn(taken, branches)).toEqual([]);
    expect(missingIn(branches, taken)).toEqual([]);
  });
});
