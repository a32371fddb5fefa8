import { createAnswerLink } from '../../functions/answer-link/answer-link.ts';
import { createAnswerOnboarding } from '../../functions/answer-link/answer-onboarding.ts';
import { createAnswerRules } from '../../functions/answer-link/answer-rules.ts';
import { createShowLink } from '../../functions/show-link/show-link.ts';
import type { Client } from '../../shared/domain/client.ts';
import { hashToken, type Link } from '../../shared/domain/link.ts';
import type { Wait } from '../../shared/domain/wait.ts';
import type { PageAnswer } from '../../shared/pages/page-exchange.ts';
import { createAgreedPackages } from '../../shared/services/access/agreed-packages.ts';
import { createDescribeAccess } from '../../shared/services/access/describe-access.ts';
import { createDescribeRules } from '../../shared/services/access/describe-rules.ts';
import { createClientPages } from '../../shared/services/client-pages/client-pages.ts';
import { createHandOn } from '../../shared/services/client-pages/hand-on.ts';
import { createShowOnboarding } from '../../shared/services/client-pages/onboarding.ts';
import { createLinkPages } from '../../shared/services/link-pages.ts';
import { createReadLanguage } from '../../shared/services/reader-language.ts';
import type { DescribeWait } from '../../shared/services/runs/describe-wait.ts';
import { createEndWait } from '../../shared/services/runs/end-wait.ts';
import { shippedSettings } from '../unit/api/support/settings.ts';
import { aClient, aPackage, CLIENT_ID } from './memory/builders.ts';
import { createWorld } from './memory/world.ts';

const DEADLINE = '2027-11-24T08:00:00.000Z';
const RUN = 'invitation-acceptance.1';

/** The pages of one client behind their links, served by the real use cases over records in memory. `contact` is asked to connect. */
export function createClientSystem(more: Partial<Client> = {}) {
  const world = createWorld();
  const settings = shippedSettings();
  world.clients.seed(aClient({ contactPersonId: 'p-contact', ...more }));
  world.packages.push(aPackage({ doesNot: ['Writes anything'] }));
  // `contact@` would be a shared mailbox.
  world.seedPerson('contact@client.example.com', {
    name: 'Contact person',
    email: 'first@client.example.com',
    kind: 'client',
  });
  world.seedPerson('consultant-1@agency.example.com', { name: 'Consultant One' });
  const links = new Map<string, Link>();
  const runs = [{ runId: RUN, state: 'running', clientId: CLIENT_ID }];
  const none = async () => {
    throw new Error('Not asked for here.');
  };
  const describeWait: DescribeWait = async () => ({
    clientName: 'Example Manufacturing',
    recordId: '1',
    title: 'Take it up?',
    requestedBy: 'Example Manufacturing',
    riskWords: '',
    facts: [],
    packageName: 'Reporting',
    packageDoes: ['Reads reports'],
    packageDoesNot: ['Writes anything'],
  });
  const describeAccess = createDescribeAccess(world);
  const rules = { current: undefined as { publishedAt: string } | undefined };
  const readLanguage = createReadLanguage({ ...world, agency: settings.agency });
  const linkPages = createLinkPages({
    ...world,
    settings,
    links: { find: async (hash) => links.get(hash) },
    describeWait,
    showQuestion: none,
    showOffboarding: none,
    showEnding: none,
    closurePages: { confirm: none },
    clientPages: createClientPages({
      ...world,
      settings,
      describeWait,
      describeManualStep: none,
      describeRules: createDescribeRules(settings, { ...world, describeAccess }),
      agreedPackages: createAgreedPackages(world),
      closurePages: { offer: async () => undefined },
      showOnboarding: createShowOnboarding({
        ...world,
        settings,
        connections: { read: async () => world.connections.all()[0] },
        portalRulesBook: { current: async () => rules.current as never },
        runDirectory: { ofClient: async () => runs as never },
        plans: { plan: world.plans.plan },
        describeAccess,
      }),
    }),
  });
  const { domains } = settings.agency;
  const handOn = createHandOn({
    ...world,
    domains,
    connections: { read: async () => world.connections.all()[0] },
    clientAppId: settings.hubspot.clientApp.appId,
  });
  const endWait = createEndWait({
    ...world,
    taskTokens: { list: async () => [], keep: async () => undefined },
    resumption: {} as never,
  });
  const answerLink = createAnswerLink({
    ...world,
    linkPages,
    answerQuestion: none,
    reply: none,
    changeLeaving: none,
    answerEnding: none,
    answerOnboarding: createAnswerOnboarding({ ...world, linkPages, handOn, endWait, readLanguage }),
    askToEnd: none,
    beginClosure: none,
    answerRules: createAnswerRules({ ...world, linkPages, readLanguage, domains }),
    endWait,
    recheckQueue: { recheck: none },
    setContact: none,
    pause: async () => undefined,
  });
  const showLink = createShowLink(linkPages, async () => undefined);
  const request = { method: 'POST', form: {}, correlationId: 'correlation' };

  /** Opens the wait for the connection. */
  async function askConnection(asked: readonly string[] = ['p-contact']): Promise<Wait> {
    const wait: Wait = {
      waitId: `${RUN}.AskConnection.1`,
      runId: RUN,
      clientId: CLIENT_ID,
      kind: 'connection',
      subject: { kind: 'invitation', invitationId: '1-1' },
      asked,
      quorum: 1,
      excluded: [],
      openedAt: '2026-11-24T08:00:00.000Z',
      deadlineAt: DEADLINE,
      reminders: 0,
      held: false,
      votes: [],
      state: 'open',
      version: 1,
    };
    await world.waits.open(wait, { stream: 'client', type: 'wait-opened', at: wait.openedAt, facts: {} } as never);
    return wait;
  }

  /** A link as it would be mailed; the token is made of the person. */
  function linkFor(person: string, purpose: Link['purpose'], waitId?: string): string {
    const token = `${person}-${purpose}`.padEnd(43, 'x').slice(0, 43);
    links.set(hashToken(token), {
      hash: hashToken(token),
      purpose,
      waitId,
      clientId: CLIENT_ID,
      personId: `p-${person}`,
      createdAt: '2026-11-24T08:00:00.000Z',
      expiresAt: '2028-11-24T08:00:00.000Z',
    });
    return token;
  }

  const show = async (token: string, query: Record<string, string> = {}) =>
    pageOf(await showLink({ ...request, path: { token }, query }));
  /** Sends a form, and follows where it leads as a browser does. */
  const send = async (token: string, form: Record<string, string>, query: Record<string, string> = {}) => {
    const answer = await answerLink({ ...request, path: { token }, form, query });
    if (!('redirect' in answer)) return pageOf(answer);
    return show(token, Object.fromEntries(new URL(answer.redirect, 'https://example.com').searchParams));
  };
  const client = () => world.clients.all()[0] as Client;
  return { world, settings, rules, askConnection, linkFor, show, send, client, showLink, answerLink };
}

function pageOf(answer: PageAnswer): { status: number; html: string } {
  if ('redirect' in answer) throw new Error('A redirect is no page.');
  return answer;
}
