import type { Language } from '../domain/language.ts';
import { hashToken, LINK_TOKEN, type Link } from '../domain/link.ts';
import { listWords } from '../domain/list-words.ts';
import { handedOnBy } from '../domain/onboarding.ts';
import type { RuntimeSettings } from '../domain/settings.ts';
import type { Outcome } from '../domain/wait.ts';
import { renderContactPage } from '../pages/contact-page.tsx';
import { type EndPageData, renderEndPage } from '../pages/end-page.tsx';
import { END_STATUS, type EndKind } from '../pages/end-words.ts';
import type { HandOnData } from '../pages/hand-on.tsx';
import type { QuestionEntered, QuestionField } from '../pages/question-more.tsx';
import type { Clients } from '../ports/clients.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connections } from '../ports/connections.ts';
import type { Links } from '../ports/mailing.ts';
import type { People } from '../ports/people.ts';
import type { Outcomes, Waits } from '../ports/waits.ts';
import { acceptancePage, partnerPage } from './agency-pages.ts';
import { clientOf } from './client-of.ts';
import type { ClientPages } from './client-pages/client-pages.ts';
import type { ClosurePages } from './closures/closure-pages.ts';
import type { ShowEnding } from './engagements/ending-pages.ts';
import { endForVoter, endOfLink, outcomeOf } from './link-ends.ts';
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
  readonly showEnding: ShowEnding;
  readonly describeWait: DescribeWait;
  readonly clientPages: ClientPages;
  readonly closurePages: Pick<ClosurePages, 'confirm'>;
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
  /** Of the form that names who is told of changes. */
  readonly emails?: readonly string[] | undefined;
  /** Of the forms of an onboarding. */
  readonly handOn?: HandOnData['fault'];
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
type EndMore = Pick<EndPageData, 'late' | 'party' | 'next' | 'outcome' | 'language'>;

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
  const { settings, links, waits, outcomes, clients, people, describeWait, clientPages, clock } = dependencies;
  const { agency, hubspot } = settings;
  const house = { agencyName: agency.name, timeZone: agency.timeZone, look: agency };
  const readLanguage = createReadLanguage({ agency, people, clients });

  return { find, show, end, ended };

  async function find(token: string): Promise<FoundLink> {
    const link = LINK_TOKEN.test(token) ? await links.find(hashToken(token)) : undefined;
    if (link === undefined) return { kind: 'end', page: await end('unknown-link') };
    if (new Date(link.expiresAt) <= clock.now())
      return { kind: 'end', page: await end('link-expired', undefined, { language: await readLanguage(link) }) };
    return { kind: 'found', link };
  }

  async function end(kind: EndKind, outcome?: Outcome, more: EndMore = {}): Promise<RenderedPage> {
    const by = await Promise.all((outcome?.by ?? []).map((personId) => people.read(personId)));
    // A client that consents reads only of its own people.
    const told = by.filter((person) => person !== undefined && (more.party !== 'client' || person.kind === 'client'));
    const byName = listWords(
      told.map((person) => person?.name ?? ''),
      more.language,
    );
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
    const postPath = `/links/${token}${extra.language === undefined ? '' : `?lang=${extra.language}`}`;
    const language = extra.language ?? (await readLanguage(link));
    const asked = { link, token, postPath, language, extra };
    const unknown = () => end('unknown-link', undefined, { language });
    const shown = (html: string | undefined) => (html === undefined ? unknown() : page(html, extra.fault));
    if (link.purpose === 'read-rules') return shown(await clientPages.rules(asked));
    if (link.purpose === 'end-access') {
      return shown(await dependencies.closurePages.confirm(link, postPath, { language, late: extra.late }));
    }
    if (link.purpose === 'client-settings') return shown(await clientPages.settings(asked));
    if (link.purpose === 'offboarding') return shown(await dependencies.showOffboarding(link, postPath, extra));
    if (link.purpose === 'engagement-ending') return shown(await dependencies.showEnding(link, postPath, extra));
    if (link.purpose === 'connect-partner') return page(partnerPage(settings, token));
    if (link.purpose === 'connect-client' && link.waitId === undefined)
      return shown(await clientPages.onboarding(asked));
    const wait = link.waitId === undefined ? undefined : await waits.read(link.waitId);
    if (wait === undefined) return unknown();
    const outcome = await outcomes.read(wait.waitId);
    const ending = outcome === undefined ? undefined : await ended(link, outcome);
    const over = ending === undefined ? undefined : endForVoter(ending, link, wait);
    if (link.purpose === 'connect-client' && (over === undefined || (await goesOn(link, over)))) {
      return shown(await clientPages.onboarding(asked, wait, outcome));
    }
    const late = { late: extra.late, language };
    if (over !== undefined) return end(over, outcome, { ...late, ...outcomeOf(over, link, wait, outcome) });
    if (link.purpose === 'answer' || link.purpose === 'review' || link.purpose === 'reply') {
      const question = await dependencies.showQuestion(link, wait, postPath, { ...extra, language });
      return 'html' in question
        ? page(question.html, extra.fault)
        : end(question.end, undefined, { ...late, ...question });
    }
    if (link.purpose === 'give-contact') {
      const client = await clientOf(clients, wait);
      if (client?.contactPersonId !== undefined && extra.fault === undefined) return end('contact-saved');
      const html = renderContactPage({ ...house, clientName: client?.name ?? '', postPath, ...extra.fault });
      return page(html, extra.fault);
    }
    if (link.purpose === 'manual-step') return page(await clientPages.manualStep(asked, wait));
    if (link.purpose === 'acceptance') {
      const checked = { postPath, checked: extra.checked === true };
      return page(acceptancePage(settings, await describeWait(wait), wait, checked));
    }
    return unknown();
  }

  /** An onboarding's link tells how far it is also afterwards; one that was handed on tells only that, whatever became of it. */
  async function goesOn(link: Link, over: EndKind): Promise<boolean> {
    if (over === 'already-connected' || over === 'by-hand') return true;
    const client = link.clientId === undefined ? undefined : await clients.read(link.clientId);
    return client !== undefined && handedOnBy(client, link) !== undefined;
  }
}

function page(html: string, fault?: FormFault): RenderedPage {
  return { status: fault === undefined ? 200 : 400, html };
}
