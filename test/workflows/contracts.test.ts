import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { askResult, runInput } from '../../workflows/common.ts';
import { scopesOf } from '../gate/asl-machine.ts';
import { CONTRACTS } from '../support/workflow-contracts.ts';
import { calledBy, payloadOf, type WorkflowName, workflowDefinition } from '../support/workflow-definition.ts';
import { unreadableVerdicts } from '../support/workflow-verdicts.ts';

const NAMES = Object.keys(CONTRACTS) as WorkflowName[];

describe.each(NAMES)('the contracts of %s', (name) => {
  const machine = workflowDefinition(name);
  const tasks = scopesOf(machine).flatMap((scope) =>
    Object.entries(scope.States).flatMap(([state, one]) => {
      const called = calledBy(one);
      return called === undefined ? [] : [{ state, called, payload: payloadOf(one) }];
    }),
  );

  it('are those of the functions that it calls, no more and no fewer', () => {
    expect([...new Set(tasks.map((task) => task.called))].sort()).toEqual(Object.keys(CONTRACTS[name]).sort());
  });

  it.each(tasks)('are kept by the payload of $state: ids and words of ours, from paths only', ({ called, payload }) => {
    const fields = Object.keys(payload).map((field) => field.replace(/\.\$$/, ''));
    expect(fields.sort()).toEqual(Object.keys(CONTRACTS[name][called]?.input.shape ?? {}).sort());
    expect(Object.keys(payload).every((field) => field.endsWith('.$'))).toBe(true);
  });

  it('allow no answer that the machine cannot read', () => {
    expect(unreadableVerdicts(machine, CONTRACTS[name])).toEqual([]);
  });
});

describe('the check of answers', () => {
  it('reports an answer that lacks what the next state reads', () => {
    const contract = {
      input: runInput,
      result: z.discriminatedUnion('verdict', [
        z.object({ verdict: z.literal('ask'), end: z.string() }),
        z.object({ verdict: z.literal('over') }),
      ]),
    };
    const findings = unreadableVerdicts(workflowDefinition('invitation-acceptance'), { ReviewInvitation: contract });
    expect(findings).toEqual(['ReviewInvitation may answer {"verdict":"over"}, and end is read of it']);
  });

  it('reports a policy that nobody meets where only a task is given', () => {
    const findings = unreadableVerdicts(workflowDefinition('invitation-acceptance'), {
      AskAcceptance: { input: runInput, result: askResult },
    });
    expect(findings).toEqual(['AskAcceptance may answer {"verdict":"unmet"}, and end is read of it']);
  });
});
