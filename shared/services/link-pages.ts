import { acceptanceSteps, acceptanceUrl } from '../domain/acceptance.ts';
import { mayLeave } from '../domain/closure.ts';
import type { Language } from '../domain/language.ts';
import { hashToken, LINK_TOKEN, type Link } from '../domain/link.ts';
import { listWords } from '../domain/list-words.ts';
import type { RuntimeSettings } from '../domain/settings.ts';
import type { Outcome } from '../domain/wait.ts';
import { renderContactPage } from '../pages/contact-page.tsx';
import { type EndPageData, renderEndPage } from '../pages/end-page.tsx';
import { END_STATUS, type EndKind } from '../pages/end-words.ts';
import { renderManualStepPage } from '../pages/manual-step-page.tsx';
import type { QuestionEntered, QuestionField } from '../pages/question-more.tsx';
import { renderRulesPage } from '../pages/rules-page.tsx';
import { renderTaskPage } from '../pages/task-page.tsx';
import type { Clients } from '../ports/clients.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connections } from '../ports/connections.ts';
import type { Links } from '../ports/mailing.ts';
import type { People } from '../ports/people.ts';
import type { Outcomes, Waits } from '../ports/waits.ts';
import type { AgreedPackages } from './access/agreed-packages.ts';
import type { DescribeManualStep } from './access/describe-manual-step.ts';
import type { DescribeRules } from './access/describe-rules.ts';
import { clientOf } from './client-of.ts';
import type { ClosurePages } from './closures/closure-pages.ts';
import { createConnectPages } from './connect-pages.ts';
import { endForVoter, endOfLink, historyOf, outcomeOf } from './link-ends.ts';
import type { ShowOffboarding } from './offboardings/offboarding-pages.ts';
import type { ShowQuestion } from './questions/question-pages.ts';
import { createReadLanguage } from './reader-language.ts';
import type { DescribeWait } from './runs/describe-wait.ts';

/** What it takes to show what a link leads to. Reads only. */
export interface LinkPagesDependencies {
  readonly settings: RuntimeSettings;
  readonly links: Pick<Links, 'find'>;
  readonly waits: Pick<Waits, 'read'>;
  readonly outcomes: Pick<Outcomes, 'read'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly people: Pick<People, 'read'>;
  readonly connections: Pick<Connections, 'read'>;
  readonly showQuestion: ShowQuestion;
  readonly showOffboarding: ShowOffboarding;
  readonly closurePages: ClosurePages;
  readonly describeWait: DescribeWait;
  readonly describeManualStep: DescribeManualStep;
  readonly describeRules: DescribeRules;
  readonly agreedPackages: AgreedPackages;
  readonly clock: Clock;
}

/** A rendered page and its HTTP status. */
export interface RenderedPage {
  readonly status: number;
  readonly html: string;
}

/** What a form brought that did not fit, shown beside its field. */
export interface FormFault {
  readonly error: string;
  /** The part of a question's form that it is about. */
  readonly errorAt?: QuestionField | undefined;
  readonly note?: string | undefined;
  /** Other fields of a question's forms, as they were sent. */
  readonly entered?: QuestionEntered | undefined;
  readonly email?: string | undefined;
  readonly name?: string | undefined;
  readonly on?: string | undefined;
}

/** A link that may be used: known and not too old. */
export type FoundLink =
  | { readonly kind: 'found'; readonly link: Link }
  | { readonly kind: 'end'; readonly page: RenderedPage };

/** What has just happened, as far as the page says it. */
export interface ShowExtra {
  readonly fault?: FormFault | undefined;
  /** Asked for in the address; else the reader's own. */
  readonly language?: Language | undefined;
  /** HubSpot was just asked again. */
  readonly checked?: boolean | undefined;
  /** The reader's answer has just come too late, and changed nothing. */
  readonly late?: boolean | undefined;
  /** What the reader has just done with a question, by the mark in the address. */
  readonly done?: string | undefined;
}

/** What an end page says beside its end. */
type EndMore = Pick<EndPageData, 'late' | 'party' | 'next' | 'outcome'>;

/** Pages behind mailed links; showing one changes nothing, not even "opened". */
export interface LinkPages {
  find(token: string): Promise<FoundLink>;
  show(link: Link, token: string, extra?: ShowExtra): Promise<RenderedPage>;
  end(end: EndKind, outcome?: Outcome, more?: EndMore): Promise<RenderedPage>;
  /** What a link says now that its wait has ended; undefined where it still serves: to connect again when the connection broke. */
  ended(link: Link, outcome: Outcome): Promise<EndKind | undefined>;
}

