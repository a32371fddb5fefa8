import { describe, expect, it } from 'vitest';
import { install, linkIn, submit } from '../../infra/local/visitor.ts';
import {
  accept,
  clientWhere,
  connect,
  connectLink,
  decide,
  HARBOUR,
  invitationIn,
  invite,
  type Journey,
  OPERATOR,
  runEnded,
  untilProvisioned,
  viewOf,
} from '../support/journey.ts';
import { portalOf, usersOf } from '../support/journey-portal.ts';
import { journeyWorld } from '../support/journey-world.ts';
import { age, sweepUntil } from '../support/world-time.ts';

const world = journeyWorld();
const READS = { method: 'GET', path: '^/settings/users/2026-03/(roles|teams)', portalId: HARBOUR.portalId };
const LOST = /^The connection to the portal of Harbour Bakery is lost/;

/** A client whose portal is about to be connected while HubSpot is so. */
async function connectedWhile(fault: Record<string, unknown>): Promise<Journey> {
  const journey = await invite(world);
  await decide(world, journey);
  await accept(world, journey);
  await invitationIn(world, journey, 'awaiting-connection');
  await world.sandbox('POST', '/faults', fault);
  await connect(world, journey);
  return journey;
}

const untilHeld = (journey: Journey, reason: string) =>
  clientWhere(world, journey, `A run that waits (${reason})`, (view) =>
    view.runs.some((run) => run.state === 'parked' && run.parkedReason === reason),
  );

describe('while access is set up, HubSpot', () => {
  it('takes no more calls today: nothing is tried until the next day, and then it goes on by itself', async () => {
    const journey = await connectedWhile({ kind: 'daily-limit', match: READS });
    await untilHeld(journey, 'daily-limit');
    await world.sandbox('DELETE', '/faults');
    await world.api('POST', '/sweeps');
    expect((await viewOf(world, journey)).runs.some((run) => run.parkedReason === 'daily-limit')).toBe(true);
    await age(world, (item) => item['entity'] === 'run' && item['parkedReason'] === 'daily-limit', 2 * 86_400);
    await sweepUntil(world, 'Access that is set up', async () =>
      (await viewOf(world, journey)).runs.some((run) => run.end === 'provisioned'),
    );
    expect(await usersOf(world, HARBOUR.portalId)).toEqual(expect.arrayContaining([...HARBOUR.team]));
  });

  it.each([
    ['no longer takes the token', { kind: 'token-revoked' }, 'connection-revoked'],
    ['says that a scope is missing', { kind: 'missing-scope' }, 'connection-missing-scope'],
  ])('%s: there is one task, and connecting again lets it go on', async (_what, fault, reason) => {
    // A refused token is fetched anew once; when that one is refused too, the connection is broken.
    const journey = await connectedWhile({ ...fault, match: READS });
    await untilHeld(journey, reason);
    await world.api('POST', '/sweeps');
    const task = await world.mail(OPERATOR, LOST);
    await world.sandbox('DELETE', '/faults');
    const page = await install(await connectLink(world, journey), HARBOUR.portalId, HARBOUR.superAdmin.userId);
    expect(page.status).toBe(200);
    await runEnded(world, journey, 'provisioned');
    const tasks = (await world.mails(OPERATOR)).filter(({ subject }) => LOST.test(subject));
    expect(tasks.map(({ id }) => id)).toEqual([task.id]);
  });

  it('does not let the installing user assign the permission set: the client is asked to, and it is read back', async () => {
    const match = { method: 'POST', path: '^/settings/users/2026-03$', portalId: HARBOUR.portalId };
    const journey = await connectedWhile({ kind: 'not-allowed', match });
    const { roles, teams } = await portalOf(world, HARBOUR.portalId);
    const role = roles.find(({ name }) => name === 'Partner Marketing');
    const team = teams.find(({ name }) => name === 'Marketing');
    for (const [index, name] of ['Consultant One', 'Consultant Two'].entries()) {
      const mail = await world.mail(HARBOUR.superAdmin.email, new RegExp(`a change by hand for ${name}`));
      await world.sandbox('POST', `/portals/${HARBOUR.portalId}/users`, {
        email: HARBOUR.team[index],
        firstName: 'Consultant',
        lastName: name,
        roleIds: role === undefined ? [] : [role.id],
        ...(team === undefined ? {} : { primaryTeamId: team.id }),
      });
      await submit(linkIn(mail.text), { answer: 'done' });
    }
    await runEnded(world, journey, 'provisioned');
    const { grants } = await viewOf(world, journey);
    expect(grants.map((grant) => grant.state)).toEqual(['verified', 'verified']);
  });
});

describe('a user whom the client takes out of its portal', () => {
  it('comes back with the next change, once, and nobody is asked again about what was approved', async () => {
    const journey = await untilProvisioned(world);
    const [first = ''] = HARBOUR.team;
    const user = (await portalOf(world, HARBOUR.portalId)).users.find(({ email }) => email === first);
    await world.sandbox('DELETE', `/portals/${HARBOUR.portalId}/users/${user?.id}`);
    const [engagement] = (await viewOf(world, journey)).engagements;
    const path = `/engagements/${engagement?.engagementId}`;
    const { endsAt } = (await world.api('GET', path)) as { endsAt: string };
    await world.api('POST', `${path}/extend`, { endsAt: new Date(new Date(endsAt).getTime() + 20_000).toISOString() });
    await clientWhere(
      world,
      journey,
      'A second run that has ended',
      (view) => view.runs.filter((run) => run.end === 'provisioned').length === 2,
    );
    const users = await usersOf(world, HARBOUR.portalId);
    expect(users.filter((email) => email === first)).toEqual([first]);
  });
});
