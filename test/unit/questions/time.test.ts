import { describe, expect, it } from 'vitest';
import { aStage, aWorldOfQuestions, TIMES } from '../../support/memory/questions.ts';

const OFFICE = { timeZone: 'Europe/Berlin', days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', holidays: [] };

describe('a question that waits', () => {
  it('reminds those who have not answered, and nobody who has', async () => {
    const { put, answer, sweep, mailed, world } = aWorldOfQuestions([
      aStage({ approvers: ['p-lead', 'p-second', 'p-deputy'], quorum: 2 }),
    ]);
    await put();
    await answer('p-lead');
    world.clock.advance(TIMES.reminder);
    await sweep();
    await sweep();
    expect(mailed('approval-question')).toEqual(['p-lead', 'p-second', 'p-deputy', 'p-second', 'p-deputy']);
  });

  it('asks the next people in their order, and nobody twice', async () => {
    const { put, sweep, question, world, ledger } = aWorldOfQuestions([
      aStage({ fallback: ['p-deputy', 'p-director'] }),
    ]);
    await put();
    world.clock.advance(TIMES.escalate);
    await sweep();
    expect((await question()).asked).toEqual(['p-lead', 'p-deputy']);
    await sweep();
    expect((await question()).asked).toEqual(['p-lead', 'p-deputy']);
    expect(ledger('escalated')).toMatchObject([{ facts: { to: 'p-deputy' } }]);
  });

  it('goes to somebody else before anybody is reminded who has become absent', async () => {
    const { put, sweep, question, mailed, world } = aWorldOfQuestions([aStage({ fallback: ['p-deputy'] })]);
    await put();
    await world.people.note('p-lead', { absence: { until: '2026-12-24T22:59:59.999Z' } });
    world.clock.advance(TIMES.reminder);
    await sweep();
    expect((await question()).asked).toEqual(['p-deputy']);
    expect(mailed('approval-question')).toEqual(['p-lead', 'p-deputy', 'p-deputy']);
  });

  it('tells partner operations once when nobody is next', async () => {
    const { put, sweep, mailed, world } = aWorldOfQuestions([aStage({ fallback: ['p-deputy'] })]);
    await put();
    for (let time = 1; time <= 3; time++) {
      world.clock.advance(TIMES.escalate / 2 - 3600);
      await sweep();
      await sweep();
    }
    expect(mailed('question-stuck').length).toBeLessThanOrEqual(1);
  });

  it('expires at its deadline, and tells all who were asked', async () => {
    const { put, sweep, take, mailed, world, waitId } = aWorldOfQuestions([aStage()]);
    await put();
    world.clock.advance(TIMES.deadline);
    await sweep();
    expect(await world.outcomes.read(waitId)).toMatchObject({ result: 'expired', by: [], cause: 'deadline' });
    await take();
    expect(mailed('question-handled')).toEqual(['p-lead']);
  });

  it('counts working days, and reminds in working hours only', async () => {
    // Tuesday 10:00 in Berlin.
    const { put, sweep, question, world } = aWorldOfQuestions([aStage()], OFFICE);
    world.clock.advance(2 * 86_400);
    await put();
    // Three working days from Thursday: the week-end does not count.
    expect((await question()).deadlineAt).toMatch(/^2026-12-01T/);
    world.clock.advance(86_400 + 9 * 3600);
    await sweep();
    // Friday 19:00: the mail waits for Monday morning.
    const reminder = world.mails().find((mail) => mail.reminder === 1);
    expect(reminder?.notBefore).toBe('2026-11-30T08:00:00.000Z');
  });
});

describe('a person who cannot answer any more', () => {
  it('is replaced at once in every open question; where nobody is left, partner operations is told', async () => {
    const { put, replacePerson, question, mailed, world, waitId } = aWorldOfQuestions([
      aStage({ approvers: ['p-lead', 'p-second'], quorum: 2, fallback: ['p-deputy'] }),
    ]);
    await put();
    for (const personId of ['p-lead', 'p-second']) {
      await world.people.note(personId, { unreachable: { since: '2026-11-24T08:00:00.000Z', why: 'bounce' } });
      expect(await replacePerson(personId)).toEqual([waitId]);
    }
    expect((await question()).asked).toEqual(['p-deputy', 'p-second']);
    expect(mailed('question-stuck')).toEqual(['p-operations']);
  });

  it('is no reason to call partner operations where enough others are asked', async () => {
    const { put, replacePerson, mailed, world } = aWorldOfQuestions([aStage({ approvers: ['p-lead', 'p-second'] })]);
    await put();
    await world.people.note('p-lead', { absence: { until: '2026-12-24T22:59:59.999Z' } });
    await replacePerson('p-lead');
    expect(mailed('question-stuck')).toEqual([]);
  });
});
