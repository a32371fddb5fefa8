import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { linkIn, submit, visit } from '../../infra/local/visitor.ts';
import {
  APPROVER,
  clientWhere,
  decide,
  HARBOUR,
  type JourneyClient,
  runEnded,
  untilConnected,
  untilProvisioned,
  viewOf,
} from '../support/journey.ts';
import { accessOf, portalOf, usersOf } from '../support/journey-portal.ts';
import { journeyWorld } from '../support/journey-world.ts';
import { age, sweepUntil } from '../support/world-time.ts';

const world = journeyWorld();
const [FIRST = '', SECOND = ''] = HARBOUR.team;
const startedSchema = z.looseObject({ engagementId: z.string(), runId: z.string() });

/** Professional, and without any permission set. */
const LINDEN: JourneyClient = {
  portalId: 2000095,
  name: 'Linden Surgery',
  serviceType: 'marketing_management',
  packageKey: 'marketing-management',
  superAdmin: { email: 'super-admin@linden-surgery.example.com', userId: 8009501 },
  team: HARBOUR.team,
};

/** Professional; one of the partner's people is a super admin there. */
const ORCHARD: JourneyClient = {
  portalId: 2000006,
  name: 'Orchard Logistics',
  serviceType: 'reporting_review',
  packageKey: 'reporting-review',
  superAdmin: { email: 'super-admin@orchard-logistics.example.com', userId: 8000601 },
  team: ['consultant-4@example.com'],
};

function linden() {
  const { id, email } = { id: LINDEN.superAdmin.userId, email: LINDEN.superAdmin.email };
  return {
    portalId: LINDEN.portalId,
    company: LINDEN.name,
    domain: 'linden-surgery.example.com',
    partner: false,
    tier: 'PROFESSIONAL',
    accountType: 'STANDARD',
    dataHostingLocation: 'na1',
    timeZone: 'US/Eastern',
    utcOffset: '-05:00',
    currency: 'USD',
    permissionSets: [],
    teams: ['Front Desk'],
    users: [{ id, email, firstName: 'Super', lastName: 'Admin', superAdmin: true }],
  };
}

async function engagementOf(journey: { clientId: string }, packageKey: string): Promise<string> {
  const { engagements } = await viewOf(world, journey);
  return engagements.find((one) => one.packageKey === packageKey)?.engagementId ?? '';
}

async function end(journey: { clientId: string }, packageKey: string): Promise<void> {
  const engagementId = await engagementOf(journey, packageKey);
  await world.api('POST', `/engagements/${engagementId}/end`);
  await clientWhere(world, journey, 'The ended engagement', ({ engagements }) =>
    engagements.some((one) => one.engagementId === engagementId && one.state === 'ended'),
  );
}

describe('the end of an engagement', () => {
  it('by command removes its users, tells the client, and leaves everybody else', async () => {
    const before = await usersOf(world, HARBOUR.portalId);
    const journey = await untilProvisioned(world);
    // Lines of a plan are applied side by side: who comes first is chance.
    expect((await usersOf(world, HARBOUR.portalId)).toSorted()).toEqual([...before, ...HARBOUR.team].toSorted());
    await end(journey, 'marketing-management');
    expect(await usersOf(world, HARBOUR.portalId)).toEqual(before);
    const told = await world.mail(HARBOUR.superAdmin.email, /2 users removed/);
    for (const email of HARBOUR.team) expect(told.text).toContain(email);
  });

  it('by its end date does the same', async () => {
    const before = await usersOf(world, HARBOUR.portalId);
    const journey = await untilProvisioned(world);
    await age(world, (item) => item['entity'] === 'engagement', 366 * 86_400);
    await sweepUntil(world, 'The end', async () => (await viewOf(world, journey)).engagements[0]?.state === 'ended');
    expect(await usersOf(world, HARBOUR.portalId)).toEqual(before);
  });
});

