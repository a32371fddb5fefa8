import { describe, expect, it } from 'vitest';
import { createAnswerLink } from '../../../functions/answer-link/answer-link.ts';
import { createAnswerQuestion } from '../../../functions/answer-link/answer-question.ts';
import { createOwnChoices } from '../../../functions/answer-link/own-choices.ts';
import { createReply } from '../../../functions/answer-link/reply.ts';
import { createShowLink } from '../../../functions/show-link/show-link.ts';
import { hashToken, type Link } from '../../../shared/domain/link.ts';
import type { Wait } from '../../../shared/domain/wait.ts';
import type { PageAnswer } from '../../../shared/pages/page-exchange.ts';
import { createLinkPages } from '../../../shared/services/link-pages.ts';
import { createChangeQuestion } from '../../../shared/services/questions/change-question.ts';
import { createQuestionHistory } from '../../../shared/services/questions/question-history.ts';
import { createQuestionPages } from '../../../shared/services/questions/question-pages.ts';
import { createReadStanding } from '../../../shared/services/questions/read-standing.ts';
import { createReplaceIn, createReplacePerson } from '../../../shared/services/questions/replace-person.ts';
import { createSetAbsence } from '../../../shared/services/questions/set-absence.ts';
import { createSettleQuestion } from '../../../shared/services/questions/settle-question.ts';
import type { WaitWords } from '../../../shared/services/runs/describe-wait.ts';
import { createEndWait, createResumeWait } from '../../../shared/services/runs/end-wait.ts';
import { aClient, aPackage, CLIENT_ID } from '../../support/memory/builders.ts';
import { createWorld } from '../../support/memory/world.ts';
import { shippedSettings } from '../api/support/settings.ts';

const TOKENS = { lead: 'A'.repeat(43), second: 'B'.repeat(43) };
type Who = keyof typeof TOKENS;
const KIND = {
  answer: 'question',
  acceptance: 'acceptance',
  'manual-step': 'manual-step',
} as const;
/** Seconds in which a decision can be taken back. */
const PAUSE = 120;
const LATE = 'the answer that you just sent did not count';

const none = async () => {
  throw new Error('Not asked for here.');
};

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
    ...(purpose === 'answer' ? { policyVersion: 1, question: aQuestionPart() } : {}),
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
  const policies = { version: async () => world.policy.current };
  const readStanding = createReadStanding(world);
  const linkPages = createLinkPages({
    ...world,
    settings,
    showQuestion: createQuestionPages({
      ...world,
      settings,
      policies,
      readStanding,
      describeWait: async () => words,
      questionHistory: createQuestionHistory(world.people),
    }),
    links: { find: async (hash) => (['lead', 'second'] as const).map(linkOf).find((link) => link.hash === hash) },
    describeWait: async () => words,
    clientPages: { onboarding: none, manualStep: none, rules: none, settings: none },
    showOffboarding: async () => undefined,
    showEnding: async () => undefined,
    closurePages: { confirm: none },
  });
  const waking = {
    taskTokens: { list: async () => [], keep: async () => undefined } as never,
    resumption: {} as never,
  };
  const office = { operator: async () => world.seedPerson('operations@example.com') };
  const changeQuestion = createChangeQuestion({ ...world, readStanding, pauses: { begin: async () => undefined } });
  const waitDirectory = { listOpen: async () => world.allWaits().filter((one) => one.state === 'open') };
  const replaceIn = createReplaceIn({ ...world, changeQuestion, office });
  const replacePerson = createReplacePerson(waitDirectory, replaceIn);
  const setAbsence = createSetAbsence({ ...world, replacePerson, timeZone: 'Europe/Berlin' });
  const settleQuestion = createSettleQuestion({
    ...world,
    readStanding,
    times: { ofStage: async () => ({ deadlineAt: '2027-11-24T08:00:00.000Z' }) },
    office,
    consenters: async () => [],
    resumeWait: createResumeWait(waking),
  });
  const answerLink = createAnswerLink({
    ...world,
    linkPages,
    answerQuestion: createAnswerQuestion({
      ...world,
      linkPages,
      policies,
      changeQuestion,
      ownChoices: createOwnChoices({ ...world, setAbsence }),
      noteSubmission: async () => undefined,
      readLanguage: async () => 'en',
      decisionPause: PAUSE,
    }),
    reply: createReply({ linkPages, changeQuestion }),
    changeLeaving: none,
    answerEnding: none,
    answerOnboarding: none,
    answerRules: { askForLink: none, nameTold: none },
    endWait: createEndWait({ ...world, ...waking }),
    recheckQueue: { recheck: async () => undefined },
    setContact: async () => ({ personId: 'p-lead' }),
    askToEnd: async () => 'not-offered',
    beginClosure: () => Promise.reject(new Error('Not asked for here.')),
    pause: async () => undefined,
  });
  const showLink = createShowLink(linkPages, async () => undefined);
  const request = { method: 'POST', query: {}, form: {}, correlationId: 'correlation' };
  const show = (who: Who, query = {}) => showLink({ ...request, path: { token: TOKENS[who] }, query });
  const post = (who: Who, form = {}) => answerLink({ ...request, path: { token: TOKENS[who] }, form });
  /** Sends a form, and follows where it leads as a browser does. */
  const send = async (who: Who, form = {}): Promise<{ status: number; html: string }> => {
    await ready;
    const answer = await post(who, form);
    return pageOf('redirect' in answer ? await show(who, queryOf(answer.redirect)) : answer);
  };
  const look = async (who: Who, query = {}) => {
    await ready;
    return pageOf(await show(who, query));
  };
  /** Lets the pause of a decision pass. */
  const letPass = async () => {
    world.clock.advance(PAUSE);
    await settleQuestion(wait.waitId);
  };
  return { world, wait, ready, show: look, send, letPass };
}