/** @see LinkPages */
export function createLinkPages(dependencies: LinkPagesDependencies): LinkPages {
  const { settings, links, waits, outcomes, clients, people, describeWait, agreedPackages, clock } = dependencies;
  const { agency, hubspot } = settings;
  const house = { agencyName: agency.name, timeZone: agency.timeZone };
  const connectPages = createConnectPages(settings);
  const readLanguage = createReadLanguage({ agency, people, clients });

  return { find, show, end, ended };

  async function find(token: string): Promise<FoundLink> {
    const link = LINK_TOKEN.test(token) ? await links.find(hashToken(token)) : undefined;
    if (link === undefined) return { kind: 'end', page: await end('unknown-link') };
    if (new Date(link.expiresAt) <= clock.now()) return { kind: 'end', page: await end('link-expired') };
    return { kind: 'found', link };
  }

  async function end(kind: EndKind, outcome?: Outcome, more: EndMore = {}): Promise<RenderedPage> {
    const by = await Promise.all((outcome?.by ?? []).map((personId) => people.read(personId)));
    // A client that consents reads only of its own people.
    const told = by.filter((person) => person !== undefined && (more.party !== 'client' || person.kind === 'client'));
    const byName = listWords(told.map((person) => person?.name ?? ''));
    const html = renderEndPage({ ...house, end: kind, at: outcome?.at, byName, ...more });
    return { status: END_STATUS[kind], html };
  }

  async function ended(link: Link, outcome: Outcome): Promise<EndKind | undefined> {
    const kind = endOfLink(link, outcome);
    if (kind !== 'already-connected') return kind;
    const portalId = link.clientId === undefined ? undefined : (await clients.read(link.clientId))?.portalId;
    if (portalId === undefined) return kind;
    const connection = await dependencies.connections.read(hubspot.clientApp.appId, portalId);
    return connection?.health === 'healthy' ? kind : undefined;
  }

  async function show(link: Link, token: string, extra: ShowExtra = {}): Promise<RenderedPage> {
    const postPath = `/links/${token}`;
    const language = extra.language ?? (await readLanguage(link));
    if (link.purpose === 'read-rules' && link.clientId !== undefined) {
      const endAccess = await dependencies.closurePages.offer(link, postPath, extra.done);
      return page(renderRulesPage({ ...(await dependencies.describeRules(link.clientId)), endAccess }));
    }
    if (link.purpose === 'end-access') {
      const html = await dependencies.closurePages.confirm(link, postPath, { language, late: extra.late });
      return html === undefined ? end('unknown-link') : page(html);
    }
    if (link.purpose === 'offboarding') {
      const html = await dependencies.showOffboarding(link, postPath, extra);
      return html === undefined ? end('unknown-link') : page(html, extra.fault);
    }
    if (link.purpose === 'connect-partner') return page(connectPages.partner(token));
    if (link.purpose === 'connect-client' && link.waitId === undefined) {
      return reconnect(link.clientId, token, language, link.expiresAt);
    }
    const wait = link.waitId === undefined ? undefined : await waits.read(link.waitId);
    if (wait === undefined) return end('unknown-link');
    const outcome = await outcomes.read(wait.waitId);
    const ending = outcome === undefined ? undefined : await ended(link, outcome);
    const over = ending === undefined ? undefined : endForVoter(ending, link, wait);
    if (over !== undefined) return end(over, outcome, { late: extra.late, ...outcomeOf(over, link, wait, outcome) });
    if (link.purpose === 'connect-client' && outcome !== undefined) return reconnect(link.clientId, token, language);
    if (link.purpose === 'answer' || link.purpose === 'review' || link.purpose === 'reply') {
      const shown = await dependencies.showQuestion(link, wait, postPath, extra);
      return 'html' in shown
        ? page(shown.html, extra.fault)
        : end(shown.end, undefined, { ...shown, late: extra.late });
    }
    if (link.purpose === 'give-contact') {
      const client = await clientOf(clients, wait);
      if (client?.contactPersonId !== undefined && extra.fault === undefined) return end('contact-saved');
      const html = renderContactPage({ ...house, clientName: client?.name ?? '', postPath, ...extra.fault });
      return page(html, extra.fault);
    }
    if (link.purpose === 'manual-step') {
      const words = await dependencies.describeManualStep(wait);
      const leaves = mayLeave(wait, await people.read(link.personId));
      const more = { postPath, deadlineAt: wait.deadlineAt, language, mayLeave: leaves };
      return page(renderManualStepPage({ ...house, ...words, ...more }));
    }
    const words = await describeWait(wait);
    if (link.purpose === 'connect-client') {
      const { clientName, packageName, packageDoes, packageDoesNot } = words;
      const sold = { packageName, packageDoes, packageDoesNot };
      const portalId = (await clientOf(clients, wait))?.portalId;
      return page(connectPages.client(token, { ...sold, clientName, portalId, language, deadlineAt: wait.deadlineAt }));
    }
    if (link.purpose === 'acceptance') {
      const html = renderTaskPage({
        ...house,
        clientName: words.clientName,
        steps: acceptanceSteps(hubspot, words.clientName),
        deepLink: acceptanceUrl(hubspot, words.recordId),
        deadlineAt: wait.deadlineAt,
        postPath,
        status: extra.checked === true ? 'not-yet' : undefined,
        history: historyOf(wait),
      });
      return page(html);
    }
    return end('unknown-link');
  }

  /** Connecting again: no invitation waits for it, or none any more. */
  async function reconnect(
    clientId: string | undefined,
    token: string,
    language: Language,
    deadlineAt?: string,
  ): Promise<RenderedPage> {
    const client = clientId === undefined ? undefined : await clients.read(clientId);
    if (client === undefined) return end('unknown-link');
    const agreed = await agreedPackages(client.clientId);
    const { name: clientName, portalId } = client;
    return page(connectPages.client(token, { ...agreed, clientName, portalId, language, deadlineAt }));
  }
}

function page(html: string, fault?: FormFault): RenderedPage {
  return { status: fault === undefined ? 200 : 400, html };
}
