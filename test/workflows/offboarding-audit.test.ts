import { describe, expect, it } from 'vitest';
import { CONTRACTS } from '../support/workflow-contracts.ts';
import { allOf, missingIn } from '../support/workflow-coverage.ts';
import { failingInside, workflowDefinition } from '../support/workflow-definition.ts';
import { needsOf } from '../support/workflow-limits.ts';
import { machineUnderTest } from '../support/workflow-machine.ts';
import { asked, holds, returns, throws, took } from '../support/workflow-script.ts';
import { AUDITED, applied, assigned, decided, opened, read } from './audit-scripts.ts';
import { CLOSED, FAILED } from './invitation-scripts.ts';

const RUN = { runId: 'r-1' };
const definition = workflowDefinition('offboarding-audit');
const machine = machineUnderTest('offboarding-audit', definition, RUN);
/** A child of a Map catches every failure of its own; what AWS itself ends is played by a last state that fails. */
const broken = {
  ReadPortals: machineUnderTest('offboarding-audit', failingInside(definition, 'ReadPortals', 'ShardRead'), RUN),
  Review: machineUnderTest('offboarding-audit', failingInside(definition, 'Review', 'ReviewEnded'), RUN),
  CarryOut: machineUnderTest('offboarding-audit', failingInside(definition, 'CarryOut', 'ShardEnded'), RUN),
};

const READ = ['OpenAudit', 'ReadPortals', 'AssignReviews', 'IsReviewed'];
const ENDED = ['CloseAudit', 'EndAudit', ...CLOSED];
const WHOLE = [...READ, 'Review', 'CarryOut', ...ENDED];
const upTo = (state: string) => WHOLE.slice(0, WHOLE.indexOf(state) + 1);
/** Rounds inside shards: they are not in the history of the audit. */
const SHARD_ROUNDS = {
  'IsShardRead -> AuditPortals': 0,
  'WereApplied -> ApplyRemedies': 0,
  'AskPeople -> ApplyRemedies': 0,
};
const times = (count: number) => Array.from({ length: count });

