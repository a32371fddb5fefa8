import { describe, expect, it } from 'vitest';
import { allOf, missingIn } from '../support/workflow-coverage.ts';
import { failingInside, innerMachine, workflowDefinition } from '../support/workflow-definition.ts';
import { machineUnderTest } from '../support/workflow-machine.ts';
import { asked, returns, type Script, throws, took } from '../support/workflow-script.ts';
import { applied, STEP_DONE } from './audit-scripts.ts';
import { CLOSED, FAILED } from './invitation-scripts.ts';

const RUN = { runId: 'r-1' };
const definition = workflowDefinition('client-closure');
const machine = machineUnderTest('client-closure', definition, RUN);
/** A child of the Map catches every failure of its own; what AWS itself ends is played by a last state that fails. */
const broken = machineUnderTest('client-closure', failingInside(definition, 'RemoveAccess', 'ShardEnded'), RUN);

const opened = (shards: readonly number[] = [0]) => returns({ verdict: 'remove', shards });
const over = returns({ verdict: 'over', shards: [0] });
const ENDED: Script = {
  OpenClosure: opened(),
  ApplyRemedies: applied(),
  UninstallApp: returns({ verdict: 'uninstalled' }),
  TellBoth: returns({ end: 'closed' }),
  SealEvidence: returns({ packs: 1 }),
  CloseRun: returns({ verdict: 'ended' }),
  NoteFailure: returns({ noted: true }),
};
const OPENED = ['OpenClosure', 'WasOpened'];
const REMOVED = ['RemoveAccess', 'UninstallApp', 'WasUninstalled'];
const TOLD = ['TellBoth', 'SealEvidence', 'EndClosure', ...CLOSED];
const WHOLE = [...OPENED, ...REMOVED, ...TOLD];
const upTo = (state: string) => WHOLE.slice(0, WHOLE.indexOf(state) + 1);

describe.concurrent('client-closure', () => {
  it('removes, uninstalls, tells and seals in this order, and hands each step its ids only', async () => {
    const run = await machine.run(ENDED);
    expect(run.status).toBe('SUCCEEDED');
    expect(run.path).toEqual(WHOLE);
    for (const state of ['OpenClosure', 'UninstallApp', 'TellBoth']) expect(run.inputsOf(state)).toEqual([RUN]);
    for (const state of ['ApplyRemedies', 'SealEvidence']) expect(run.inputsOf(state)).toEqual([{ ...RUN, shard: 0 }]);
    expect(run.inputsOf('CloseRun')).toEqual([{ ...RUN, end: 'closed' }]);
  });

  it('tells and seals also where the app is kept, because something is left', async () => {
    const kept = { UninstallApp: returns({ verdict: 'kept' }), TellBoth: returns({ end: 'closed-partly' }) };
    const run = await machine.run({ ...ENDED, ...kept });
    expect(run.path).toEqual(WHOLE);
    expect(run.inputsOf('CloseRun')).toEqual([{ ...RUN, end: 'closed-partly' }]);
  });

  it('begins anew, with nothing but the run, where somebody of ours was found just before uninstalling', async () => {
    const run = await machine.run({
      ...ENDED,
      OpenClosure: [...opened(), ...opened()],
      ApplyRemedies: [...applied(), ...applied()],
      UninstallApp: [...returns({ verdict: 'again' }), ...returns({ verdict: 'uninstalled' })],
    });
    expect(run.path).toEqual([...OPENED, ...REMOVED, 'LookAgain', ...WHOLE]);
    const left = run.events.find((event) => event.stateExitedEventDetails?.name === 'LookAgain');
    expect(JSON.parse(left?.stateExitedEventDetails?.output ?? '')).toEqual(RUN);
  });

  it('is held while all outgoing changes are stopped: it tells nobody, and goes on by its next attempt', async () => {
    const run = await machine.run({ ...ENDED, UninstallApp: returns({ verdict: 'stopped' }) });
    expect(run.status).toBe('SUCCEEDED');
    expect(run.path).toEqual([...OPENED, ...REMOVED, 'EndStopped', ...CLOSED]);
    expect(run.inputsOf('CloseRun')).toEqual([{ ...RUN, end: 'outgoing-stopped' }]);
  });

  it('tells and seals what an earlier attempt had ended, and removes nothing', async () => {
    const run = await machine.run({ ...ENDED, OpenClosure: over });
    expect(run.path).toEqual([...OPENED, ...TOLD]);
    expect(run.inputsOf('UninstallApp')).toEqual([]);
    expect(run.inputsOf('SealEvidence')).toEqual([{ ...RUN, shard: 0 }]);
  });

  it('looks again where a hint came meanwhile', async () => {
    const run = await machine.run({
      ...ENDED,
      OpenClosure: [...opened(), ...over],
      TellBoth: [1, 2].flatMap(() => returns({ end: 'closed' })),
      SealEvidence: [1, 2].flatMap(() => returns({ packs: 1 })),
      CloseRun: [...returns({ verdict: 'look-again' }), ...returns({ verdict: 'ended' })],
    });
    expect(run.path).toEqual([...WHOLE.slice(0, -1), 'LookAgain', ...OPENED, ...TOLD]);
  });

  it('goes on after steps that failed once', async () => {
    const steps = ['OpenClosure', 'ApplyRemedies', 'UninstallApp', 'TellBoth', 'SealEvidence', 'CloseRun'];
    const once = Object.fromEntries(steps.map((state) => [state, [...throws(1), ...(ENDED[state] ?? [])]]));
    const run = await machine.run({ ...ENDED, ...once });
    expect(run.status).toBe('SUCCEEDED');
    expect(run.path).toEqual(WHOLE);
  });

  it.each(['OpenClosure', 'UninstallApp', 'TellBoth', 'SealEvidence', 'CloseRun'])(
    'notes the failure, and fails, where %s fails for good',
    async (state) => {
      const run = await machine.run({ ...ENDED, [state]: throws(machine.triesOf(state)) });
      expect(run).toMatchObject({ status: 'FAILED', error: 'AttemptFailed' });
      expect(run.path).toEqual([...upTo(state), ...FAILED]);
      expect(run.inputsOf('NoteFailure')).toEqual([{ ...RUN, error: expect.stringMatching(/\w/) }]);
    },
  );

  it('fails all the same where the failure cannot be noted', async () => {
    const failing = { OpenClosure: throws(machine.triesOf('OpenClosure')) };
    const run = await machine.run({ ...ENDED, ...failing, NoteFailure: throws(machine.triesOf('NoteFailure')) });
    expect(run.status).toBe('FAILED');
    expect(run.path).toEqual(['OpenClosure', ...FAILED]);
  });

  it('notes the failure, and fails, where a child of RemoveAccess is broken off', async () => {
    const run = await broken.run(ENDED);
    expect(run).toMatchObject({ status: 'FAILED', error: 'AttemptFailed' });
    expect(run.path).toEqual([...upTo('RemoveAccess'), ...FAILED]);
  });

  it('uninstalls only after every shard, also beside one that fails for good; the step finds what is not settled', async () => {
    const run = await machine.run({
      ...ENDED,
      ...STEP_DONE,
      OpenClosure: opened([0, 1]),
      'ApplyRemedies 0': throws(machine.triesOf('ApplyRemedies')),
      'ApplyRemedies 1': [...applied('person', 5), ...applied()],
      AskRemedyStep: asked('w-step'),
      TakeRemedyStep: took('declined', 'declined'),
    });
    expect(run.path).toEqual(WHOLE);
    expect(run.inputsOf('AskRemedyStep')).toEqual([{ ...RUN, shard: 1, item: 5 }]);
  });
});

