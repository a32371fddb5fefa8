import { expect, it } from 'vitest';
import { aStage, aWorldOfQuestions } from '../../support/memory/questions.ts';

const UNTIL = '2027-11-24T00:00:00.000Z';
const LEFT = {
  personId: 'p-lead',
  hubspotUserId: '1',
  seenAt: '2026-11-01T08:00:00.000Z',
  leftAt: '2026-11-24T08:00:00.000Z',
};

it.each([
  ['the delegate whom they named', 'p-second', 'p-second'],
  ['the next fallback where they named nobody', undefined, 'p-deputy'],
])('the question of somebody who leaves goes to %s', async (_what, delegateId, expected) => {
  const { world, put, replacePerson, question } = aWorldOfQuestions([aStage({ fallback: ['p-deputy'] })]);
  await put();
  await world.people.note('p-lead', { absence: { until: UNTIL, delegateId } });
  await world.rosterBook.save(LEFT);
  await replacePerson('p-lead');
  expect((await question()).asked).toEqual([expected]);
});