describe.concurrent('offboarding-audit', () => {
  it('goes from the roster over the reviews to evidence, and hands each step its ids only', async () => {
    const run = await machine.run(AUDITED);
    expect(run.status).toBe('SUCCEEDED');
    expect(run.path).toEqual(WHOLE);
    for (const state of ['OpenAudit', 'AssignReviews', 'CloseAudit']) expect(run.inputsOf(state)).toEqual([RUN]);
    for (const state of ['AuditPortals', 'DecideRest', 'ApplyRemedies', 'TellRemedies', 'SealEvidence']) {
      expect(run.inputsOf(state)).toEqual([{ ...RUN, shard: 0 }]);
    }
    expect(run.inputsOf('AskReview')).toEqual([{ ...RUN, review: 0 }]);
    expect(run.inputsOf('CloseRun')).toEqual([{ ...RUN, end: 'green' }]);
  });

  it('carries out at once what a drift sweep may act on', async () => {
    const run = await machine.run({ ...AUDITED, AssignReviews: assigned('act') });
    expect(run.path).toEqual([...READ, 'CarryOut', ...ENDED]);
    expect(run.inputsOf('AskReview')).toEqual([]);
  });

  it('closes at once what only reads', async () => {
    const run = await machine.run({ ...AUDITED, AssignReviews: assigned('none') });
    expect(run.path).toEqual([...READ, ...ENDED]);
    expect(run.inputsOf('DecideRest')).toEqual([]);
  });

  it('closes under the end that the last step names, also with nothing in its scope', async () => {
    const empty = {
      OpenAudit: opened(),
      AssignReviews: assigned('review'),
      CloseAudit: returns({ end: 'not-verified' }),
    };
    const run = await machine.run({ ...AUDITED, ...empty });
    expect(run.path).toEqual(WHOLE);
    expect(run.inputsOf('AuditPortals')).toEqual([]);
    expect(run.inputsOf('CloseRun')).toEqual([{ ...RUN, end: 'not-verified' }]);
  });

  it('looks again from the start, with nothing but the run, where a hint came meanwhile', async () => {
    const run = await machine.run({
      ...AUDITED,
      OpenAudit: [...opened(0), ...opened(0)],
      AuditPortals: [...read(), ...read()],
      AssignReviews: [...assigned('none'), ...assigned('none')],
      CloseAudit: times(2).flatMap(() => returns({ end: 'green' })),
      CloseRun: [...returns({ verdict: 'look-again' }), ...returns({ verdict: 'ended' })],
    });
    const first = [...READ, 'CloseAudit', 'EndAudit', 'CloseRun', 'WasClosed', 'LookAgain'];
    expect(run.path).toEqual([...first, ...READ, ...ENDED]);
    const left = run.events.find((event) => event.stateExitedEventDetails?.name === 'LookAgain');
    expect(JSON.parse(left?.stateExitedEventDetails?.output ?? '')).toEqual(RUN);
  });

  it('goes on after steps that failed once', async () => {
    const once = Object.fromEntries(
      ['OpenAudit', 'AuditPortals', 'AssignReviews', 'DecideRest', 'CloseAudit', 'CloseRun'].map((state) => [
        state,
        [...throws(1), ...(AUDITED[state] ?? [])],
      ]),
    );
    const run = await machine.run({ ...AUDITED, ...once });
    expect(run.status).toBe('SUCCEEDED');
    expect(run.path).toEqual(WHOLE);
  });

  it.each(['OpenAudit', 'AssignReviews', 'CloseAudit', 'CloseRun'])(
    'notes the failure, and fails, where %s fails for good',
    async (state) => {
      const run = await machine.run({ ...AUDITED, [state]: throws(machine.triesOf(state)) });
      expect(run).toMatchObject({ status: 'FAILED', error: 'AttemptFailed' });
      expect(run.path).toEqual([...upTo(state), ...FAILED]);
      expect(run.inputsOf(state)).toHaveLength(machine.triesOf(state));
      expect(run.inputsOf('NoteFailure')).toEqual([{ ...RUN, error: expect.stringMatching(/\w/) }]);
    },
  );

  it('fails all the same where the failure cannot be noted', async () => {
    const failing = {
      OpenAudit: throws(machine.triesOf('OpenAudit')),
      NoteFailure: throws(machine.triesOf('NoteFailure')),
    };
    const run = await machine.run({ ...AUDITED, ...failing });
    expect(run.status).toBe('FAILED');
    expect(run.path).toEqual(['OpenAudit', ...FAILED]);
  });

  it.each(['ReadPortals', 'Review', 'CarryOut'] as const)(
    'notes the failure, and fails, where a child of %s is broken off',
    async (state) => {
      const run = await broken[state].run(AUDITED);
      expect(run).toMatchObject({ status: 'FAILED', error: 'AttemptFailed' });
      expect(run.path).toEqual([...upTo(state), ...FAILED]);
      expect(run.inputsOf('NoteFailure')).toEqual([{ ...RUN, error: expect.stringMatching(/\w/) }]);
    },
  );

  it('runs shards, reviews and steps of people beside each other, one failing for good in each', async () => {
    const run = await machine.run({
      ...AUDITED,
      OpenAudit: opened(0, 1, 2),
      'AuditPortals 0': [...read('more'), ...read()],
      'AuditPortals 1': throws(machine.triesOf('AuditPortals')),
      'AuditPortals 2': read(),
      AssignReviews: assigned('review', 0, 1, 2),
      'AskReview 0': asked('w-review-0'),
      'AskReview 1': asked('w-review-1'),
      'AskReview 2': throws(machine.triesOf('AskReview')),
      HoldReview: [...holds('resume-at-once'), ...holds()],
      TakeReview: [...took('approved'), ...took('expired')],
      'DecideRest 0': decided(),
      'DecideRest 1': throws(machine.triesOf('DecideRest')),
      'DecideRest 2': decided('nothing'),
      ApplyRemedies: [...applied('person', 4, 6), ...applied()],
      'AskRemedyStep 4': asked('w-step-4'),
      'AskRemedyStep 6': asked('w-step-6'),
      HoldRemedyStep: [...holds(), ...holds('resume-at-once')],
      TakeRemedyStep: [...took('done'), ...took('declined', 'declined')],
      SealEvidence: times(2).flatMap(() => returns({ packs: 1 })),
      CloseAudit: returns({ end: 'with-exceptions' }),
    });
    expect(run.status).toBe('SUCCEEDED');
    expect(run.path).toEqual(WHOLE);
    const tries = (state: string, field: 'shard' | 'review' | 'item') =>
      Object.groupBy(run.inputsOf(state) as Record<string, number>[], (input) => `${input[field]}`);
    const counted = (state: string, field: 'shard' | 'review' | 'item') =>
      Object.fromEntries(Object.entries(tries(state, field)).map(([key, list]) => [key, list?.length]));
    expect(counted('AuditPortals', 'shard')).toEqual({ 0: 2, 1: machine.triesOf('AuditPortals'), 2: 1 });
    expect(counted('AskReview', 'review')).toEqual({ 0: 1, 1: 1, 2: machine.triesOf('AskReview') });
    expect(counted('DecideRest', 'shard')).toEqual({ 0: 1, 1: machine.triesOf('DecideRest'), 2: 1 });
    expect(counted('AskRemedyStep', 'item')).toEqual({ 4: 1, 6: 1 });
    expect(counted('ApplyRemedies', 'shard')).toEqual({ 0: 2 });
    expect(counted('TellRemedies', 'shard')).toEqual({ 0: 1 });
    expect(counted('SealEvidence', 'shard')).toEqual({ 0: 1, 2: 1 });
    expect(run.inputsOf('NoteFailure')).toEqual([]);
    const tokens = [...run.inputsOf('HoldReview'), ...run.inputsOf('HoldRemedyStep')] as { taskToken: string }[];
    expect(new Set(tokens.map(({ taskToken }) => taskToken)).size).toBe(4);
  });

  it('stays below what the limits are computed to be', async () => {
    const run = await machine.run({
      ...AUDITED,
      OpenAudit: [...throws(machine.triesOf('OpenAudit') - 1), ...opened(0, 1)],
      AuditPortals: [...read(), ...read()],
      AssignReviews: assigned('review', 0, 1, 2),
      AskReview: ['w-0', 'w-1', 'w-2'].flatMap(asked),
      HoldReview: times(3).flatMap(() => holds()),
      TakeReview: times(3).flatMap(() => took('approved')),
      DecideRest: times(2).flatMap(() => decided('nothing')),
      SealEvidence: times(2).flatMap(() => returns({ packs: 1 })),
      CloseAudit: [...throws(machine.triesOf('CloseAudit') - 1), ...returns({ end: 'overdue' })],
    });
    const { payloads, histories } = needsOf('whole', definition, CONTRACTS['offboarding-audit'], {
      lists: { 'OpenAudit.shards': 2, 'AssignReviews.reviews': 3, 'ApplyRemedies.items': 0 },
      rounds: { 'LookAgain -> OpenAudit': 0, ...SHARD_ROUNDS },
    });
    expect(run.status).toBe('SUCCEEDED');
    expect(run.events.length).toBeLessThanOrEqual(histories.find((one) => one.execution === 'whole')?.events ?? 0);
    for (const { stateEnteredEventDetails: entered } of run.events) {
      if (entered === undefined) continue;
      const most = payloads.find(({ scope, what }) => scope === 'whole' && what === `${entered.name}: its input`);
      expect(entered.input?.length).toBeLessThanOrEqual(most?.bytes ?? 0);
    }
  });

  it('keeps nothing of what shards and reviews returned: the payload does not grow with them', async () => {
    const many = times(12).map((_, shard) => shard);
    const run = await machine.run({
      ...AUDITED,
      OpenAudit: opened(...many),
      AuditPortals: many.flatMap(() => read()),
      AssignReviews: assigned('review', ...many),
      AskReview: many.flatMap((review) => asked(`w-${review}`)),
      HoldReview: many.flatMap(() => holds()),
      TakeReview: many.flatMap(() => took('approved')),
      DecideRest: many.flatMap(() => decided('nothing')),
      SealEvidence: many.flatMap(() => returns({ packs: 1 })),
    });
    const outputOf = (state: string) =>
      run.events.find((event) => event.stateExitedEventDetails?.name === state)?.stateExitedEventDetails?.output ?? '';
    expect(run.inputsOf('SealEvidence')).toHaveLength(many.length);
    expect(outputOf('ReadPortals')).toBe(outputOf('OpenAudit'));
    expect(outputOf('Review')).toBe(outputOf('IsReviewed'));
    expect(outputOf('CarryOut')).toBe(outputOf('IsReviewed'));
  });
});

describe('the tests above', () => {
  const all = allOf(definition);
  const taken = [machine, ...Object.values(broken)].map(({ coverage }) => coverage);
  it('enter every state and take every way out of it', () => {
    const states = new Set(taken.flatMap((one) => [...one.states]));
    const branches = new Set(taken.flatMap((one) => [...one.branches]));
    expect(missingIn(states, all.states)).toEqual([]);
    expect(missingIn(branches, all.branches)).toEqual([]);
  });

  it('take no way that the definition does not have', () => {
    const branches = new Set(taken.flatMap((one) => [...one.branches]));
    expect(missingIn(all.branches, branches)).toEqual([]);
  });
});
