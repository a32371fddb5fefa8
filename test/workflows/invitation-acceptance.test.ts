import { describe, expect, it } from 'vitest';
import { allOf, missingIn } from '../support/workflow-coverage.ts';
import { workflowDefinition } from '../support/workflow-definition.ts';
import { machineUnderTest } from '../support/workflow-machine.ts';
import { asked, holds, returns, throws, took } from '../support/workflow-script.ts';
import {
  CLOSED,
  CONNECTED,
  FAILED,
  HELD_ACCEPTANCE,
  HELD_APPROVAL,
  HELD_CONNECTION,
  PARKED,
  REVIEWED,
  TO_THE_END,
} from './invitation-scripts.ts';

const RUN = { runId: 'r-1' };
const machine = machineUnderTest('invitation-acceptance', workflowDefinition('invitation-acceptance'), RUN);

describe.concurrent('invitation-acceptance', () => {
  it('goes from review to connected, and hands each step its ids only', async () => {
    const run = await machine.run(CONNECTED);
    expect(run.status).toBe('SUCCEEDED');
    expect(run.path).toEqual([...TO_THE_END, ...CLOSED]);
    expect(run.inputsOf('TakeApproval')).toEqual([{ ...RUN, waitId: 'w-approval' }]);
    expect(run.inputsOf('TakeAcceptance')).toEqual([{ ...RUN, waitId: 'w-acceptance' }]);
    expect(run.inputsOf('TakeConnection')).toEqual([{ ...RUN, waitId: 'w-connection' }]);
    expect(run.inputsOf('HoldConnection')).toEqual([{ waitId: 'w-connection', taskToken: expect.any(String) }]);
    expect(run.inputsOf('CloseRun')).toEqual([{ ...RUN, end: 'connected' }]);
  });

  it('goes on where the outcome is there before the wait is held', async () => {
    const atOnce = { HoldApproval: holds('resume-at-once'), HoldConnection: holds('resume-at-once') };
    const run = await machine.run({ ...CONNECTED, ...atOnce });
    expect(run.path).toEqual([...TO_THE_END, ...CLOSED]);
  });

  it('goes on where the client adds the users by hand', async () => {
    const started = returns({ engagementId: 'e-1', end: 'by-hand' });
    const run = await machine.run({ ...CONNECTED, TakeConnection: took('by-hand'), StartProvisioning: started });
    expect(run.path).toEqual([...TO_THE_END, ...CLOSED]);
    expect(run.inputsOf('CloseRun')).toEqual([{ ...RUN, end: 'by-hand' }]);
  });

  it.each(['withdrawn', 'declined', 'approval-expired'])('closes as %s where the review finds it over', async (end) => {
    const run = await machine.run({ ...CONNECTED, ReviewInvitation: returns({ verdict: 'over', end }) });
    expect(run.status).toBe('SUCCEEDED');
    expect(run.path).toEqual([...REVIEWED, 'EndAfterReview', ...CLOSED]);
    expect(run.inputsOf('CloseRun')).toEqual([{ ...RUN, end }]);
  });

  it.each([
    ['declined', 'declined'],
    ['expired', 'approval-expired'],
    ['withdrawn', 'withdrawn'],
  ])('closes where the approval was %s', async (result, end) => {
    const run = await machine.run({ ...CONNECTED, TakeApproval: took(result, end) });
    expect(run.path).toEqual([...REVIEWED, ...HELD_APPROVAL, 'EndAfterApproval', ...CLOSED]);
    expect(run.inputsOf('CloseRun')).toEqual([{ ...RUN, end }]);
  });

  it.each([
    ['declined', 'declined'],
    ['expired', 'acceptance-expired'],
    ['withdrawn', 'withdrawn'],
  ])('closes where the acceptance was %s', async (result, end) => {
    const run = await machine.run({ ...CONNECTED, TakeAcceptance: took(result, end) });
    expect(run.path).toEqual([...REVIEWED, ...HELD_APPROVAL, ...HELD_ACCEPTANCE, 'EndAfterAcceptance', ...CLOSED]);
    expect(run.inputsOf('CloseRun')).toEqual([{ ...RUN, end }]);
  });

  it.each([
    ['expired', 'connection-expired'],
    ['withdrawn', 'withdrawn'],
  ])('closes where the connection was %s', async (result, end) => {
    const run = await machine.run({ ...CONNECTED, TakeConnection: took(result, end) });
    const before = [...REVIEWED, ...HELD_APPROVAL, ...HELD_ACCEPTANCE, ...HELD_CONNECTION];
    expect(run.path).toEqual([...before, 'EndAfterConnection', ...CLOSED]);
    expect(run.inputsOf('CloseRun')).toEqual([{ ...RUN, end }]);
  });

  it.each([
    ['AskApproval', [...REVIEWED, 'AskApproval', 'WasAskedApproval', 'EndAfterAskApproval']],
    ['AskAcceptance', [...REVIEWED, ...HELD_APPROVAL, 'AskAcceptance', 'WasAskedAcceptance', 'EndAfterAskAcceptance']],
    [
      'AskConnection',
      [
        ...[...REVIEWED, ...HELD_APPROVAL, ...HELD_ACCEPTANCE, 'RegisterClient'],
        ...['AskConnection', 'WasAskedConnection', 'EndAfterAskConnection'],
      ],
    ],
  ])('closes where %s finds the invitation over', async (state, path) => {
    const run = await machine.run({ ...CONNECTED, [state]: returns({ verdict: 'over', end: 'withdrawn' }) });
    expect(run.path).toEqual([...path, ...CLOSED]);
    expect(run.inputsOf('CloseRun')).toEqual([{ ...RUN, end: 'withdrawn' }]);
  });

  it('parks the run where the policy names nobody', async () => {
    const unmet = returns({ verdict: 'unmet', reason: 'policy-nobody' });
    const run = await machine.run({ ...CONNECTED, AskApproval: unmet });
    expect(run.status).toBe('SUCCEEDED');
    expect(run.path).toEqual([...REVIEWED, 'AskApproval', 'WasAskedApproval', 'ParkUnmetPolicy', ...PARKED]);
    expect(run.inputsOf('ParkRun')).toEqual([{ ...RUN, reason: 'policy-nobody' }]);
    expect(run.inputsOf('CloseRun')).toEqual([]);
  });

  it('looks again from the start, with nothing but the run, where a hint came meanwhile', async () => {
    const run = await machine.run({
      ...CONNECTED,
      ReviewInvitation: [
        ...returns({ verdict: 'ask', end: 'running' }),
        ...returns({ verdict: 'over', end: 'withdrawn' }),
      ],
      TakeApproval: took('declined', 'declined'),
      CloseRun: [...returns({ verdict: 'look-again' }), ...returns({ verdict: 'ended' })],
    });
    const first = [...REVIEWED, ...HELD_APPROVAL, 'EndAfterApproval', 'CloseRun', 'WasClosed', 'LookAgain'];
    expect(run.path).toEqual([...first, ...REVIEWED, 'EndAfterReview', ...CLOSED]);
    expect(run.inputsOf('CloseRun')).toEqual([
      { ...RUN, end: 'declined' },
      { ...RUN, end: 'withdrawn' },
    ]);
    const left = run.events.find((event) => event.stateExitedEventDetails?.name === 'LookAgain');
    expect(JSON.parse(left?.stateExitedEventDetails?.output ?? '')).toEqual(RUN);
  });

  it('goes on after a step that failed once', async () => {
    const once = Object.fromEntries(
      Object.entries(CONNECTED)
        .filter(([state]) => ['ReviewInvitation', 'TakeApproval', 'RegisterClient', 'CloseRun'].includes(state))
        .map(([state, answers]) => [state, [...throws(1), ...answers]]),
    );
    const run = await machine.run({ ...CONNECTED, ...once });
    expect(run.status).toBe('SUCCEEDED');
    expect(run.path).toEqual([...TO_THE_END, ...CLOSED]);
    expect(run.inputsOf('RegisterClient')).toEqual([RUN, RUN]);
  });

  it.each([
    ['ReviewInvitation', ['ReviewInvitation']],
    ['AskApproval', [...REVIEWED, 'AskApproval']],
    ['TakeApproval', [...REVIEWED, ...HELD_APPROVAL.slice(0, -1)]],
    ['AskAcceptance', [...REVIEWED, ...HELD_APPROVAL, 'AskAcceptance']],
    ['TakeAcceptance', [...REVIEWED, ...HELD_APPROVAL, ...HELD_ACCEPTANCE.slice(0, -1)]],
    ['RegisterClient', [...REVIEWED, ...HELD_APPROVAL, ...HELD_ACCEPTANCE, 'RegisterClient']],
    ['AskConnection', [...REVIEWED, ...HELD_APPROVAL, ...HELD_ACCEPTANCE, ...HELD_CONNECTION.slice(0, 2)]],
    ['TakeConnection', [...REVIEWED, ...HELD_APPROVAL, ...HELD_ACCEPTANCE, ...HELD_CONNECTION.slice(0, -1)]],
    ['StartProvisioning', TO_THE_END.slice(0, -1)],
    ['CloseRun', [...TO_THE_END, 'CloseRun']],
  ])('notes the failure, and fails, where %s fails for good', async (state, path) => {
    const run = await machine.run({ ...CONNECTED, [state]: throws(machine.triesOf(state)) });
    expect(run).toMatchObject({ status: 'FAILED', error: 'AttemptFailed' });
    expect(run.path).toEqual([...path, ...FAILED]);
    expect(run.inputsOf(state)).toHaveLength(machine.triesOf(state));
    expect(run.inputsOf('NoteFailure')).toEqual([{ ...RUN, error: expect.stringMatching(/\w/) }]);
  });

  it('notes the failure where parking fails for good', async () => {
    const unmet = returns({ verdict: 'unmet', reason: 'policy-nobody' });
    const run = await machine.run({ ...CONNECTED, AskApproval: unmet, ParkRun: throws(machine.triesOf('ParkRun')) });
    expect(run.status).toBe('FAILED');
    expect(run.path.slice(-3)).toEqual(['ParkRun', ...FAILED]);
  });

  it('fails all the same where the failure cannot be noted', async () => {
    const run = await machine.run({
      ...CONNECTED,
      ReviewInvitation: throws(machine.triesOf('ReviewInvitation')),
      NoteFailure: throws(machine.triesOf('NoteFailure')),
    });
    expect(run).toMatchObject({ status: 'FAILED', error: 'AttemptFailed' });
    expect(run.path).toEqual(['ReviewInvitation', ...FAILED]);
    expect(run.inputsOf('NoteFailure')).toHaveLength(machine.triesOf('NoteFailure'));
  });

  it.each(['Approval', 'Acceptance', 'Connection'])('holds the %s again where holding failed once', async (wait) => {
    const run = await machine.run({ ...CONNECTED, [`Hold${wait}`]: [...holds('fail'), ...holds()] });
    expect(run.path).toEqual([...TO_THE_END, ...CLOSED]);
    expect(run.inputsOf(`Hold${wait}`)).toHaveLength(2);
  });

  it.each(['Approval', 'Acceptance', 'Connection'])('notes the failure where the %s cannot be held', async (wait) => {
    const never = Array.from({ length: machine.triesOf(`Hold${wait}`) }, () => holds('fail')).flat();
    const run = await machine.run({ ...CONNECTED, [`Hold${wait}`]: never });
    expect(run.status).toBe('FAILED');
    expect(run.path.slice(-3)).toEqual([`Hold${wait}`, ...FAILED]);
    expect(run.inputsOf(`Take${wait}`)).toEqual([]);
  });

  it.each([
    ['Approval', 'approval-expired'],
    ['Acceptance', 'acceptance-expired'],
    ['Connection', 'connection-expired'],
  ])('reads the outcome where nobody ends the wait for the %s', async (wait, end) => {
    const silent = { [`Hold${wait}`]: holds('stay-silent'), [`Take${wait}`]: took('expired', end) };
    const run = await machine.run({ ...CONNECTED, ...silent }, { short: true });
    expect(run.status).toBe('SUCCEEDED');
    expect(run.path.slice(-6)).toEqual([`Take${wait}`, expect.anything(), `EndAfter${wait}`, ...CLOSED]);
    expect(run.inputsOf(`Hold${wait}`)).toHaveLength(1);
  });

  it('goes on where the outcome came and its call was lost', async () => {
    const run = await machine.run({ ...CONNECTED, HoldApproval: holds('stay-silent') }, { short: true });
    expect(run.path).toEqual([...TO_THE_END, ...CLOSED]);
  });
});

describe('the tests above', () => {
  it('enter every state and take every way out of it', () => {
    const { states, branches } = allOf(machine.definition);
    expect(missingIn(machine.coverage.states, states)).toEqual([]);
    expect(missingIn(machine.coverage.branches, branches)).toEqual([]);
  });

  it('take no way that the definition does not have', () => {
    expect(missingIn(allOf(machine.definition).branches, machine.coverage.branches)).toEqual([]);
  });
});

describe('the script', () => {
  it('reports a payload that does not fit its contract', async () => {
    await expect(machine.run({ ...CONNECTED, AskApproval: asked('') })).rejects.toThrow('HoldApproval: its payload');
  });

  it('reports an answer that the real step could not give', async () => {
    const answer = returns({ verdict: 'ask', end: 'running', name: 'Harbour Bakery' });
    await expect(machine.run({ ...CONNECTED, ReviewInvitation: answer })).rejects.toThrow('no such answer');
  });

  it('reports a step that is called more often than it should be', async () => {
    await expect(machine.run({ ...CONNECTED, RegisterClient: throws(1) })).rejects.toThrow('called more often');
  });
});