describe('the tests above', () => {
  it('enters every state and takes every way out of it', () => {
    const { states, branches } = allOf(definition);
    const taken = new Set([...machine.coverage.branches, ...broken.coverage.branches]);
    expect(missingIn(machine.coverage.states, states)).toEqual([]);
    expect(missingIn(taken, branches)).toEqual([]);
  });
});

describe('one shard of client-closure', () => {
  const SHARD = { runId: 'r-1', shard: 3 };
  const inner = innerMachine(definition, 'RemoveAccess');
  const shard = machineUnderTest('client-closure', inner, SHARD);
  const off = machineUnderTest('client-closure', failingInside(inner, 'AskPeople', 'StepEnded'), SHARD);
  const APPLIED = ['ApplyRemedies', 'WereApplied'];

  it('asks people for what no API can do, reads back after their answers, and returns nothing', async () => {
    const run = await shard.run({
      ...STEP_DONE,
      ApplyRemedies: [...applied('more'), ...applied('person', 7), ...applied()],
    });
    expect(run.path).toEqual([...APPLIED, ...APPLIED, 'AskPeople', ...APPLIED, 'ShardEnded']);
    expect(run.output).toBe('{}');
  });

  it('ends while all outgoing changes are stopped', async () => {
    const run = await shard.run({ ApplyRemedies: returns({ verdict: 'stopped', items: [] }) });
    expect(run.path).toEqual([...APPLIED, 'ShardEnded']);
  });

  it('ends, and fails nobody else, where it fails for good or asking is broken off', async () => {
    const failed = await shard.run({ ApplyRemedies: throws(shard.triesOf('ApplyRemedies')) });
    expect(failed.path).toEqual(['ApplyRemedies', 'ShardEnded']);
    const ended = await off.run({ ...STEP_DONE, ApplyRemedies: applied('person', 7) });
    expect(ended.path).toEqual([...APPLIED, 'AskPeople', 'ShardEnded']);
  });

  it('enters every state and takes every way out of it', () => {
    const { states, branches } = allOf(inner);
    const taken = new Set([...shard.coverage.branches, ...off.coverage.branches]);
    expect(missingIn(shard.coverage.states, states)).toEqual([]);
    expect(missingIn(taken, branches)).toEqual([]);
  });
});
