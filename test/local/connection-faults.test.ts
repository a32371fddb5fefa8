import { describe, expect, it } from 'vitest';
import { install, installAddress, linkIn, submit, visit } from '../../infra/local/visitor.ts';
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
  NORTHWIND,
  OPERATOR,
  runEnded,
  untilConnected,
  untilProvisioned,
  viewOf,
} from '../support/journey.ts';
import { portalOf, usersOf } from '../support/journey-portal.ts';
import { journeyWorld } from '../support/journey-world.ts';

const world = journeyWorld();
const CLIENT_APP = 3000002;

async function untilAsked(): Promise<{ journey: Journey; link: string }> {
  const journey = await invite(world);
  await decide(world, journey);
  await accept(world, journey);
  return { journey, link: await connectLink(world, journey) };
}

/** Comes back from HubSpot's consent screen with "Cancel". */
async function refuseConsent(link: string) {
  const started = await fetch(await installAddress(link), { redirect: 'manual' });
  const consent = new URL(started.headers.get('location') ?? '');
  const form = {
    ...Object.fromEntries(consent.searchParams),
    portalId: '2000001',
    userId: '8000101',
    decision: 'deny',
  };
  const address = `${consent.origin}${consent.pathname}`;
  const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
  return visit(answer.headers.get('location') ?? '');
}

async function expectStillAsked(journey: Journey, link: string): Promise<void> {
  expect((await viewOf(world, journey)).invitations[0]?.state).toBe('awaiting-connection');
  const page = await install(link, HARBOUR.portalId, HARBOUR.superAdmin.userId);
  expect(page.status).toBe(200);
  await invitationIn(world, journey, 'connected');
}

describe('an installation that is refused', () => {
  it('by the client: says so, and the link can be used again', async () => {
    const { journey, link } = await untilAsked();
    const page = await refuseConsent(link);
    expect(page.status).toBe(403);
    expect((await portalOf(world, HARBOUR.portalId)).installs).toEqual([]);
    await expectStillAsked(journey, link);
  });

  it('in another portal than the one invited: given back, and told what to do', async () => {
    const { journey, link } = await untilAsked();
    const page = await install(link, NORTHWIND.portalId, NORTHWIND.superAdminId);
    expect(page.status).toBe(409);
    await expect.poll(async () => (await portalOf(world, NORTHWIND.portalId)).installs).toEqual([]);
    await expectStillAsked(journey, link);
  });

  it('by a user who is no super admin: given back, and told what to do', async () => {
    const { journey, link } = await untilAsked();
    const marketingLead = 8000102;
    const page = await install(link, HARBOUR.portalId, marketingLead);
    expect(page.status).toBe(403);
    await expect.poll(async () => (await portalOf(world, HARBOUR.portalId)).installs).toEqual([]);
    await expectStillAsked(journey, link);
  });

  it('with a state that was used before: nothing is connected twice', async () => {
    const { link } = await untilAsked();
    const started = await fetch(await installAddress(link), { redirect: 'manual' });
    const state = new URL(started.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const callback = `${world.addresses.product}/oauth/callback?state=${state}&error=access_denied`;
    expect((await visit(callback)).status).toBe(403);
    expect((await visit(callback)).status).toBe(400);
  });
});

describe('a client without a contact', () => {
  it('is asked for by mail; the operator names the super admin on the page, who is then asked to connect', async () => {
    const admin = `/portals/${HARBOUR.portalId}/users/${HARBOUR.superAdmin.userId}`;
    // HubSpot proposes the portal's super admin as contact; here there is none at the moment of the invitation.
    await world.sandbox('POST', admin, { superAdmin: false });
    const journey = await invite(world, HARBOUR, '');
    await world.sandbox('POST', admin, { superAdmin: true });
    await decide(world, journey);
    await accept(world, journey);

    const link = linkIn((await world.mail(OPERATOR, /^Name a super admin of Harbour Bakery/)).text);
    const wrong = await submit(link, { email: 'nobody', name: '' });
    expect([wrong.status, wrong.html]).toEqual([400, expect.stringContaining('e-mail address')]);
    expect(await world.mails(HARBOUR.superAdmin.email)).toEqual([]);
    const page = await submit(link, { email: HARBOUR.superAdmin.email, name: 'Super Admin' });
    expect([page.status, page.html]).toEqual([200, expect.stringContaining('Saved')]);

    const connected = await connect(world, journey);
    expect(connected.status).toBe(200);
    await runEnded(world, journey, 'provisioned');
  });
});

describe('a connection that the client takes away', () => {
  it('holds the run, and gives one task; after connecting again it goes on by itself', async () => {
    const journey = await untilProvisioned(world);
    const link = await connectLink(world, journey);
    expect((await visit(link)).html).toContain('How far it is');
    await world.sandbox('DELETE', `/portals/${HARBOUR.portalId}/installs/${CLIENT_APP}`);
    const [engagement] = (await viewOf(world, journey)).engagements;
    await world.api('POST', `/engagements/${engagement?.engagementId}/end`);

    const view = await clientWhere(world, journey, 'A parked run', (one) =>
      one.runs.some((run) => run.state === 'parked'),
    );
    const parked = view.runs.find((run) => run.state === 'parked');
    expect(parked?.parkedReason).toBe('connection-revoked');
    await world.api('POST', '/sweeps');
    const task = await world.mail(OPERATOR, /^The connection to the portal of Harbour Bakery is lost/);
    expect(task.text).toContain('steward client connect');
    expect(await usersOf(world, HARBOUR.portalId)).toEqual(expect.arrayContaining([...HARBOUR.team]));

    // The link of the first time serves again, because the connection that it made is broken.
    const page = await install(link, HARBOUR.portalId, HARBOUR.superAdmin.userId);
    expect(page.status).toBe(200);
    await runEnded(world, journey, 'ended');
    for (const email of HARBOUR.team) expect(await usersOf(world, HARBOUR.portalId)).not.toContain(email);
  });

  it('is noticed when an access token has expired only: it is refreshed, and nobody is asked', async () => {
    const journey = await untilConnected(world);
    await runEnded(world, journey, 'provisioned');
    await world.sandbox('POST', '/oauth/expire', { portalId: HARBOUR.portalId });
    const [engagement] = (await viewOf(world, journey)).engagements;
    await world.api('POST', `/engagements/${engagement?.engagementId}/end`);
    await runEnded(world, journey, 'ended');
  });

  it('is noticed by HubSpot’s journal, before any work needs the portal', async () => {
    // The first reading subscribes.
    await world.api('POST', '/sweeps');
    const journey = await untilProvisioned(world);
    await world.sandbox('DELETE', `/portals/${HARBOUR.portalId}/installs/${CLIENT_APP}`);
    await world.api('POST', '/sweeps');
    await clientWhere(world, journey, 'A connection that is gone', (one) => one.connection?.health === 'uninstalled');
    await world.api('POST', '/sweeps');
    const task = await world.mail(OPERATOR, /^The connection to the portal of Harbour Bakery is lost/);
    expect(task.text).toContain('Our app was uninstalled there.');
  });
});
