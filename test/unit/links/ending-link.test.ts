import { describe, expect, it } from 'vitest';
import { createAnswerEnding } from '../../../functions/answer-link/answer-ending.ts';
import { createDueEngagement } from '../../../functions/run-sweeps/due-engagement.ts';
import { type Engagement, nextLookAt } from '../../../shared/domain/engagement.ts';
import type { Link } from '../../../shared/domain/link.ts';
import { createChangeEngagement } from '../../../shared/services/access/change-engagement.ts';
import { createAskAboutEnd } from '../../../shared/services/engagements/ask-about-end.ts';
import { createShowEnding } from '../../../shared/services/engagements/ending-pages.ts';
import { anEngagement, aPackage } from '../../support/memory/builders.ts';
import { aWorld } from '../access-provisioning/steps.ts';

const ENDS = '2026-11-28T22:59:59.000Z';
const WEEK = 604_800;
const TIME_ZONE = 'Europe/Berlin';

function aWorldOfEnds(more: Partial<Engagement> = {}) {
  const world = aWorld();
  world.packages.push(aPackage({ key: 'emergency', risk: 'high', breakGlass: { hours: 4 } }));
  for (const name of ['lead', 'manager', 'operations'])
    world.seedPerson(`${name}@agency.example.com`, { name: `The ${name}` });
  const engagement = anEngagement({ state: 'active', requestedBy: 'p-manager', endsAt: ENDS, ...more });
  world.engagements.seed(engagement);
  const office = { operator: async () => world.seedPerson('operations@agency.example.com') };
  const ended: string[] = [];
  const begun: string[] = [];
  const endEngagement = async (engagementId: string) => {
    ended.push(engagementId);
    return { runId: '' };
  };
  const changeEngagement = createChangeEngagement({
    ...world,
    endWait: async () => undefined,
    beginRun: async ({ businessId }) => {
      begun.push(businessId);
      return { runId: businessId, begun: true };
    },
    endNotice: WEEK,
  });
  const settings = { agency: { name: 'Example Agency', domains: [], timeZone: TIME_ZONE } };
  const showEnding = createShowEnding({ ...world, settings });
  const linkPages = {
    show: async (link: Link, _token: string, extra = {}) => ({
      status: 200,
      html: (await showEnding(link, '/links/t', extra)) ?? 'unknown',
    }),
  };
  const answerEnding = createAnswerEnding({ ...world, changeEngagement, linkPages, timeZone: TIME_ZONE });
  const linkOf = (personId: string, endsAt = ENDS): Link => ({
    hash: '',
    purpose: 'engagement-ending',
    personId,
    engagementId: 'e-1',
    endsAt,
    createdAt: ENDS,
    expiresAt: ENDS,
  });
  const askAboutEnd = createAskAboutEnd({ ...world, office });
  return {
    world,
    ended,
    begun,
    due: createDueEngagement(world.engagements, endEngagement, askAboutEnd),
    page: async (personId = 'p-manager', endsAt = ENDS) => (await linkPages.show(linkOf(personId, endsAt), 't')).html,
    answer: (form: Record<string, string>, personId = 'p-manager', endsAt = ENDS) =>
      answerEnding(linkOf(personId, endsAt), 't', {
        method: 'POST',
        path: { token: 't' },
        query: {},
        form,
        correlationId: 'correlation',
      }),
    engagement: async () => world.engagements.all().find((one) => one.engagementId === 'e-1'),
  };
}

