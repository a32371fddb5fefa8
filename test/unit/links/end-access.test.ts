import { describe, expect, it } from 'vitest';
import type { Closure } from '../../../shared/domain/closure.ts';
import type { Link } from '../../../shared/domain/link.ts';
import { createAskToEnd } from '../../../shared/services/closures/ask-to-end.ts';
import { createClosurePages } from '../../../shared/services/closures/closure-pages.ts';
import { CLIENT_ID } from '../../support/memory/builders.ts';
import { shippedSettings } from '../api/support/settings.ts';
import { aClosingWorld, aClosure } from '../closure/steps.ts';

const LINK_MADE = '2026-11-24T08:45:00.000Z';

function aLink(closure?: Partial<Closure>) {
  const world = aClosingWorld();
  if (closure !== undefined) world.closures.seed(aClosure(closure));
  const none = { ...world, closures: { ...world.closures, lastOf: async () => undefined } };
  const kept = closure === undefined ? none : world;
  const settings = shippedSettings();
  const { hubspot } = settings;
  const clientAppId = world.connections.all()[0]?.appId ?? 0;
  const apps = { ...hubspot, clientApp: { ...hubspot.clientApp, appId: clientAppId } };
  const pages = createClosurePages({ ...kept, settings: { ...settings, hubspot: apps } });
  const mailed = new Map<string, unknown>();
  const askToEnd = createAskToEnd({
    ...kept,
    outbox: { read: async (mailId) => mailed.get(mailId) as never },
    queueMail: async (mail) => void mailed.set(mail.mailId, mail),
  });
  const linkOf = (personId: string) =>
    ({ purpose: 'end-access', clientId: CLIENT_ID, personId, createdAt: LINK_MADE }) as Link;
  return {
    world,
    mailed,
    ask: (personId = 'p-owner') => askToEnd(linkOf(personId), 'c'),
    offer: (done?: string, personId = 'p-owner') => pages.offer(linkOf(personId), '/links/t', done),
    confirm: (personId = 'p-owner', language: 'en' | 'de' = 'en', late?: true) =>
      pages.confirm(linkOf(personId), '/links/t', { language, late }),
  };
}

describe('asking, on the page of a portal', () => {
  it('mails a fresh link, valid for a day, to whom the old one was mailed, and ends nothing', async () => {
    const { ask, mailed, world } = aLink();
    const before = world.effects.seen.length;
    expect(await ask()).toBe('mailed');
    const [mail] = [...mailed.values()];
    expect(mail).toMatchObject({ kind: 'end-access-confirm', personId: 'p-owner', linkPurpose: 'end-access' });
    expect(mail).toMatchObject({ facts: { deadlineAt: expect.stringMatching(/^2026-11-25T/) } });
    expect(world.effects.seen.length).toBe(before);
  });

  it('mails three a day at most', async () => {
    const { ask, mailed } = aLink();
    const answers = [await ask(), await ask(), await ask(), await ask()];
    expect([answers, mailed.size]).toEqual([['mailed', 'mailed', 'mailed', 'too-often'], 3]);
  });

  it('offers nothing to people of the agency, and mails them nothing', async () => {
    const { ask, offer, confirm, mailed } = aLink();
    expect(await ask('p-operations')).toBe('not-offered');
    expect([await offer(undefined, 'p-operations'), await confirm('p-operations')]).toEqual([undefined, undefined]);
    expect(mailed.size).toBe(0);
  });

  it('gives no say to whoever is neither super admin, contact nor named by the client any more', async () => {
    const { ask, offer, confirm, mailed, world } = aLink();
    const [client] = world.clients.all();
    world.clients.seed({ ...client, superAdminIds: ['p-other'], contactPersonId: 'p-other' } as never);
    expect(await ask()).toBe('not-offered');
    expect([await offer(), await confirm()]).toEqual([undefined, undefined]);
    expect(mailed.size).toBe(0);
  });

  it('says what was done, and how far it is', async () => {
    expect(await aLink().offer()).toMatchObject({ state: 'offered' });
    expect(await aLink().offer('end-access-mailed')).toMatchObject({ state: 'asked' });
    expect(await aLink().offer('end-access-too-often')).toMatchObject({ state: 'too-often' });
    expect(await aLink({ state: 'running' }).offer()).toMatchObject({ state: 'running' });
    expect(await aLink({ state: 'running' }).ask()).toBe('not-offered');
    expect(await aLink({ state: 'partly' }).offer()).toMatchObject({ state: 'offered' });
    const { offer, world } = aLink({ state: 'done', endedAt: '2026-11-24T09:30:00.000Z' });
    const [connection] = world.connections.all();
    world.connections.seed({ ...connection, health: 'uninstalled' } as never);
    expect(await offer()).toMatchObject({ state: 'done', at: '2026-11-24T09:30:00.000Z' });
  });
});

describe('the link that confirms it', () => {
  it('shows who loses access, what ends, what is left to do by hand, and one button; looking changes nothing', async () => {
    const { confirm, world } = aLink();
    const [grant] = world.grants.all();
    const access = { permissionSetId: undefined, teamIds: [], superAdmin: true } as const;
    world.grants.seed({ ...grant, personId: 'p-consultant-2', access } as never);
    const before = world.effects.seen.length;
    const html = (await confirm()) ?? '';
    for (const said of [
      'Consultant One',
      'Report reader',
      'consultant-2@',
      'Super admin',
      'One engagement ends',
      'app is uninstalled',
    ])
      expect(html).toContain(said);
    expect(html.indexOf('For you to do by hand')).toBeLessThan(html.indexOf('consultant-2@'));
    expect(html.match(/<form method="post"/g)).toHaveLength(1);
    expect(world.effects.seen.length).toBe(before);
  });

  it('says so where the portal cannot be read any more: then all is to do by hand', async () => {
    const { confirm, world } = aLink();
    const [connection] = world.connections.all();
    world.connections.seed({ ...connection, health: 'revoked' } as never);
    const html = (await confirm()) ?? '';
    expect(html).toContain('can no longer read this portal');
    expect(html.indexOf('For you to do by hand')).toBeLessThan(html.indexOf('Consultant One'));
  });

  it('shows what became of it once it was pressed, and offers no second press', async () => {
    const requestedAt = '2026-11-24T08:50:00.000Z';
    for (const [state, said] of [
      ['running', 'All access is being ended'],
      ['done', 'All access is ended'],
      ['partly', 'but for something that is left'],
    ] as const) {
      const html = (await aLink({ state, requestedAt }).confirm('p-owner', 'en', true)) ?? '';
      expect(html).toContain(said);
      expect(html).toContain('It had been confirmed before');
      expect(html).not.toContain('<form');
    }
  });

  it('begins anew with a fresh link after one that ended partly', async () => {
    expect(await aLink({ state: 'partly', requestedAt: '2026-11-24T08:00:00.000Z' }).confirm()).toContain('<form');
  });

  it('comes in German too', async () => {
    const html = (await aLink().confirm('p-owner', 'de')) ?? '';
    expect(html).toContain('<html lang="de"');
    expect(html).toContain('Allen Zugriff beenden');
  });
});
