import { describe, expect, it } from 'vitest';
import { createChangeLeaving } from '../../../functions/answer-link/change-leaving.ts';
import type { Link } from '../../../shared/domain/link.ts';
import { createChangeOffboarding } from '../../../shared/services/offboardings/change-offboarding.ts';
import { createShowOffboarding } from '../../../shared/services/offboardings/offboarding-pages.ts';
import { anOffboarding, createMemoryRemedies } from '../../support/memory/remedies.ts';
import { createWorld } from '../../support/memory/world.ts';
import { shippedSettings } from '../api/support/settings.ts';

const ID = 'o-p-consultant-1-1';
const TOKEN = 'token';

function aLink(more: Partial<Parameters<typeof anOffboarding>[0]> = {}) {
  const base = createWorld();
  const world = { ...base, ...createMemoryRemedies(base) };
  world.seedPerson('consultant-1@example.com', { name: 'Consultant One' });
  world.offboardings.seed(anOffboarding({ state: 'scheduled', effectiveAt: '2026-12-31T00:00:00.000Z', ...more }));
  const showOffboarding = createShowOffboarding({ ...world, settings: shippedSettings() });
  const linkOf = (personId: string) => ({ purpose: 'offboarding', offboardingId: ID, personId }) as Link;
  const show = (extra: Parameters<typeof showOffboarding>[2] = {}, personId = 'p-manager') =>
    showOffboarding(linkOf(personId), `/links/${TOKEN}`, extra);
  const linkPages = {
    show: async (_link: Link, _token: string, extra = {}) => ({ status: 400, html: (await show(extra)) ?? '' }),
  };
  const changeOffboarding = createChangeOffboarding(world);
  const change = createChangeLeaving({ ...world, changeOffboarding, linkPages, timeZone: 'Europe/Berlin' });
  const request = { method: 'POST', path: {}, query: {}, correlationId: 'c' };
  return {
    world,
    show,
    send: (form: Record<string, string>, personId = 'p-manager') =>
      change(linkOf(personId), TOKEN, { ...request, form }),
    offboarding: () => world.offboardings.read(ID),
  };
}

describe('the link of a leaving that was dated ahead', () => {
  it('shows who, when, and two forms; looking at it changes nothing', async () => {
    const { show, world } = aLink();
    const html = await show();
    expect(html).toContain('All access of Consultant One goes on');
    expect(html?.match(/<form method="post"/g)).toHaveLength(2);
    expect(world.effects.seen).toEqual([]);
  });

  it('moves it to the beginning of another day in the agency’s zone', async () => {
    const { send, offboarding, world } = aLink();
    expect(await send({ answer: 'move', on: '2027-01-15' })).toEqual({ redirect: '/links/token' });
    expect(await offboarding()).toMatchObject({ state: 'scheduled', effectiveAt: '2027-01-14T23:00:00.000Z' });
    expect(world.ledger.entries).toMatchObject([{ type: 'offboarding-moved', actor: 'p-manager' }]);
  });

  it.each([
    ['', 'a day such as'],
    ['2026-02-30', 'a day such as'],
    ['2026-01-01', 'a day that is not over'],
    ['2030-01-01', 'a day within a year'],
  ])('asks again for a day where "%s" was sent', async (on, expected) => {
    const { send, offboarding } = aLink();
    const answer = await send({ answer: 'move', on });
    expect(answer).toMatchObject({ status: 400, html: expect.stringContaining(expected) });
    expect(await offboarding()).toMatchObject({ effectiveAt: '2026-12-31T00:00:00.000Z' });
  });

  it('cancels it, and says so from then on', async () => {
    const { send, offboarding, show } = aLink();
    await send({ answer: 'cancel' });
    expect(await offboarding()).toMatchObject({ state: 'cancelled' });
    expect(await show()).toContain('keeps what they have');
    expect(await show()).not.toContain('<form');
  });

  it('serves nobody who has left since, and says nothing then', async () => {
    const { send, show, offboarding, world } = aLink();
    const member = { personId: 'p-manager', hubspotUserId: 'u-9', seenAt: '2026-11-01T08:00:00.000Z' };
    await world.rosterBook.save({ ...member, leftAt: '2026-11-20T08:00:00.000Z' });
    for (const form of [{ answer: 'cancel' }, { answer: 'move', on: '2027-01-15' }]) await send(form);
    expect(await offboarding()).toMatchObject({ state: 'scheduled', effectiveAt: '2026-12-31T00:00:00.000Z' });
    expect(await show()).toBeUndefined();
  });

  it('comes too late once it has begun', async () => {
    const { send, offboarding, show } = aLink({ state: 'running' });
    expect(await send({ answer: 'cancel' })).toEqual({ redirect: '/links/token?late=1' });
    expect(await offboarding()).toMatchObject({ state: 'running' });
    const html = await show({ late: true });
    expect(html).toContain('It had begun before your answer came');
    expect(html).not.toContain('<form');
  });

  it('tells the leaver nothing, and takes nothing from them', async () => {
    const { send, offboarding, show } = aLink();
    expect(await show({}, 'p-consultant-1')).toBeUndefined();
    await send({ answer: 'cancel' }, 'p-consultant-1');
    expect(await offboarding()).toMatchObject({ state: 'scheduled' });
  });
});
