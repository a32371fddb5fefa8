import { describe, expect, it } from 'vitest';
import { allOf, missingIn } from '../support/workflow-coverage.ts';
import { failingInside, innerMachine, workflowDefinition } from '../support/workflow-definition.ts';
import { machineUnderTest } from '../support/workflow-machine.ts';
import { asked, returns, type Script, throws, took } from '../support/workflow-script.ts';
import { applied, decided, SHARD as PLAIN, STEP_DONE } from './audit-scripts.ts';

const SHARD = { runId: 'r-1', shard: 3 };
const APPLIED = ['ApplyRemedies', 'WereApplied'];
const ENDED = ['TellRemedies', 'SealEvidence', 'ShardEnded'];

/** A shard with one item that a person has to do, and does. */
const BY_HAND: Script = { ...PLAIN, ...STEP_DONE, ApplyRemedies: [...applied('person', 7), ...applied()] };

describe.each([
  { workflow: 'offboarding-audit', mapState: 'CarryOut', first: ['DecideRest', 'HasRemedies'] },
  { workflow: 'member-offboarding', mapState: 'RemoveAccess', first: [] },
] as const)('carrying out one shard of $workflow', ({ workflow, mapState, first }) => {
  const definition = innerMachine(workflowDefinition(workflow), mapState);
  const machine = machineUnderTest(workflow, definition, SHARD);
  const broken = machineUnderTest(workflow, failingInside(definition, 'AskPeople', 'StepEnded'), SHARD);

  describe.concurrent('its course', () => {
    it('goes from the remedies to the evidence, and hands each step its ids only', async () => {
      const run = await machine.run(PLAIN);
      expect(run.status).toBe('SUCCEEDED');
      expect(run.path).toEqual([...first, ...APPLIED, ...ENDED]);
      for (const state of [...first.slice(0, 1), 'ApplyRemedies', 'TellRemedies', 'SealEvidence']) {
        expect(run.inputsOf(state)).toEqual([SHARD]);
      }
    });

    it('goes on while more is left', async () => {
      const applying = { ApplyRemedies: [...applied('more'), ...throws(1), ...applied('more'), ...applied()] };
      const run = await machine.run({ ...PLAIN, ...applying });
      expect(run.path).toEqual([...first, ...APPLIED, ...APPLIED, ...APPLIED, ...ENDED]);
    });

    it('ends as it is where all outgoing changes are stopped: nobody is told, and nothing sealed', async () => {
      const stopped = returns({ verdict: 'stopped', items: [] });
      const run = await machine.run({ ...PLAIN, ApplyRemedies: stopped });
      expect(run.status).toBe('SUCCEEDED');
      expect(run.path).toEqual([...first, ...APPLIED, 'ShardEnded']);
    });

    it('asks people for what no API can do, all at once, and reads back after their answers', async () => {
      const run = await machine.run({
        ...BY_HAND,
        ApplyRemedies: [...applied('person', 2, 5, 9), ...applied()],
        'AskRemedyStep 2': asked('w-2'),
        'AskRemedyStep 5': asked('w-5'),
        'AskRemedyStep 9': asked('w-9'),
        HoldRemedyStep: [1, 2, 3].flatMap(() => STEP_DONE['HoldRemedyStep'] ?? []),
        TakeRemedyStep: [1, 2, 3].flatMap(() => took('done')),
      });
      expect(run.status).toBe('SUCCEEDED');
      expect(run.path).toEqual([...first, ...APPLIED, 'AskPeople', ...APPLIED, ...ENDED]);
      const inItems = [...run.inputsOf('AskRemedyStep')].sort((a, b) => itemOf(a) - itemOf(b));
      expect(inItems).toEqual([2, 5, 9].map((item) => ({ ...SHARD, item })));
      const waits = run.inputsOf('TakeRemedyStep').map((input) => (input as { waitId: string }).waitId);
      expect(waits.sort()).toEqual(['w-2', 'w-5', 'w-9']);
    });

    it('asks again, round after round, until nobody is needed', async () => {
      const run = await machine.run({
        ...BY_HAND,
        ApplyRemedies: [...applied('person', 7), ...applied('more'), ...applied('person', 8), ...applied()],
        AskRemedyStep: ['w-1', 'w-2'].flatMap(asked),
        HoldRemedyStep: [1, 2].flatMap(() => STEP_DONE['HoldRemedyStep'] ?? []),
        TakeRemedyStep: [...took('declined', 'declined'), ...took('done')],
      });
      const asking = [...APPLIED, 'AskPeople'];
      expect(run.path).toEqual([...first, ...asking, ...APPLIED, ...asking, ...APPLIED, ...ENDED]);
      expect(run.inputsOf('AskRemedyStep').map(itemOf)).toEqual([7, 8]);
    });

    it('keeps nothing of what people were asked: the payload does not grow with them', async () => {
      const run = await machine.run(BY_HAND);
      const outputs = run.events.flatMap(({ stateExitedEventDetails: exited }) =>
        exited !== undefined && ['WereApplied', 'AskPeople'].includes(exited.name ?? '') ? [exited.output] : [],
      );
      expect(outputs).toHaveLength(3);
      expect(outputs[1]).toBe(outputs[0]);
    });

    it('reads back also after a step of a person that failed for good', async () => {
      const failing = { AskRemedyStep: throws(machine.triesOf('AskRemedyStep')) };
      const run = await machine.run({ ...BY_HAND, ...failing });
      expect(run.path).toEqual([...first, ...APPLIED, 'AskPeople', ...APPLIED, ...ENDED]);
    });

    it.each(['ApplyRemedies', 'TellRemedies', 'SealEvidence'])(
      'ends, and fails nobody else, where %s fails for good',
      async (state) => {
        const run = await machine.run({ ...PLAIN, [state]: throws(machine.triesOf(state)) });
        expect(run.status).toBe('SUCCEEDED');
        const all = [...first, ...APPLIED, ...ENDED];
        expect(run.path).toEqual([...all.slice(0, all.indexOf(state) + 1), 'ShardEnded']);
        expect(run.inputsOf(state)).toHaveLength(machine.triesOf(state));
      },
    );

    it('ends, and fails nobody else, where asking people is broken off', async () => {
      const run = await broken.run(BY_HAND);
      expect(run.status).toBe('SUCCEEDED');
      expect(run.path).toEqual([...first, ...APPLIED, 'AskPeople', 'ShardEnded']);
    });

    it('returns nothing, whatever happened', async () => {
      const failing = { ...PLAIN, ApplyRemedies: throws(machine.triesOf('ApplyRemedies')) };
      const runs = [await machine.run(PLAIN), await machine.run(BY_HAND), await machine.run(failing)];
      expect(runs.map((run) => run.output)).toEqual(['{}', '{}', '{}']);
    });
  });

  if (first.length > 0) {
    describe.concurrent('the decision on the rest', () => {
      it('leads to evidence at once where it makes no remedies', async () => {
        const run = await machine.run({ ...PLAIN, DecideRest: decided('nothing') });
        expect(run.path).toEqual([...first, 'SealEvidence', 'ShardEnded']);
        expect(run.inputsOf('TellRemedies')).toEqual([]);
      });

      it('is tried again, and ends the shard where it fails for good', async () => {
        const once = await machine.run({ ...PLAIN, DecideRest: [...throws(1), ...decided()] });
        expect(once.path).toEqual([...first, ...APPLIED, ...ENDED]);
        const never = await machine.run({ ...PLAIN, DecideRest: throws(machine.triesOf('DecideRest')) });
        expect(never.status).toBe('SUCCEEDED');
        expect(never.path).toEqual(['DecideRest', 'ShardEnded']);
      });
    });
  }

  describe('the tests above', () => {
    it('enter every state and take every way out of it', () => {
      const { states, branches } = allOf(definition);
      const taken = new Set([...machine.coverage.branches, ...broken.coverage.branches]);
      expect(missingIn(machine.coverage.states, states)).toEqual([]);
      expect(missingIn(taken, branches)).toEqual([]);
      expect(missingIn(branches, taken)).toEqual([]);
    });
  });
});

const itemOf = (input: unknown) => (input as { item: number }).item;