describe('overlapping engagements', () => {
  it('keep what the other still needs', async () => {
    const journey = await untilProvisioned(world);
    const seen = new Set((await world.mails(APPROVER)).map((mail) => mail.id));
    const started = await world.api('POST', '/engagements', {
      clientId: journey.clientId,
      packageKey: 'crm-onboarding',
      team: [FIRST],
    });
    const { engagementId, runId } = startedSchema.parse(started);
    await decide(world, journey, 'approve', seen);
    await clientWhere(world, journey, 'The second engagement', ({ runs }) =>
      runs.some((run) => run.runId === runId && run.end === 'provisioned'),
    );
    expect(await accessOf(world, HARBOUR.portalId, FIRST)).toEqual({
      permissionSets: ['Partner Sales'],
      teams: expect.arrayContaining(['Partner Team', 'Sales']),
      superAdmin: false,
    });

    await end(journey, 'marketing-management');
    expect(await accessOf(world, HARBOUR.portalId, SECOND)).toBeUndefined();
    expect((await accessOf(world, HARBOUR.portalId, FIRST))?.permissionSets).toEqual(['Partner Sales']);
    expect((await viewOf(world, journey)).engagements.find((one) => one.engagementId === engagementId)?.state).toBe(
      'active',
    );

    await end(journey, 'crm-onboarding');
    expect(await accessOf(world, HARBOUR.portalId, FIRST)).toBeUndefined();
  });
});

describe('a user who was there before', () => {
  it('gets back exactly what it had', async () => {
    const { roles, teams } = await portalOf(world, HARBOUR.portalId);
    const idOf = (list: readonly { id: string; name: string }[], name: string) =>
      list.find((one) => one.name === name)?.id;
    await world.sandbox('POST', `/portals/${HARBOUR.portalId}/users`, {
      email: FIRST,
      firstName: 'Consultant',
      lastName: 'One',
      roleIds: [idOf(roles, 'Marketing Manager')],
      primaryTeamId: idOf(teams, 'Marketing'),
    });
    const before = await accessOf(world, HARBOUR.portalId, FIRST);
    const journey = await untilConnected(world);
    await runEnded(world, journey, 'provisioned');
    expect((await accessOf(world, HARBOUR.portalId, FIRST))?.permissionSets).toEqual(['Partner Marketing']);
    await end(journey, 'marketing-management');
    expect(await accessOf(world, HARBOUR.portalId, FIRST)).toEqual(before);
    expect(await accessOf(world, HARBOUR.portalId, SECOND)).toBeUndefined();
  });
});

describe('a portal without the permission set', () => {
  it('makes a manual step for each person; said to be done and not seen, it is asked for again, and never taken as done', async () => {
    await world.sandbox('POST', '/world', { portals: [linden()] });
    const journey = await untilConnected(world, LINDEN);
    const seen = new Set<string>();
    for (let round = 1; round <= 3; round += 1) {
      for (const name of ['Consultant One', 'Consultant Two']) {
        const mail = await world.mail(LINDEN.superAdmin.email, new RegExp(`a change by hand for ${name}`), seen);
        seen.add(mail.id);
        expect(mail.text).toContain('Partner Marketing');
        expect((await submit(linkIn(mail.text), { answer: 'done' })).status).toBe(200);
      }
    }
    await runEnded(world, journey, 'partly');
    const { grants } = await viewOf(world, journey);
    expect(grants.every((grant) => grant.state !== 'verified')).toBe(true);
    expect(await usersOf(world, LINDEN.portalId)).not.toContain(SECOND);
  });
});

describe("a super admin on the partner's side", () => {
  it('is never touched: a person of the client makes the change, and it is read back', async () => {
    const journey = await untilConnected(world, ORCHARD);
    const mail = await world.mail(ORCHARD.superAdmin.email, /a change by hand for Consultant Four/);
    const { requests } = z
      .object({ requests: z.array(z.looseObject({ method: z.string(), portalId: z.int().optional() })) })
      .parse(await world.sandbox('GET', '/requests'));
    const writes = requests.filter(({ method, portalId }) => method !== 'GET' && portalId === ORCHARD.portalId);
    expect(writes.filter(({ path }) => String(path).startsWith('/settings/'))).toEqual([]);
    expect((await visit(linkIn(mail.text))).status).toBe(200);
    expect((await accessOf(world, ORCHARD.portalId, ORCHARD.team[0] ?? ''))?.superAdmin).toBe(true);

    const { users, roles } = await portalOf(world, ORCHARD.portalId);
    const readOnly = roles.find((role) => role.name === 'Partner Read Only');
    const user = users.find((one) => one.email === ORCHARD.team[0]);
    await world.sandbox('POST', `/portals/${ORCHARD.portalId}/users/${user?.id}`, {
      superAdmin: false,
      roleIds: [readOnly?.id],
    });
    await submit(linkIn(mail.text), { answer: 'done' });
    await runEnded(world, journey, 'provisioned');
    const { grants } = await viewOf(world, journey);
    expect(grants.map(({ state, person }) => [state, person.email])).toEqual([['verified', ORCHARD.team[0]]]);
  });
});
