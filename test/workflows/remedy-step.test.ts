import { describe, expect, it } from 'vitest';
import { allOf, missingIn } from '../support/workflow-coverage.ts';
import { innerMachine, workflowDefinition } from '../support/workflow-definition.ts';
import { machineUnderTest } from '../support/workflow-machine.ts';
import { asked, holds, returns, throws, took } from '../support/workflow-script.ts';
import { STEP_DONE } from './audit-scripts.ts';

const ITEM = { runId: 'r-1', shard: 3, item: 7 };
const ROUND = ['AskRemedyStep', 'WasAskedRemedyStep', 'HoldRemedyStep', 'TakeRemedyStep'];

describe.each([
  ['offboarding-audit', 'CarryOut'],
  ['member-offboarding', 'RemoveAccess'],
  ['client-closure', 'RemoveAccess'],
] as const)('one remedy step of %s', (workflow, mapState) => {
  const definition = innerMachine(innerMachine(workflowDefinition(workflow), mapState), 'AskPeople');
  const machine = machineUnderTest(workflow, definition, ITEM);

  describe.concurrent('asked of a person', () => {
    it('is asked, held and taken', async () => {
      const run = await machine.run(STEP_DONE);
      expect(run.status).toBe('SUCCEEDED');
      expect(run.path).toEqual([...ROUND, 'StepEnded']);
      expect(run.inputsOf('AskRemedyStep')).toEqual([ITEM]);
      expect(run.inputsOf('HoldRemedyStep')).toEqual([{ waitId: 'w-step', taskToken: expect.stringMatching(/./) }]);
      expect(run.inputsOf('TakeRemedyStep')).toEqual([{ runId: 'r-1', waitId: 'w-step' }]);
    });

    it.each(['expired', 'withdrawn', 'declined'])('leaves it to the next reading what %s means', async (result) => {
      const run = await machine.run({ ...STEP_DONE, TakeRemedyStep: took(result) });
      expect(run.path).toEqual([...ROUND, 'StepEnded']);
    });

    it('waits for nobody where asking finds it over', async () => {
      const run = await machine.run({ ...STEP_DONE, AskRemedyStep: returns({ verdict: 'over', end: 'withdrawn' }) });
      expect(run.path).toEqual(['AskRemedyStep', 'WasAskedRemedyStep', 'StepEnded']);
    });

    it.each([
      ['AskRemedyStep', ['AskRemedyStep']],
      ['TakeRemedyStep', ROUND],
    ])('ends, and fails nobody else, where %s fails for good', async (state, path) => {
      const run = await machine.run({ ...STEP_DONE, [state]: throws(machine.triesOf(state)) });
      expect(run.status).toBe('SUCCEEDED');
      expect(run.path).toEqual([...path, 'StepEnded']);
      expect(run.inputsOf(state)).toHaveLength(machine.triesOf(state));
    });

    it('goes on after steps that failed once, and holds again', async () => {
      const run = await machine.run({
        AskRemedyStep: [...throws(1), ...asked('w-step')],
        HoldRemedyStep: [...holds('fail'), ...holds('resume-at-once')],
        TakeRemedyStep: [...throws(1), ...took('done')],
      });
      expect(run.path).toEqual([...ROUND, 'StepEnded']);
    });

    it('ends where the wait cannot be held', async () => {
      const never = Array.from({ length: machine.triesOf('HoldRemedyStep') }, () => holds('fail')).flat();
      const run = await machine.run({ ...STEP_DONE, HoldRemedyStep: never });
      expect(run.status).toBe('SUCCEEDED');
      expect(run.path).toEqual([...ROUND.slice(0, -1), 'StepEnded']);
    });

    it('reads the outcome where nobody ends the wait', async () => {
      const silent = { ...STEP_DONE, HoldRemedyStep: holds('stay-silent'), TakeRemedyStep: took('expired') };
      const run = await machine.run(silent, { short: true });
      expect(run.path).toEqual([...ROUND, 'StepEnded']);
    });

    it('returns nothing, whatever happened', async () => {
      const failing = { ...STEP_DONE, AskRemedyStep: throws(machine.triesOf('AskRemedyStep')) };
      const runs = [await machine.run(STEP_DONE), await machine.run(failing)];
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
});
