import { describe, expect, it } from 'vitest';
import { aStage, aWorldOfQuestions, TIMES } from '../../support/memory/questions.ts';

describe('a decision', () => {
  it('takes effect when its pause is over, by message or by sweep, and once', async () => {
    for (const by of ['message', 'sweep'] as const) {
      const { put, answer, begun, settleQuestion, sweep, world, waitId, ledger } = aWorldOfQuestions([aStage()]);
      await put();
      await answer('p-lead');
      expect(begun).toMatchObject([{ waitId, seconds: TIMES.pause }]);
      await settleQuestion(waitId, begun[0]?.pendingId);
      await sweep();
      expect(await world.outcomes.read(waitId)).toBeUndefined();
      world.clock.advance(TIMES.pause);
      for (let time = 1; time <= 2; time++) {
        await (by === 'sweep' ? sweep() : settleQuestion(waitId, begun[0]?.pendingId));
      }
      expect(await world.outcomes.read(waitId)).toMatchObject({
        result: 'approved',
        by: ['p-lead'],
        authority: [{ personId: 'p-lead', stage: 'Delivery' }],
      });
      expect(ledger('wait-ended')).toHaveLength(1);
    }
  });

  it('stands although the deadline falls into its pause', async () => {
    const { put, answer, sweep, world, waitId } = aWorldOfQuestions([aStage()]);
    await put();
    world.clock.advance(TIMES.deadline - 60);
    await answer('p-lead');
    world.clock.advance(90);
    await sweep();
    expect(await world.outcomes.read(waitId)).toBeUndefined();
    world.clock.advance(60);
    await sweep();
    expect(await world.outcomes.read(waitId)).toMatchObject({ result: 'approved' });
  });

  it('is not settled by the message of one that was taken back and made again', async () => {
    const { put, answer, begun, settleQuestion, changeQuestion, world, waitId } = aWorldOfQuestions([aStage()]);
    const { takeBack } = await import('../../../shared/domain/question-acts.ts');
    await put();
    await answer('p-lead');
    world.clock.advance(100);
    await changeQuestion(waitId, {
      act: (wait, now) => takeBack(wait, 'p-lead', now),
      fact: () => ({ type: 'decision-taken-back', facts: {} }),
    });
    await answer('p-lead');
    world.clock.advance(TIMES.pause);
    expect(await settleQuestion(waitId, begun[0]?.pendingId)).toBe('not-due');
    expect(await settleQuestion(waitId, begun[1]?.pendingId)).toBe('ended');
  });

  it('of a stage asks the next one, with a deadline of its own; earlier approvers are told at the end', async () => {
    const { put, answer, sweep, question, mailed, take, world, waitId, ledger } = aWorldOfQuestions([
      aStage({ approvers: ['p-lead', 'p-second'] }),
      aStage({ name: 'Director', approvers: ['p-director'] }),
    ]);
    await put();
    const { deadlineAt } = await question();
    await answer('p-lead');
    expect(mailed('approval-question')).not.toContain('p-director');
    world.clock.advance(TIMES.pause);
    await sweep();
    const next = await question();
    expect(next).toMatchObject({ asked: ['p-director'], quorum: 1, state: 'open' });
    expect(next.deadlineAt > deadlineAt).toBe(true);
    expect(mailed('approval-question')).toContain('p-director');
    expect(ledger('stage-passed')).toMatchObject([{ facts: { by: ['p-lead'], asked: ['p-director'] } }]);
    await answer('p-director');
    world.clock.advance(TIMES.pause);
    await sweep();
    expect(await world.outcomes.read(waitId)).toMatchObject({ by: ['p-lead', 'p-director'] });
    await take();
    await take();
    expect(mailed('question-handled')).toEqual(['p-second']);
  });

  it('that no next stage can follow is told to partner operations, and the question stays open', async () => {
    const { put, answer, sweep, question, mailed, world } = aWorldOfQuestions([
      aStage(),
      aStage({ name: 'Director', approvers: ['p-director'] }),
    ]);
    await put();
    await answer('p-lead');
    await world.people.note('p-director', { unreachable: { since: '2026-11-24T08:00:00.000Z', why: 'bounce' } });
    world.clock.advance(TIMES.pause);
    await sweep();
    expect(await question()).toMatchObject({ state: 'open', asked: [], quorum: 1 });
    expect(mailed('question-stuck')).toEqual(['p-operations']);
  });

  it('waits for all whom its stage takes, also where some of them are away when it begins', async () => {
    const { put, answer, sweep, question, world, waitId } = aWorldOfQuestions([
      aStage(),
      aStage({ name: 'Board', approvers: ['p-second', 'p-director'], quorum: 'all', fallback: ['p-deputy'] }),
    ]);
    await put();
    await answer('p-lead');
    for (const personId of ['p-director', 'p-deputy']) {
      await world.people.note(personId, { absence: { until: '2026-12-24T22:59:59.999Z' } });
    }
    world.clock.advance(TIMES.pause);
    await sweep();
    expect(await question()).toMatchObject({ asked: ['p-second'], quorum: 2 });
    await answer('p-second');
    world.clock.advance(TIMES.pause);
    await sweep();
    expect(await world.outcomes.read(waitId)).toBeUndefined();
  });

  it('of a later attempt finds the question as it is, whoever could be asked by now', async () => {
    const { put, answer, sweep, world, waitId } = aWorldOfQuestions([aStage()]);
    await put();
    await answer('p-lead');
    world.clock.advance(TIMES.pause);
    await sweep();
    await world.people.note('p-lead', { absence: { until: '2026-12-24T22:59:59.999Z' } });
    expect(await put()).toEqual({ verdict: 'asked', waitId });
  });

  it('for the client is nobody’s but the client’s, whatever an old link has noted', async () => {
    const { put, answer, sweep, question, world } = aWorldOfQuestions([
      aStage({ approvers: ['p-lead', 'p-second'], quorum: 2 }),
    ]);
    await world.people.note('p-owner', { absence: { until: '2026-12-24T22:59:59.999Z', delegateId: 'p-deputy' } });
    await put({ risk: 'elevated', consenters: ['p-owner'] });
    for (const personId of ['p-lead', 'p-second']) await answer(personId);
    world.clock.advance(TIMES.pause);
    await sweep();
    expect((await question()).asked).not.toContain('p-deputy');
  });

  it('by a person of the client after two approvers is the consent that elevated access takes', async () => {
    const { put, answer, sweep, world, waitId } = aWorldOfQuestions([
      aStage({ approvers: ['p-lead', 'p-second'], quorum: 2 }),
    ]);
    await put({ risk: 'elevated', consenters: ['p-owner'] });
    for (const personId of ['p-lead', 'p-second', 'p-owner']) {
      await answer(personId);
      world.clock.advance(TIMES.pause);
      await sweep();
    }
    expect(await world.outcomes.read(waitId)).toMatchObject({ result: 'approved', consented: true });
  });
});
