import { describe, expect, it } from 'vitest';
import { MOST_HANDED_ON } from '../../../shared/domain/onboarding.ts';
import { createClientSystem } from '../../support/client-system.ts';
import { aConnection, aGrant, anEngagement, aPackage } from '../../support/memory/builders.ts';

const COLLEAGUE = { act: 'hand-on', email: 'Owner@Client.example.com', name: 'Portal  admin', word: 'You do HubSpot.' };

/** An onboarding that its contact was asked about. */
async function anOnboarding(more: Parameters<typeof createClientSystem>[0] = {}) {
  const system = createClientSystem(more);
  const wait = await system.askConnection();
  return { ...system, wait, link: system.linkFor('contact', 'connect-client', wait.waitId) };
}

describe('the page of an onboarding', () => {
  it('names the package that is asked for, and how far it is', async () => {
    const { show, link } = await anOnboarding();
    const { html } = await show(link);
    expect(html).toMatch(/Part of Reporting[\s\S]*Reads reports[\s\S]*Not part of it[\s\S]*Writes anything/);
    expect(html).toContain('Asked, and not connected yet.');
    expect(html).toContain('/oauth/install');
  });

  it('comes in the language of the client, or in the one that the address asks for', async () => {
    const { show, link } = await anOnboarding({ language: 'de' });
    expect((await show(link)).html).toContain('<html lang="de">');
    expect((await show(link, { lang: 'en' })).html).toContain('<html lang="en">');
    expect((await show(link, { lang: 'xx' })).html).toContain('<html lang="de">');
  });

  it('names what is agreed by now where the connection has broken since, and nothing where nothing is', async () => {
    const { show, link, world, wait } = await anOnboarding();
    world.connections.seed(aConnection({ health: 'revoked' }));
    await world.endWaitAs(wait.waitId, 'connected');
    expect((await show(link)).html).not.toContain('Part of');
    world.packages.push(aPackage({ key: 'more', name: 'More', does: ['Writes anything'], doesNot: ['Sleeps'] }));
    world.engagements.seed(anEngagement());
    world.engagements.seed(anEngagement({ engagementId: 'e-2', packageKey: 'more' }));
    const { html } = await show(link);
    expect(html).toMatch(/Part of Reporting and More[\s\S]*Writes anything[\s\S]*Not part of it[\s\S]*Sleeps/);
    expect(html.split('Writes anything')).toHaveLength(2);
    expect(html).toContain('/oauth/install');
  });

  it('tells with the same link how far it is once it is connected: connected, partly, provisioned, done', async () => {
    const { show, link, world, wait } = await anOnboarding();
    world.connections.seed(aConnection());
    await world.endWaitAs(wait.waitId, 'connected', ['p-contact']);
    world.engagements.seed(anEngagement({ team: ['p-consultant-1', 'p-consultant-2'] }));
    const first = await show(link);
    expect(first.html).toContain('Access is being set up');
    expect(first.html).not.toContain('/oauth/install');
    world.grants.seed(aGrant());
    world.grants.seed(aGrant({ personId: 'p-consultant-2', state: 'applied', verifiedAt: undefined }));
    const partly = (await show(link)).html;
    expect(partly).toContain('Access is set up in part.');
    expect(partly).toContain('1 of 2 people have their access.');
    expect(partly).toMatch(/Consultant One[\s\S]*Read back in the portal on Tue 24 Nov 2026/);
    expect(partly).toContain('Being checked');
    world.grants.seed(aGrant({ personId: 'p-consultant-2' }));
    expect((await show(link)).html).toContain('What is left is to send the rules');
    world.engagements.seed(anEngagement({ team: ['p-consultant-1', 'p-consultant-2'], state: 'active' }));
    expect((await show(link)).html).toContain('All that was agreed is set up and was read back.');
  });

  it('asked to connect again, serves until somebody has connected since; then it only tells how far it is', async () => {
    const { show, send, world, linkFor, client } = await anOnboarding();
    const again = linkFor('contact', 'connect-client');
    world.connections.seed(aConnection({ health: 'revoked' }));
    expect((await show(again)).html).toContain('/oauth/install');
    world.connections.seed(aConnection({ renewedAt: '2026-11-24T09:00:00.000Z' }));
    const { html } = await show(again);
    expect(html).not.toContain('/oauth/install');
    expect(html).not.toContain('hand-on');
    // The form that was left open in a browser gives nobody the client's place as its contact any more.
    await send(again, COLLEAGUE);
    expect(client().contactPersonId).toBe('p-contact');
    expect(world.mails()).toEqual([]);
  });

  it('says which mail has a step that is left to do by hand, and shows no link of it', async () => {
    const { show, link, world, wait } = await anOnboarding();
    world.connections.seed(aConnection());
    await world.endWaitAs(wait.waitId, 'connected', ['p-contact']);
    const step = { ...wait, waitId: `${wait.runId}.step`, kind: 'manual-step', asked: ['p-contact'], state: 'open' };
    await world.waits.open(step as never, { stream: 'client', facts: {} } as never);
    const { html } = await show(link);
    expect(html).toContain('Mailed to Contact person');
    expect(html.match(/\/links\//g)).toBeNull();
  });
});

describe('"I am not the right person"', () => {
  it('gives the colleague a mail, the place of the contact and of the one who is asked; the sender sees only that', async () => {
    const { send, show, link, world, wait, client } = await anOnboarding();
    const { html } = await send(link, COLLEAGUE);
    expect(html).toContain('<h1>Handed over</h1>');
    expect(html).toContain('Portal admin (owner@client.example.com)');
    expect(html).not.toContain('/oauth/install');
    expect(html).not.toContain('<form');
    expect(client().contactPersonId).toBe('p-owner');
    expect(world.allWaits()[0]?.asked).toEqual(['p-owner']);
    expect(world.mails()).toMatchObject([
      { kind: 'connect-invitation', personId: 'p-owner', linkPurpose: 'connect-client', waitId: wait.waitId },
    ]);
    const told = world.ledger.entries.filter((entry) => entry.type === 'handed-to-colleague');
    expect(told).toMatchObject([{ actor: 'p-contact', facts: { from: 'p-contact', to: 'p-owner' } }]);
    expect(JSON.stringify(told)).not.toMatch(/@|HubSpot/);
    // Also when it has ended, whatever became of it.
    await world.endWaitAs(wait.waitId, 'connected', ['p-owner']);
    expect((await show(link)).html).toContain('<h1>Handed over</h1>');
  });

  it('sent twice, does it once; handed back, the first link serves again', async () => {
    const { send, show, link, linkFor, wait, world, client } = await anOnboarding();
    await send(link, COLLEAGUE);
    await send(link, { ...COLLEAGUE, email: 'other@client.example.com' });
    expect(world.mails()).toHaveLength(1);
    world.clock.advance(60);
    const second = linkFor('owner', 'connect-client', wait.waitId);
    await send(second, { ...COLLEAGUE, email: 'first@client.example.com' });
    expect(client().contactPersonId).toBe('p-contact');
    expect(world.mails().map(({ personId }) => personId)).toEqual(['p-owner', 'p-contact']);
    expect((await show(link)).html).toContain('/oauth/install');
    expect((await show(second)).html).toContain('<h1>Handed over</h1>');
  });

  it.each([
    ['one of the agency', { email: 'somebody@example.com' }, 'belongs to the agency'],
    ['a person whom the agency has elsewhere', { email: 'freelance@elsewhere.example.net' }, 'belongs to the agency'],
    ['the same person', { email: 'first@client.example.com' }, 'your own address'],
    ['what is no address', { email: 'admin' }, 'Please give an e-mail address'],
    ['nobody by name', { name: ' ' }, 'Please give the name'],
    ['too many words', { word: 'x'.repeat(501) }, 'at most'],
  ])('refuses %s, beside the field', async (_what, more, words) => {
    const { send, link, world, client } = await anOnboarding();
    world.seedPerson('freelance@elsewhere.example.net', { kind: 'contractor' });
    const { status, html } = await send(link, { ...COLLEAGUE, ...more });
    expect(status).toBe(400);
    expect(html).toContain(words);
    expect(html).toContain('aria-invalid="true"');
    expect(client().contactPersonId).toBe('p-contact');
    expect(world.mails()).toEqual([]);
  });

  it('makes nobody known once it is done', async () => {
    const { send, link, world, wait } = await anOnboarding();
    await world.endWaitAs(wait.waitId, 'connected', ['p-contact']);
    await send(link, COLLEAGUE);
    expect(await world.people.findByEmail('owner@client.example.com')).toBeUndefined();
  });

  it('takes a shared mailbox only where it is meant', async () => {
    const { send, link, client } = await anOnboarding();
    const form = { ...COLLEAGUE, email: 'info@client.example.com' };
    const { html } = await send(link, form);
    expect(html).toContain('This is a shared mailbox');
    expect(client().contactPersonId).toBe('p-contact');
    await send(link, { ...form, shared: 'yes' });
    expect(client().contactPersonId).toBe('p-info');
  });

  it('refuses the one time too many, in the language of the reader', async () => {
    const { send, link, linkFor, wait, world, client } = await anOnboarding({ language: 'de' });
    let at = link;
    for (let time = 1; time <= MOST_HANDED_ON; time++) {
      world.clock.advance(60);
      await send(at, { ...COLLEAGUE, email: `next${time}@client.example.com` });
      at = linkFor(`next${time}`, 'connect-client', wait.waitId);
    }
    expect(client().contactPersonId).toBe(`p-next${MOST_HANDED_ON}`);
    const { status, html } = await send(at, { ...COLLEAGUE, email: 'last@client.example.com' });
    expect([status, html.includes('zu oft weitergegeben')]).toEqual([400, true]);
  });

  it('is not offered when it is done, and what comes late changes nothing', async () => {
    const { send, show, link, world, wait, client } = await anOnboarding();
    world.connections.seed(aConnection());
    await world.endWaitAs(wait.waitId, 'connected', ['p-contact']);
    expect((await show(link)).html).not.toContain('hand-on');
    await send(link, COLLEAGUE);
    expect(client().contactPersonId).toBe('p-contact');
    expect(world.mails()).toEqual([]);
  });

  it.each([
    [1, 'before'],
    [1, 'after'],
    [2, 'before'],
  ] as const)('dying at write %i, %s it, can be sent again and is done once', async (nth, when) => {
    const { send, link, world, client } = await anOnboarding();
    world.effects.dieAt(nth, when);
    await send(link, COLLEAGUE).catch(() => undefined);
    await send(link, COLLEAGUE);
    expect(client().contactPersonId).toBe('p-owner');
    expect(world.allWaits()[0]?.asked).toEqual(['p-owner']);
    expect(world.mails()).toHaveLength(1);
  });
});

describe('"We would rather add your people ourselves"', () => {
  it('ends the wait so, and the link tells it from then on', async () => {
    const { send, link, world, wait } = await anOnboarding();
    const { html } = await send(link, { act: 'by-hand' });
    expect(await world.outcomes.read(wait.waitId)).toMatchObject({ result: 'by-hand', by: ['p-contact'] });
    expect(html).toContain('You have chosen not to connect the app.');
    expect(html).not.toContain('/oauth/install');
  });

  it('is refused where the portal is not known, and for whoever handed it over', async () => {
    const unknown = await anOnboarding({ portalId: undefined });
    expect((await unknown.show(unknown.link)).html).not.toContain('value="by-hand"');
    expect((await unknown.send(unknown.link, { act: 'by-hand' })).status).toBe(400);
    const handed = await anOnboarding();
    await handed.send(handed.link, COLLEAGUE);
    await handed.send(handed.link, { act: 'by-hand' });
    expect(await handed.world.outcomes.read(handed.wait.waitId)).toBeUndefined();
  });
});
