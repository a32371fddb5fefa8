import { describe, expect, it } from 'vitest';
import { aStage, aWorldOfQuestions } from '../../support/memory/questions.ts';

describe('putting a question', () => {
  it('asks those of the first stage, writes question and mails at once, and finds both the second time', async () => {
    const { put, question, mailed, ledger } = aWorldOfQuestions([
      aStage({ approvers: ['p-lead', 'p-second'], quorum: 2 }),
      aStage({ name: 'Director', approvers: ['p-director'] }),
    ]);
    expect(await put()).toEqual(await put());
    expect(await question()).toMatchObject({ asked: ['p-lead', 'p-second'], quorum: 2, policyVersion: 1 });
    expect(mailed('approval-question')).toEqual(['p-lead', 'p-second']);
    expect(ledger('wait-opened')).toMatchObject([{ facts: { policyRule: 'All', stages: ['Delivery', 'Director'] } }]);
  });

  it.each([
    ['the only approver asked for it', { excluded: ['p-lead'] }, 'policy-too-few-eligible'],
    ['elevated access finds one approver only', { risk: 'elevated' as const }, 'policy-no-second-approver'],
  ])('asks nobody where %s', async (_what, more, reason) => {
    const { put, world, mailed } = aWorldOfQuestions([aStage()]);
    expect(await put(more)).toEqual({ verdict: 'unmet', reason });
    expect(world.allWaits()).toEqual([]);
    expect(mailed('approval-question')).toEqual([]);
  });

  it('asks for the client’s consent last, and asks nobody where the client has no super admin', async () => {
    const two = [aStage({ approvers: ['p-lead', 'p-second'], quorum: 2 })];
    const none = aWorldOfQuestions(two);
    expect(await none.put({ risk: 'elevated', consenters: [] })).toEqual({
      verdict: 'unmet',
      reason: 'policy-no-consenter',
    });
    const { put, question } = aWorldOfQuestions(two);
    await put({ risk: 'elevated', consenters: ['p-owner'] });
    expect((await question()).question?.stages.at(-1)).toMatchObject({ party: 'client', approvers: ['p-owner'] });
  });

  it('asks the delegate of somebody who is away, and the fallback of somebody whom no mail reaches', async () => {
    const { put, question, world } = aWorldOfQuestions([
      aStage({ approvers: ['p-lead', 'p-second'], quorum: 'all', fallback: ['p-director'] }),
    ]);
    await world.people.note('p-lead', { absence: { until: '2026-12-24T22:59:59.999Z', delegateId: 'p-deputy' } });
    await world.people.note('p-second', { unreachable: { since: '2026-11-24T08:00:00.000Z', why: 'bounce' } });
    await put();
    const { asked, question: part } = await question();
    expect(asked).toEqual(['p-deputy', 'p-director']);
    expect(part?.handovers).toMatchObject([
      { from: 'p-lead', to: 'p-deputy', reason: 'absent' },
      { from: 'p-second', to: 'p-director', reason: 'unreachable' },
    ]);
  });
});
