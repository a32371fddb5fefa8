import { describe, expect, it } from 'vitest';
import { createAnswerLink } from '../../../functions/answer-link/answer-link.ts';
import { createDecideQuestion } from '../../../functions/answer-link/decide-question.ts';
import { createShowLink } from '../../../functions/show-link/show-link.ts';
import { hashToken, type Link } from '../../../shared/domain/link.ts';
import type { Wait } from '../../../shared/domain/wait.ts';
import type { PageAnswer } from '../../../shared/pages/page-exchange.ts';
import { createAgreedPackages } from '../../../shared/services/agreed-packages.ts';
import type { WaitWords } from '../../../shared/services/describe-wait.ts';
import { createEndWait, createResumeWait } from '../../../shared/services/end-wait.ts';
import { createLinkPages } from '../../../shared/services/link-pages.ts';
import { aClient, anEngagement, aPackage, CLIENT_ID } from '../../support/memory/builders.ts';
import { createWorld } from '../../support/memory/world.ts';
import { shippedSettings } from '../api/support/settings.ts';

const TOKENS = { lead: 'A'.repeat(43), second: 'B'.repeat(43) };
type Who = keyof typeof TOKENS;
const KIND = {
  answer: 'question',
  acceptance: 'acceptance',
  'connect-client': 'connection',
  'manual-step': 'manual-step',
} as const;
const LATE = 'the answer that you just sent did not count';

/** One wait that two people were mailed a link for, and the two functions behind their links. */
function aWaitFor(purpose: keyof typeof KIND, more: Partial<Wait> = {}) {
  const world = createWorld();
  const settings = shippedSettings();
  world.clients.seed(aClient());
  world.packages.push(aPackage({ doesNot: ['Writes anything'] }));
  world.seedPerson('lead@example.com', { name: 'Lead' });
  world.seedPerson('second@example.com', { name: 'Second' });
  const wait: Wait = {
    waitId: 'run.Step.1',
    runId: 'run',
    clientId: CLIENT_ID,
    kind: KIND[purpose],
    subject: { kind: 'invitation', invitationId: '1-1' },
    asked: ['p-lead', 'p-second'],
    quorum: 1,
    excluded: [],
    openedAt: '2026-11-24T08:00:00.000Z',
    deadlineAt: '2027-11-24T08:00:00.000Z',
    reminders: 0,
    held: false,
    votes: [],
    state: 'open',
    version: 1,
    ...more,
  };
  const ready = world.waits.open(wait, {
    stream: 'client',
    type: 'wait-opened',
    at: wait.openedAt,
    facts: {},
  } as never);
  const linkOf = (who: Who): Link => ({
    hash: hashToken(TOKENS[who]),
    purpose,
    waitId: wait.waitId,
    clientId: CLIENT_ID,
    personId: `p-${who}`,
    createdAt: wait.openedAt,
    expiresAt: '2028-11-24T08:00:00.000Z',
  });
  const words: WaitWords = {
    clientName: 'Example Manufacturing',
    recordId: '1',
    title: 'Take it up?',
    requestedBy: 'Example Manufacturing',
    riskWords: 'Low: little.',
    facts: [],
    packageName: 'Reporting',
    packageDoes: ['Reads reports'],
    packageDoesNot: ['Writes anything'],
  };
  const linkPages = createLinkPages({
    ...world,
    settings,
    links: { find: async (hash) => (['lead', 'second'] as const).map(linkOf).find((link) => link.hash === hash) },
    describeWait: async () => words,
    describeManualStep: async () => {
      throw new Error('Not asked for here.');
    },
    describeRules: async () => {
      throw new Error('Not asked for here.');
    },
    agreedPackages: createAgreedPackages(world),
  });
  const waking = {
    taskTokens: { list: async () => [], keep: async () => undefined } as never,
    resumption: {} as never,
  };
  const answerLink = createAnswerLink({
    ...world,
    linkPages,
    decideQuestion: createDecideQuestion({ ...world, resumeWait: createResumeWait(waking) }),
    endWait: createEndWait({ ...world, ...waking }),
    recheckQueue: { recheck: async () => undefined },
    setContact: async () => ({ personId: 'p-lead' }),
    pause: async () => undefined,
  });
  const showLink = createShowLink(linkPages);
  const request = { query: {}, form: {}, correlationId: 'correlation' };
  const show = (who: Who, query = {}) => showLink({ ...request, path: { token: TOKENS[who] }, query });
  const post = (who: Who, form = {}) => answerLink({ ...request, path: { token: TOKENS[who] }, form });
  /** Sends a form, and follows where it leads as a browser does. */
  const send = async (who: Who, form = {}): Promise<{ status: number; html: string }> => {
    await ready;
    const answer = await post(who, form);
    return pageOf('redirect' in answer ? await show(who, queryOf(answer.redirect)) : answer);
  };
  const look = async (who: Who) => {
    await ready;
    return pageOf(await show(who));
  };
  return { world, wait, ready, show: look, send };
}

function queryOf(address: string): Record<string, string> {
  return Object.fromEntries(new URL(address, 'https://example.com').searchParams);
}

