import { describe, expect, it } from 'vitest';
import { allOf, missingIn } from '../support/workflow-coverage.ts';
import { workflowDefinition } from '../support/workflow-definition.ts';
import { machineUnderTest } from '../support/workflow-machine.ts';
import { asked, holds, returns, throws, took } from '../support/workflow-script.ts';
import { CLOSED, FAILED, PARKED } from './invitation-scripts.ts';
import { APPLIED, HELD_APPROVAL, PLANNED, PROVISIONED, person, planned, settled } from './provisioning-scripts.ts';

const RUN = { runId: 'r-1' };
const machine = machineUnderTest('access-provisioning', workflowDefinition('access-provisioning'), RUN);

/** Ways that no step can bring about. */
const NEVER_TAKEN: Readonly<Record<string, string>> = {
  'ApplyPlan -[States.ALL]-> NoteFailure':
    'Every state of a line catches its own failure, and the items are what the contract of PlanAccess lets through.',
};

describe.concurrent('access-provisioning', () => {
  it('goes from inspection over approval to the rules, and hands each step its ids only', async () => {
    const run = await machine.run(PROVISIONED);
    expect(run.status).toBe('SUCCEEDED');
    expect(run.path).toEqual([...PLANNED, ...HELD_APPROVAL, ...APPLIED, ...CLOSED]);
    expect(run.inputsOf('ApplyAccess')).toEqual([{ ...RUN, item: 0 }]);
    expect(run.inputsOf('TellClientAdmins')).toEqual([RUN]);
    expect(run.inputsOf('CloseRun')).toEqual([{ ...RUN, end: 'provisioned' }]);
  });

  it('asks nobody about a plan that needs no approval', async () => {
    const run = await machine.run({ ...PROVISIONED, PlanAccess: planned('apply', [0]) });
    expect(run.path).toEqual([...PLANNED, ...APPLIED, ...CLOSED]);
  });

  it('tells and closes where there is nothing to do', async () => {
    const run = await machine.run({ ...PROVISIONED, PlanAccess: planned('apply', []) });
    expect(run.path).toEqual([...PLANNED, ...APPLIED, ...CLOSED]);
    expect(run.inputsOf('ApplyAccess')).toEqual([]);
  });

  it('runs in observe mode through the same states, with lines that are settled and nobody told', async () => {
    const run = await machine.run({
      ...PROVISIONED,
      PlanAccess: planned('apply', [0, 1]),
      ApplyAccess: [...settled(), ...settled()],
      TellClientAdmins: returns({ told: 0 }),
      PublishPortalRules: returns({ end: 'partly' }),
    });
    expect(run.path).toEqual([...PLANNED, ...APPLIED, ...CLOSED]);
    expect(run.inputsOf('CloseRun')).toEqual([{ ...RUN, end: 'partly' }]);
  });

  it('closes under the end that the last step names, also where access ended in part', async () => {
    const run = await machine.run({
      ...PROVISIONED,
      PlanAccess: planned('apply', [0]),
      PublishPortalRules: returns({ end: 'ended-partly' }),
    });
    expect(run.path).toEqual([...PLANNED, ...APPLIED, ...CLOSED]);
    expect(run.inputsOf('CloseRun')).toEqual([{ ...RUN, end: 'ended-partly' }]);
  });

  it('parks the run where the portal cannot be read', async () => {
    const unreadable = returns({ verdict: 'unreadable', end: 'connection-revoked' });
    const run = await machine.run({ ...PROVISIONED, InspectPortal: unreadable });
    expect(run.status).toBe('SUCCEEDED');
    expect(run.path).toEqual(['InspectPortal', 'WasRead', 'ParkUnreadable', ...PARKED]);
    expect(run.inputsOf('ParkRun')).toEqual([{ ...RUN, reason: 'connection-revoked' }]);
  });

  it('closes where a rule refuses the plan', async () => {
    const run = await machine.run({ ...PROVISIONED, PlanAccess: planned('refused', [], 'refused') });
    expect(run.path).toEqual([...PLANNED, 'EndRefused', ...CLOSED]);
    expect(run.inputsOf('CloseRun')).toEqual([{ ...RUN, end: 'refused' }]);
  });

  it('parks the run where the policy names nobody', async () => {
    const unmet = returns({ verdict: 'unmet', reason: 'policy-nobody' });
    const run = await machine.run({ ...PROVISIONED, AskApproval: unmet });
    expect(run.path).toEqual([...PLANNED, 'AskApproval', 'WasAskedApproval', 'ParkUnmetPolicy', ...PARKED]);
    expect(run.inputsOf('ParkRun')).toEqual([{ ...RUN, reason: 'policy-nobody' }]);
    expect(run.inputsOf('ApplyAccess')).toEqual([]);
  });

  it('closes where asking finds the engagement over', async () => {
    const over = returns({ verdict: 'over', end: 'withdrawn' });
    const run = await machine.run({ ...PROVISIONED, AskApproval: over });
    expect(run.path).toEqual([...PLANNED, 'AskApproval', 'WasAskedApproval', 'EndAfterAskApproval', ...CLOSED]);
    expect(run.inputsOf('CloseRun')).toEqual([{ ...RUN, end: 'withdrawn' }]);
  });

  it.each([
    ['declined', 'declined'],
    ['expired', 'approval-expired'],
    ['withdrawn', 'withdrawn'],
  ])('changes nothing where the plan was %s', async (result, end) => {
    const run = await machine.run({ ...PROVISIONED, TakeApproval: took(result, end) });
    expect(run.path).toEqual([...PLANNED, ...HELD_APPROVAL, 'EndAfterApproval', ...CLOSED]);
    expect(run.inputsOf('ApplyAccess')).toEqual([]);
    expect(run.inputsOf('CloseRun')).toEqual([{ ...RUN, end }]);
  });

  it('looks again from the start, with nothing but the run, where a hint came meanwhile', async () => {
    const run = await machine.run({
      ...PROVISIONED,
      InspectPortal: [...returns({ verdict: 'read' }), ...returns({ verdict: 'read' })],
      PlanAccess: [...planned('refused', [], 'refused'), ...planned('apply', [0])],
      CloseRun: [...returns({ verdict: 'look-again' }), ...returns({ verdict: 'ended' })],
    });
    const first = [...PLANNED, 'EndRefused', 'CloseRun', 'WasClosed', 'LookAgain'];
    expect(run.path).toEqual([...first, ...PLANNED, ...APPLIED, ...CLOSED]);
    const left = run.events.find((event) => event.stateExitedEventDetails?.name === 'LookAgain');
    expect(JSON.parse(left?.stateExitedEventDetails?.output ?? '')).toEqual(RUN);
  });

  it('goes on after a step that failed once', async () => {
    const once = Object.fromEntries(
      ['InspectPortal', 'PlanAccess', 'ApplyAccess', 'PublishPortalRules'].map((state) => [
        state,
        [...throws(1), ...(PROVISIONED[state] ?? [])],
      ]),
    );
    const run = await machine.run({ ...PROVISIONED, ...once });
    expect(run.status).toBe('SUCCEEDED');
    expect(run.path).toEqual([...PLANNED, ...HELD_APPROVAL, ...APPLIED, ...CLOSED]);
  });

  const upTo = (state: string) => {
    const all = [...PLANNED, ...HELD_APPROVAL, ...APPLIED, ...CLOSED];
    return all.slice(0, all.indexOf(state) + 1);
  };
  it.each([
    'InspectPortal',
    'PlanAccess',
    'AskApproval',
    'TakeApproval',
    'TellClientAdmins',
    'PublishPortalRules',
    'CloseRun',
  ])('notes the failure, and fails, where %s fails for good', async (state) => {
    const run = await machine.run({ ...PROVISIONED, [state]: throws(machine.triesOf(state)) });
    expect(run).toMatchObject({ status: 'FAILED', error: 'AttemptFailed' });
    expect(run.path).toEqual([...upTo(state), ...FAILED]);
    expect(run.inputsOf(state)).toHaveLength(machine.triesOf(state));
    expect(run.inputsOf('NoteFailure')).toEqual([{ ...RUN, error: expect.stringMatching(/\w/) }]);
  });

  it('notes the failure where parking fails for good, and fails all the same where that cannot be noted', async () => {
    const unreadable = returns({ verdict: 'unreadable', end: 'connection-revoked' });
    const failing = {
      ParkRun: throws(machine.triesOf('ParkRun')),
      NoteFailure: throws(machine.triesOf('NoteFailure')),
    };
    const run = await machine.run({ ...PROVISIONED, InspectPortal: unreadable, ...failing });
    expect(run.status).toBe('FAILED');
    expect(run.path.slice(-3)).toEqual(['ParkRun', ...FAILED]);
  });

  it('holds again where holding failed once, and notes the failure where it always does', async () => {
    const again = await machine.run({ ...PROVISIONED, HoldApproval: [...holds('fail'), ...holds('resume-at-once')] });
    expect(again.path).toEqual([...PLANNED, ...HELD_APPROVAL, ...APPLIED, ...CLOSED]);
    const never = Array.from({ length: machine.triesOf('HoldApproval') }, () => holds('fail')).flat();
    const failed = await machine.run({ ...PROVISIONED, HoldApproval: never });
    expect(failed.path).toEqual([...upTo('HoldApproval'), ...FAILED]);
  });

  it('reads the outcome where nobody ends the wait', async () => {
    const silent = { HoldApproval: holds('stay-silent'), TakeApproval: took('expired', 'approval-expired') };
    const run = await machine.run({ ...PROVISIONED, ...silent }, { short: true });
    expect(run.path).toEqual([...PLANNED, ...HELD_APPROVAL, 'EndAfterApproval', ...CLOSED]);
  });

  it('applies every line, also beside one that fails for good and one that needs a person', async () => {
    const run = await machine.run({
      ...PROVISIONED,
      PlanAccess: planned('apply', [0, 2, 3, 5, 8]),
      'ApplyAccess 0': settled(),
      'ApplyAccess 2': throws(machine.triesOf('ApplyAccess')),
      'ApplyAccess 3': [...person(), ...settled()],
      'ApplyAccess 5': [...throws(1), ...settled()],
      'ApplyAccess 8': settled(),
      'AskManualStep 3': asked('w-manual'),
      HoldManualStep: holds(),
      TakeManualStep: took('done'),
      PublishPortalRules: returns({ end: 'partly' }),
    });
    expect(run.status).toBe('SUCCEEDED');
    expect(run.path).toEqual([...PLANNED, ...APPLIED, ...CLOSED]);
    const tries = (item: number) =>
      run.inputsOf('ApplyAccess').filter((input) => (input as { item: number }).item === item).length;
    expect([0, 2, 3, 5, 8].map(tries)).toEqual([1, machine.triesOf('ApplyAccess'), 2, 2, 1]);
    expect(run.inputsOf('AskManualStep')).toEqual([{ ...RUN, item: 3 }]);
    expect(run.inputsOf('NoteFailure')).toEqual([]);
    expect(run.inputsOf('TellClientAdmins')).toEqual([RUN]);
    expect(run.inputsOf('CloseRun')).toEqual([{ ...RUN, end: 'partly' }]);
  });

  it('keeps nothing of what the lines returned: the payload does not grow with them', async () => {
    const items = Array.from({ length: 12 }, (_, item) => item);
    const run = await machine.run({
      ...PROVISIONED,
      PlanAccess: planned('apply', items),
      ApplyAccess: items.flatMap(() => settled()),
    });
    const outputOf = (state: string) =>
      run.events.find((event) => event.stateExitedEventDetails?.name === state)?.stateExitedEventDetails?.output ?? '';
    expect(run.inputsOf('ApplyAccess')).toHaveLength(items.length);
    expect(outputOf('ApplyPlan')).toBe(outputOf('WasPlanned'));
  });
});

describe('the tests above', () => {
  it('enter every state and take every way out of it that can be taken', () => {
    const { states, branches } = allOf(machine.definition);
    expect(missingIn(machine.coverage.states, states)).toEqual([]);
    expect(missingIn(machine.coverage.branches, branches)).toEqual(Object.keys(NEVER_TAKEN));
  });

  it('take no way that the definition does not have', () => {
    expect(missingIn(allOf(machine.definition).branches, machine.coverage.branches)).toEqual([]);
  });
});
