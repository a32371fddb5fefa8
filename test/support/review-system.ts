import { createServer, type IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { createAnswerLink } from '../../functions/answer-link/answer-link.ts';
import { createAnswerQuestion } from '../../functions/answer-link/answer-question.ts';
import { createHandler as answerLinkHandler } from '../../functions/answer-link/handler.ts';
import { createOwnChoices } from '../../functions/answer-link/own-choices.ts';
import { createAnswerReview } from '../../functions/answer-review/answer-review.ts';
import { createDecideMany } from '../../functions/answer-review/decide-many.ts';
import { createHandler as answerReviewHandler } from '../../functions/answer-review/handler.ts';
import { createKeepDecisions } from '../../functions/answer-review/keep-decisions.ts';
import { createSaveLines } from '../../functions/answer-review/save-lines.ts';
import { createSubmitReview } from '../../functions/answer-review/submit-review.ts';
import { createAskReview } from '../../functions/ask-review/ask-review.ts';
import { createHandler as showLinkHandler } from '../../functions/show-link/handler.ts';
import { createShowLink } from '../../functions/show-link/show-link.ts';
import { createHandler as showReviewHandler } from '../../functions/show-review/handler.ts';
import { createShowReview } from '../../functions/show-review/show-review.ts';
import type { AuditItem } from '../../shared/domain/audit/audit-item.ts';
import type { Review } from '../../shared/domain/audit/review.ts';
import { hashToken, type Link } from '../../shared/domain/link.ts';
import type { Run } from '../../shared/domain/run.ts';
import { waitIdOf } from '../../shared/domain/wait.ts';
import { createLinkPages } from '../../shared/services/link-pages.ts';
import { createChangeQuestion } from '../../shared/services/questions/change-question.ts';
import { createOpenQuestion } from '../../shared/services/questions/open-question.ts';
import { createQuestionHistory } from '../../shared/services/questions/question-history.ts';
import { createQuestionPages } from '../../shared/services/questions/question-pages.ts';
import { createQuestionTimes } from '../../shared/services/questions/question-times.ts';
import { createReadStanding } from '../../shared/services/questions/read-standing.ts';
import { createReplaceIn, createReplacePerson } from '../../shared/services/questions/replace-person.ts';
import { createSetAbsence } from '../../shared/services/questions/set-absence.ts';
import { createSettleQuestion } from '../../shared/services/questions/settle-question.ts';
import { createDescribeReview } from '../../shared/services/reviews/describe-review.ts';
import { createNoteSubmission } from '../../shared/services/reviews/note-submission.ts';
import { createFindOpenReview } from '../../shared/services/reviews/open-review.ts';
import { createReadReviewSheet } from '../../shared/services/reviews/review-sheet.ts';
import { createViewReview } from '../../shared/services/reviews/review-view.ts';
import { createResumeWait } from '../../shared/services/runs/end-wait.ts';
import { shippedSettings } from '../unit/api/support/settings.ts';
import { createMemoryAudits } from './memory/audits.ts';
import { aClient, aPackage } from './memory/builders.ts';
import { createMemoryReviews } from './memory/reviews.ts';
import { createWorld } from './memory/world.ts';
import { AUDIT_ID, anAudit } from './review-lines.ts';

export const RUN_ID = `offboarding-audit.${AUDIT_ID}`;
export const REVIEW_WAIT = waitIdOf(RUN_ID, 'AskReview', 0);
const TIME_ZONE = 'Europe/Berlin';
/** Seconds in which a submission can be taken back. */
export const PAUSE = 120;

/** Everything that a review's mail leads to, over a world in memory: one review with these lines, and a link for each of the people. */
export type ReviewSystem = Awaited<ReturnType<typeof createReviewSystem>>;

/** @see ReviewSystem */
export async function createReviewSystem(items: readonly AuditItem[]) {
  const world = createWorld();
  const kept = createMemoryAudits(world);
  const auditReviews = createMemoryReviews(world);
  const settings = { ...shippedSettings(), durations: { ...shippedSettings().durations, decisionPause: PAUSE } };
  const policy = {
    version: 1,
    publishedAt: '2026-11-01T08:00:00.000Z',
    rules: [],
    people: ['p-lead', 'p-deputy', 'p-security'],
    calendars: {},
    planCoveredByInvitation: [],
  };
  world.policy.current = policy;
  const policies = { current: async () => policy, version: async () => policy };
  world.packages.push(aPackage({ key: 'marketing-management', name: 'Marketing management' }));
  for (const name of ['Lead', 'Deputy', 'Security', 'Operations']) {
    world.seedPerson(`${name.toLowerCase()}@example.com`, { name });
  }
  for (const item of items) {
    kept.auditItems.seed(item);
    world.seedPerson(`${item.personId.slice(2)}@example.com`, { name: nameOf(item.personId) });
  }
  for (const [portalId, own] of Map.groupBy(items, (item) => item.portalId)) {
    const number = portalId - 20_000_000;
    world.clients.seed(aClient({ clientId: own[0]?.clientId ?? '', portalId, name: `Example Client ${number}` }));
  }
  const clients = {
    ...world.clients,
    findByPortal: async (portalId: number) => world.clients.all().find((one) => one.portalId === portalId),
  };
  const review: Review = {
    auditId: AUDIT_ID,
    review: 0,
    reviewerId: 'p-lead',
    fallback: ['p-deputy'],
    policyRule: 'The lead reviews',
    lines: items.map(({ portalId, personId }) => ({ portalId, personId })),
    version: 1,
  };
  auditReviews.seed(review);
  kept.audits.seed(anAudit({ state: 'in-review', reviews: 1 }));
  const run = { runId: RUN_ID, workflow: 'offboarding-audit', businessId: AUDIT_ID, correlationId: 'correlation' };
  world.runs.seed({ ...run, version: 1 } as Run);

  const base = { ...world, ...kept, auditReviews, clients, policies, settings };
  const readStanding = createReadStanding(world);
  const times = createQuestionTimes({ settings, policies });
  const office = { operator: async () => world.seedPerson('operations@example.com', { name: 'Operations' }) };
  const openQuestion = createOpenQuestion({ ...world, times });
  await createAskReview({ ...base, office, readStanding, openQuestion })({ runId: RUN_ID, review: 0 });

  const changeQuestion = createChangeQuestion({ ...world, readStanding, pauses: { begin: async () => undefined } });
  const links = new Map<string, Link>();
  const linkFor = (person: string, token = `${person}-`.padEnd(43, 'A')) => {
    const link = { hash: hashToken(token), purpose: 'review', waitId: REVIEW_WAIT, personId: `p-${person}` } as const;
    links.set(link.hash, { ...link, createdAt: '2026-11-24T08:00:00.000Z', expiresAt: '2028-01-01T00:00:00.000Z' });
    return token;
  };
  const linkBook = { find: async (hash: string) => links.get(hash) };
  const describeReview = createDescribeReview(base);
  const describeWait = async () => describeReview(AUDIT_ID, 0);
  const showQuestion = createQuestionPages({
    ...base,
    readStanding,
    describeWait,
    questionHistory: createQuestionHistory(world.people),
  });
  const none = async () => {
    throw new Error('Not asked for here.');
  };
  const linkPages = createLinkPages({
    ...base,
    links: linkBook,
    showQuestion,
    describeWait,
    showOffboarding: none,
    showEnding: none,
    closurePages: { confirm: none },
    clientPages: { onboarding: none, manualStep: none, rules: none, settings: none },
  });
  const findOpenReview = createFindOpenReview({ ...world, links: linkBook });
  const readReviewSheet = createReadReviewSheet(base);
  const viewReview = createViewReview({ ...base, describeReview });
  const keepDecisions = createKeepDecisions(base);
  const noteSubmission = createNoteSubmission(auditReviews);
  const waitDirectory = { listOpen: async () => world.allWaits().filter((one) => one.state === 'open') };
  const replacePerson = createReplacePerson(waitDirectory, createReplaceIn({ ...world, changeQuestion, office }));
  const setAbsence = createSetAbsence({ ...world, replacePerson, timeZone: TIME_ZONE });
  const uses = {
    showReview: createShowReview({ findOpenReview, readReviewSheet, viewReview }),
    answerReview: createAnswerReview({
      findOpenReview,
      readReviewSheet,
      viewReview,
      describeReview,
      saveLines: createSaveLines({ keepDecisions, clock: world.clock }),
      decideMany: createDecideMany({ keepDecisions, clock: world.clock, agencyName: settings.agency.name }),
      submitReview: createSubmitReview({ changeQuestion, noteSubmission, decisionPause: PAUSE }),
    }),
    showLink: createShowLink(linkPages, findOpenReview),
    answerLink: createAnswerLink({
      ...base,
      linkPages,
      answerQuestion: createAnswerQuestion({
        ...base,
        linkPages,
        changeQuestion,
        ownChoices: createOwnChoices({ ...world, setAbsence }),
        noteSubmission,
        readLanguage: async () => 'en',
        decisionPause: PAUSE,
      }),
      reply: none,
      changeLeaving: none,
      answerEnding: none,
      askToEnd: none,
      beginClosure: none,
      answerOnboarding: none,
      answerRules: { askForLink: none, nameTold: none },
      endWait: none,
      recheckQueue: { recheck: async () => undefined },
      setContact: none,
      pause: async () => undefined,
    }),
  };
  const settleQuestion = createSettleQuestion({
    ...world,
    readStanding,
    times,
    office,
    consenters: async () => [],
    resumeWait: createResumeWait({
      taskTokens: { list: async () => [], keep: async () => undefined },
      resumption: { resume: async () => 'sent' },
    }),
  });
  return {
    world,
    ...kept,
    auditReviews,
    uses,
    settings,
    changeQuestion,
    settleQuestion,
    linkFor,
    readReviewSheet,
    describeReview,
  };
}

function nameOf(personId: string): string {
  const words = personId.slice(2).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Serves the pages of a review by the real handlers, as the HTTP API does. */
export async function serveReview({ uses, settings }: Pick<ReviewSystem, 'uses' | 'settings'>) {
  const house = { agencyName: settings.agency.name, timeZone: TIME_ZONE, formActionOrigins: [] };
  const handlers = {
    'GET links': showLinkHandler(uses.showLink, house),
    'POST links': answerLinkHandler(uses.answerLink, house),
    'GET reviews': showReviewHandler(uses.showReview, house),
    'POST reviews': answerReviewHandler(uses.answerReview, house),
  };
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://steward.example.com');
    const [, page = '', token = ''] = pathname.split('/');
    const method = request.method ?? 'GET';
    const handler = handlers[`${method === 'HEAD' ? 'GET' : method} ${page}` as keyof typeof handlers];
    if (handler === undefined) {
      response.writeHead(404).end();
      return;
    }
    const event = {
      requestContext: { requestId: 'request', http: { method } },
      pathParameters: { token },
      queryStringParameters: Object.fromEntries(searchParams),
      body: await bodyOf(request),
      isBase64Encoded: false,
    } as unknown as APIGatewayProxyEventV2;
    const answer = (await handler(event, {} as Context)) as APIGatewayProxyStructuredResultV2;
    response.writeHead(answer.statusCode ?? 500, answer.headers as Record<string, string>).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { url: `http://127.0.0.1:${port}`, stop: () => new Promise((resolve) => server.close(resolve)) };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