describe('a week before the end', () => {
  it('is when the engagement is looked at; a short one, one that was asked about, and one that starts only at its end', () => {
    const engagement = anEngagement({ state: 'active', startsAt: '2026-01-01T00:00:00.000Z', endsAt: ENDS });
    const before = '2026-11-21T22:59:59.000Z';
    expect(nextLookAt(engagement, WEEK)).toBe(before);
    expect(nextLookAt({ ...engagement, state: 'paused' }, WEEK)).toBe(before);
    expect(nextLookAt({ ...engagement, endAskedFor: ENDS }, WEEK)).toBe(ENDS);
    expect(nextLookAt({ ...engagement, startsAt: '2026-11-27T00:00:00.000Z' }, WEEK)).toBe(ENDS);
    expect(nextLookAt({ ...engagement, state: 'starting' }, WEEK)).toBe(ENDS);
    expect(nextLookAt({ ...engagement, state: 'ending' }, WEEK)).toBeUndefined();
    // A later end that nobody has allowed yet does not count.
    expect(nextLookAt({ ...engagement, endsAt: '2029-01-01T00:00:00.000Z', before: engagement as never }, WEEK)).toBe(
      before,
    );
  });

  it('the manager is asked, once for each end date', async () => {
    const { world, ended, due, engagement } = aWorldOfEnds();
    const now = new Date('2026-11-22T08:00:00.000Z');
    await due('e-1', now);
    await due('e-1', now);
    expect(world.mails()).toMatchObject([
      { kind: 'engagement-ending', personId: 'p-manager', facts: { engagementId: 'e-1', endsAt: ENDS } },
    ]);
    expect((await engagement())?.endAskedFor).toBe(ENDS);
    expect(ended).toEqual([]);
    await due('e-1', new Date(ENDS));
    expect(ended).toEqual(['e-1']);
  });

  it('somebody else is asked where the manager is in the team, has left, or is the client’s', async () => {
    const asked = async (more: Partial<Engagement>) => {
      const { world, due } = aWorldOfEnds(more);
      world.seedPerson('owner@client.example.org', { kind: 'client' });
      await due('e-1', new Date('2026-11-22T08:00:00.000Z'));
      return world.mails()[0]?.personId;
    };
    expect(await asked({ team: ['p-manager'] })).toBe('p-lead');
    expect(await asked({ requestedBy: 'p-owner' })).toBe('p-lead');
    expect(await asked({ team: ['p-manager', 'p-lead'] })).toBe('p-operations');
  });

  it('nobody is asked about break-glass access', async () => {
    const { world, due, engagement } = aWorldOfEnds({ packageKey: 'emergency' });
    await due('e-1', new Date('2026-11-22T08:00:00.000Z'));
    expect(world.mails()).toEqual([]);
    expect((await engagement())?.endAskedFor).toBe(ENDS);
  });
});

describe('the link', () => {
  it('shows who has what until when, and changes nothing', async () => {
    const { world, page } = aWorldOfEnds();
    const before = JSON.stringify(world.engagements.all());
    const html = await page();
    expect(html).toContain('Reporting at Example Manufacturing ends on');
    expect(html).toContain('Consultant One');
    expect(html).toContain('Extend by 365 days (until Sun 28 Nov 2027)');
    expect(JSON.stringify(world.engagements.all())).toBe(before);
  });

  it('extends by the package’s length; again it says what it is now', async () => {
    const { begun, page, answer, engagement } = aWorldOfEnds();
    expect(await answer({ answer: 'extend' })).toEqual({ redirect: '/links/t' });
    expect(await engagement()).toMatchObject({ endsAt: '2027-11-28T22:59:59.000Z', change: 2 });
    expect((await engagement())?.before).toBeUndefined();
    expect(begun).toEqual(['e-1-2']);
    expect(await page()).toContain('Extended: Reporting at Example Manufacturing now ends on Sun 28 Nov 2027');
    expect(await answer({ answer: 'extend' })).toEqual({ redirect: '/links/t?late=1' });
    expect(begun).toEqual(['e-1-2']);
  });

  it('extends to another day, to its last moment in the agency’s zone; a day before the end is not taken', async () => {
    const { page, answer, engagement } = aWorldOfEnds();
    const refused = await answer({ answer: 'extend-to', on: '2026-11-20' });
    expect(refused).toMatchObject({ html: expect.stringContaining('Please give a day after the present end') });
    expect(await answer({ answer: 'extend-to', on: '2026-12-31' })).toEqual({ redirect: '/links/t' });
    expect((await engagement())?.endsAt).toMatch(/^2026-12-31T22:59:59/);
    expect(await page()).toContain('Extended');
  });

  it('a day far away is asked about, and the page says so', async () => {
    const { page, answer } = aWorldOfEnds();
    await answer({ answer: 'extend-to', on: '2029-12-31' });
    expect(await page()).toContain('an end on Mon 31 Dec 2029 is being asked about');
  });

  it('lets it end, and says who; a second answer changes nothing', async () => {
    const { world, page, answer, engagement } = aWorldOfEnds();
    expect(await answer({ answer: 'let-end' })).toEqual({ redirect: '/links/t' });
    expect(await page('p-lead')).toContain('The manager lets it end.');
    expect(await answer({ answer: 'extend' }, 'p-lead')).toEqual({ redirect: '/links/t?late=1' });
    expect((await engagement())?.endsAt).toBe(ENDS);
    expect(world.ledger.entries).toMatchObject([{ type: 'engagement-let-end', actor: 'p-manager' }]);
  });

  it('nobody extends their own access, nor what has ended', async () => {
    const own = aWorldOfEnds({ team: ['p-manager'] });
    expect(await own.page()).toContain('It is your own access');
    expect(await own.answer({ answer: 'extend' })).toEqual({ redirect: '/links/t?late=1' });
    const over = aWorldOfEnds({ state: 'ended' });
    expect(await over.page()).toContain('has ended, or is ending');
    expect(await over.answer({ answer: 'extend' })).toEqual({ redirect: '/links/t?late=1' });
    expect([...own.begun, ...over.begun]).toEqual([]);
  });
});