function pageOf(answer: PageAnswer): { status: number; html: string } {
  if ('redirect' in answer) throw new Error('A redirect is no page.');
  return answer;
}

describe('an answer to a question', () => {
  it('that counts is not called late, nor is the same button pressed again', async () => {
    const { send } = aWaitFor('answer');
    for (let time = 1; time <= 2; time++) {
      const { html } = await send('lead', { answer: 'approve' });
      expect(html).toContain('<h1>Approved</h1>');
      expect(html).not.toContain(LATE);
    }
  });

  it('that comes after another’s decision is told that it did not count', async () => {
    const { send, show } = aWaitFor('answer');
    await send('lead', { answer: 'approve' });
    const { html, status } = await send('second', { answer: 'decline', note: 'No.' });
    expect(html).toContain('<h1>Already decided</h1>');
    expect(html).toContain(LATE);
    expect(status).toBe(410);
    expect((await show('second')).html).not.toContain(LATE);
  });

  it('that takes back what one said before is told that it did not count', async () => {
    const { send } = aWaitFor('answer');
    await send('lead', { answer: 'approve' });
    const { html } = await send('lead', { answer: 'decline', note: 'No.' });
    expect(html).toContain('<h1>Approved</h1>');
    expect(html).toContain(LATE);
  });

  it('that comes after the deadline is told so before the sweep has written the end, and nobody gets the form', async () => {
    const { send, show, world } = aWaitFor('answer', { deadlineAt: '2026-11-24T08:30:00.000Z' });
    const { html } = await send('lead', { answer: 'approve' });
    expect(html).toContain('<h1>The time is over</h1>');
    expect(html).toContain(LATE);
    expect(world.allWaits()).toMatchObject([{ state: 'open', votes: [] }]);
    expect((await show('second')).html).not.toContain('<form');
  });

  it('of one person stands, while others are still asked', async () => {
    const { send } = aWaitFor('answer', { quorum: 2 });
    await send('lead', { answer: 'approve' });
    const { html } = await send('lead', { answer: 'decline', note: 'No.' });
    expect(html).toContain('You have approved.');
    expect(html).not.toContain(LATE);
  });

  it.each([
    ['note', { answer: 'decline', note: ' ' }],
    ['note', { answer: 'approve', note: 'x'.repeat(2001) }],
    ['answer', { note: 'half a note' }],
    ['answer', { note: 'x'.repeat(2001) }],
  ])('that was not taken leads to the %s', async (part, form) => {
    const { html, status } = await aWaitFor('answer').send('lead', form);
    expect(status).toBe(400);
    expect(html).toMatch(new RegExp(`role="alert"[\\s\\S]*<a href="#${part}">`));
    expect(/<textarea[^>]*aria-invalid/.test(html)).toBe(part === 'note');
  });
});

describe('a task that somebody says is done', () => {
  it('is thanked for, however often it is said', async () => {
    const { send } = aWaitFor('manual-step');
    for (const who of ['lead', 'second', 'lead'] as const) {
      const { html } = await send(who, { answer: 'done' });
      expect(html).toContain('<h1>Thank you</h1>');
      expect(html).not.toContain(LATE);
    }
  });

  it.each(['manual-step', 'acceptance'] as const)(
    'is told that it did not count after its end: %s',
    async (purpose) => {
      for (const result of ['expired', 'withdrawn'] as const) {
        const { send, ready, world, wait } = aWaitFor(purpose);
        await ready;
        await world.endWaitAs(wait.waitId, result);
        expect((await send('lead')).html).toContain(LATE);
      }
    },
  );

  it('is checked in HubSpot, where it was accepted there', async () => {
    const { send, ready, world, wait } = aWaitFor('acceptance');
    await ready;
    await world.endWaitAs(wait.waitId, 'accepted');
    const { html } = await send('lead');
    expect(html).toContain('<h1>Done</h1>');
    expect(html).not.toContain(LATE);
  });
});

describe('the connect page of a link', () => {
  it('names the package that is asked for', async () => {
    const { html } = await aWaitFor('connect-client').show('lead');
    expect(html).toMatch(/Part of Reporting[\s\S]*Reads reports[\s\S]*Not part of it[\s\S]*Writes anything/);
  });

  it('names what is agreed by now where the connection has broken since, and nothing where nothing is', async () => {
    const { show, ready, world, wait } = aWaitFor('connect-client');
    await ready;
    await world.endWaitAs(wait.waitId, 'connected');
    expect((await show('lead')).html).not.toContain('Part of');
    world.packages.push(aPackage({ key: 'more', name: 'More', does: ['Writes anything'], doesNot: ['Sleeps'] }));
    world.engagements.seed(anEngagement());
    world.engagements.seed(anEngagement({ engagementId: 'e-2', packageKey: 'more' }));
    const { html } = await show('lead');
    expect(html).toMatch(/Part of Reporting and More[\s\S]*Writes anything[\s\S]*Not part of it[\s\S]*Sleeps/);
    expect(html.split('Writes anything')).toHaveLength(2);
  });
});
