import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { clientWhere, HARBOUR, type Journey, runEnded, untilProvisioned, viewOf } from '../support/journey.ts';
import { usersOf } from '../support/journey-portal.ts';
import { journeyWorld } from '../support/journey-world.ts';

const world = journeyWorld();

async function engagementOf(journey: Journey) {
  const [engagement] = (await viewOf(world, journey)).engagements;
  if (engagement === undefined) throw new Error('There is no engagement.');
  return engagement;
}

function untilState(journey: Journey, state: string) {
  return clientWhere(
    world,
    journey,
    `An engagement that is ${state}`,
    (view) => view.engagements.some((one) => one.state === state) && view.runs.every((run) => run.state !== 'running'),
  );
}

describe('an engagement that changes', () => {
  it('is paused, resumed without asking anybody again, extended, and loses a member of its team', async () => {
    const journey = await untilProvisioned(world);
    const { engagementId } = await engagementOf(journey);
    const act = (what: string, body: unknown = {}) => world.api('POST', `/engagements/${engagementId}/${what}`, body);
    const [first = '', second = ''] = HARBOUR.team;

    await act('pause');
    await act('pause');
    await untilState(journey, 'paused');
    for (const email of HARBOUR.team) expect(await usersOf(world, HARBOUR.portalId)).not.toContain(email);

    await act('resume');
    await untilState(journey, 'active');
    expect(await usersOf(world, HARBOUR.portalId)).toEqual(expect.arrayContaining([...HARBOUR.team]));

    const { endsAt } = z
      .looseObject({ endsAt: z.string() })
      .parse(await world.api('GET', `/engagements/${engagementId}`));
    // The notice of an end is short here: a later end than this would be asked about.
    const soon = new Date(new Date(endsAt).getTime() + 20_000).toISOString();
    expect(await act('extend', { endsAt: soon })).toMatchObject({ endsAt: soon, before: null });
    await untilState(journey, 'active');

    await act('team', { remove: [first] });
    await untilState(journey, 'active');
    const users = await usersOf(world, HARBOUR.portalId);
    expect(users).not.toContain(first);
    expect(users).toContain(second);

    await act('end');
    await runEnded(world, journey, 'ended');
    const refused = await act('resume').then(
      () => 'taken',
      (error: Error) => error.message,
    );
    expect(refused).toContain('engagement-open');
  });
});