function queryOf(address: string): Record<string, string> {
  return Object.fromEntries(new URL(address, 'https://example.com').searchParams);
}

function pageOf(answer: PageAnswer): { status: number; html: string } {
  if ('redirect' in answer) throw new Error('A redirect is no page.');
  return answer;
}

function aQuestionPart(): NonNullable<Wait['question']> {
  const approvers = ['p-lead', 'p-second'];
  const stage = { name: 'Leads', party: 'agency', approvers, quorum: 1, fallback: [] } as const;
  return { risk: 'standard', stages: [stage], stage: 0, requesterId: 'p-operations', handovers: [], talk: [] };
}

describe('an answer to a question', () => {
  it('can be taken back for a while, then it stands; the same button pressed again is not called late', async () => {
    const { send, show, letPass } = aWaitFor('answer');
    for (let time = 1; time <= 2; time++) {
      const { html } = await send('lead', { answer: 'approve' });
      expect(html).toContain('You have approved');
      expect(html).toContain('value="take-back"');
      expect(html).not.toContain(LATE);
    }
    await letPass();
    expect((await show('lead')).html).toContain('<h1>Approved</h1>');
  });

  it('that is taken back counts no more, and the question is open again', async () => {
    const { send, show, letPass, world } = aWaitFor('answer');
    await send('lead', { answer: 'approve' });
    expect((await send('lead', { act: 'take-back' })).html).toContain('<h1>Taken back</h1>');
    expect((await send('lead', { act: 'take-back' })).html).not.toContain('did not count');
    await letPass();
    expect(world.allWaits()).toMatchObject([{ state: 'open', votes: [] }]);
    expect((await show('second')).html).toContain('value="approve"');
  });

  it('can be taken back only by whoever gave it', async () => {
    const { send, show, letPass } = aWaitFor('answer');
    await send('lead', { answer: 'approve' });
    const { html } = await send('second', { act: 'take-back' });
    expect(html).toContain('Lead has approved');
    expect(html).not.toContain('value="take-back"');
    await letPass();
    expect((await show('lead')).html).toContain('<h1>Approved</h1>');
  });

  it('is the only thing that a link does for its person: one that has ended sets no absence', async () => {
    const { send, letPass, world } = aWaitFor('answer');
    await send('lead', { answer: 'approve' });
    await letPass();
    for (const who of ['lead', 'second'] as const) {
      const { html } = await send(who, { act: 'away', until: '2026-12-24', delegate: '' });
      expect(html).toContain(LATE);
      expect((await world.people.read(`p-${who}`))?.absence).toBeUndefined();
    }
  });

  it('is not belied by a page of before, nor by a mark that nobody makes', async () => {
    const { send, show } = aWaitFor('answer');
    await send('lead', { answer: 'approve' });
    expect((await show('lead', { done: 'taken-back' })).html).toContain('You have approved');
    expect((await show('lead', { done: 'constructor' })).status).toBe(200);
  });

  it('that comes after another’s decision is told that it did not count', async () => {
    const { send, show, letPass } = aWaitFor('answer');
    await send('lead', { answer: 'approve' });
    await letPass();
    const { html, status } = await send('second', { answer: 'decline', note: 'No.' });
    expect(html).toContain('<h1>Already decided</h1>');
    expect(html).toContain(LATE);
    expect(status).toBe(410);
    expect((await show('second')).html).not.toContain(LATE);
  });

  it('that was counted and lost is not told that it was not recorded', async () => {
    const { send, show, letPass } = aWaitFor('answer', { quorum: 2 });
    await send('lead', { answer: 'approve' });
    await send('second', { answer: 'decline', note: 'No.' });
    await letPass();
    const { html, status } = await show('lead');
    expect([status, html]).toEqual([410, expect.stringContaining('<h1>Decided otherwise</h1>')]);
    for (const words of ['Declined', 'Second', 'Your answer stays on record']) expect(html).toContain(words);
    expect(html).not.toContain('No answer of yours was recorded');
    expect((await show('second')).html).toContain('<h1>Declined</h1>');
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
    const { send, show, letPass } = aWaitFor('answer', { quorum: 2 });
    await send('lead', { answer: 'approve' });
    const { html } = await send('lead', { answer: 'decline', note: 'No.' });
    expect(html).toContain('You have approved.');
    expect(html).not.toContain(LATE);
    await send('second', { answer: 'approve' });
    await letPass();
    expect((await show('lead')).html).toContain('Lead and Second');
  });

  it.each([
    ['note', { answer: 'decline', note: ' ' }],
    ['note', { answer: 'decline', note: ' \u200B\u2060 ' }],
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
