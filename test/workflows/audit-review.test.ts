import { describe, expect, it } from 'vitest';
import { allOf, missingIn } from '../support/workflow-coverage.ts';
import { innerMachine, workflowDefinition } from '../support/workflow-definition.ts';
import { machineUnderTest } from '../support/workflow-machine.ts';
import { asked, holds, returns, type Script, throws, took } from '../support/workflow-script.ts';

const REVIEW = { runId: 'r-1', review: 4 };
const definition = innerMachine(workflowDefinition('offboarding-audit'), 'Review');
const machine = machineUnderTest('offboarding-audit', definition, REVIEW);

const ROUND = ['AskReview', 'WasAskedReview', 'HoldReview', 'TakeReview'];

/** A review that its reviewer submits. */
const SUBMITTED: Script = { AskReview: asked('w-review'), HoldReview: holds(), TakeReview: took('approved') };

describe.concurrent('one review', () => {
  it('is asked, held and taken', async () => {
    const run = await machine.run(SUBMITTED);
    expect(run.status).toBe('SUCCEEDED');
    expect(run.path).toEqual([...ROUND, 'ReviewEnded']);
    expect(run.inputsOf('AskReview')).toEqual([REVIEW]);
    expect(run.inputsOf('HoldReview')).toEqual([{ waitId: 'w-review', taskToken: expect.stringMatching(/./) }]);
    expect(run.inputsOf('TakeReview')).toEqual([{ runId: 'r-1', waitId: 'w-review' }]);
  });

  it.each(['expired', 'withdrawn', 'declined'])('ends where it was %s: the policy decides the rest', async (result) => {
    const run = await machine.run({ ...SUBMITTED, TakeReview: took(result) });
    expect(run.path).toEqual([...ROUND, 'ReviewEnded']);
  });

  it.each([
    { verdict: 'over', end: 'withdrawn' },
    { verdict: 'unmet', reason: 'nobody-may-decide' },
  ])('waits for nobody where asking answers $verdict', async (answer) => {
    const run = await machine.run({ ...SUBMITTED, AskReview: returns(answer) });
    expect(run.path).toEqual(['AskReview', 'WasAskedReview', 'ReviewEnded']);
  });

  it.each([
    ['AskReview', ['AskReview']],
    ['TakeReview', ROUND],
  ])('ends, and fails nobody else, where %s fails for good', async (state, path) => {
    const run = await machine.run({ ...SUBMITTED, [state]: throws(machine.triesOf(state)) });
    expect(run.status).toBe('SUCCEEDED');
    expect(run.path).toEqual([...path, 'ReviewEnded']);
    expect(run.inputsOf(state)).toHaveLength(machine.triesOf(state));
  });

  it('goes on after steps that failed once, and holds again', async () => {
    const run = await machine.run({
      AskReview: [...throws(1), ...asked('w-review')],
      HoldReview: [...holds('fail'), ...holds('resume-at-once')],
      TakeReview: [...throws(1), ...took('approved')],
    });
    expect(run.path).toEqual([...ROUND, 'ReviewEnded']);
  });

  it('ends where the wait cannot be held', async () => {
    const never = Array.from({ length: machine.triesOf('HoldReview') }, () => holds('fail')).flat();
    const run = await machine.run({ ...SUBMITTED, HoldReview: never });
    expect(run.status).toBe('SUCCEEDED');
    expect(run.path).toEqual([...ROUND.slice(0, -1), 'ReviewEnded']);
  });

  it('reads the outcome where nobody ends the wait', async () => {
    const silent = { ...SUBMITTED, HoldReview: holds('stay-silent'), TakeReview: took('expired') };
    const run = await machine.run(silent, { short: true });
    expect(run.path).toEqual([...ROUND, 'ReviewEnded']);
  });

  it('returns nothing, whatever happened', async () => {
    const failing = { ...SUBMITTED, AskReview: throws(machine.triesOf('AskReview')) };
    const runs = [await machine.run(SUBMITTED), await machine.run(failing)];
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
