import { acceptanceSteps, acceptanceUrl } from '../domain/acceptance.ts';
import type { Link } from '../domain/link.ts';
import { hashToken, LINK_TOKEN } from '../domain/link.ts';
import type { RuntimeSettings } from '../domain/settings.ts';
import type { Outcome } from '../domain/wait.ts';
import { connectWords } from '../domain/words.ts';
import { renderConnectPage } from '../pages/connect-page.tsx';
import { renderContactPage } from '../pages/contact-page.tsx';
import { renderEndPage } from '../pages/end-page.tsx';
import { END_STATUS, type EndKind } from '../pages/end-words.ts';
import { renderManualStepPage } from '../pages/manual-step-page.tsx';
import { renderQuestionPage } from '../pages/question-page.tsx';
import { renderRulesPage } from '../pages/rules-page.tsx';
import { renderTaskPage } from '../pages/task-page.tsx';
import type { Clients } from '../ports/clients.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connections } from '../ports/connections.ts';
import type { Links } from '../ports/mailing.ts';
import type { People } from '../ports/people.ts';
import type { Outcomes, Waits } from '../ports/waits.ts';
import type { DescribeManualStep } from './describe-manual-step.ts';
import type { DescribeRules } from './describe-rules.ts';
import type { DescribeWait } from './describe-wait.ts';
import { endOfLink, historyOf } from './link-ends.ts';

/** What it takes to show what a link leads to. Reads only. */
export interface LinkPagesDependencies {
  readonly settings: RuntimeSettings;
  readonly links: Pick<Links, 'find'>;
  readonly waits: Pick<Waits, 'read'>;
  readonly outcomes: Pick<Outcomes, 'read'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly people: Pick<People, 'read'>;
  readonly connections: Pick<Connections, 'read'>;
  readonly describeWait: DescribeWait;
  readonly describeManualStep: DescribeManualStep;
  readonly describeRules: DescribeRules;
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
  readonly note?: string | undefined;
  readonly email?: string | undefined;
  readonly name?: string | undefined;
}

/** A link that may be used: known and not too old. */
export type FoundLink =
  | { readonly kind: 'found'; readonly link: Link }
  | { readonly kind: 'end'; readonly page: RenderedPage };

/** Pages behind mailed links; showing one changes nothing, not even "opened". */
export interface LinkPages {
  find(token: string): Promise<FoundLink>;
  show(link: Link, token: string, extra?: { fault?: FormFault | undefined; checked?: boolean }): Promise<RenderedPage>;
  end(end: EndKind, outcome?: Outcome): Promise<RenderedPage>;
  /** What a link says now that its wait has ended; undefined where it still serves: to connect again when the connection broke. */
  ended(link: Link, outcome: Outcome): Promise<EndKind | undefined>;
}

/** @see LinkPages */
export function createLinkPages(dependencies: LinkPagesDependencies): LinkPages {
  const { settings, links, waits, outcomes, clients, people, describeWait, clock } = dependencies;
  const { agency, hubspot } = settings;
  const house = { agencyName: agency.name, timeZone: agency.timeZone };

  return { find, show, end, ended };

  async function find(token: string): Promise<FoundLink> {
    const link = LINK_TOKEN.test(token) ? await links.find(hashToken(token)) : undefined;
    if (link === undefined) return { kind: 'end', page: await end('unknown-link') };
    if (new Date(link.expiresAt) <= clock.now()) return { kind: 'end', page: await end('link-expired') };
    return { kind: 'found', link };
  }

  async function end(kind: EndKind, outcome?: Outcome): Promise<RenderedPage> {
    const decider = outcome?.by.at(-1);
    const by = decider === undefined ? undefined : await people.read(decider);
    const html = renderEndPage({ ...house, end: kind, at: outcome?.at, byName: by?.name });
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

  async function show(
    link: Link,
    token: string,
    extra: { fault?: FormFault | undefined; checked?: boolean } = {},
  ): Promise<RenderedPage> {
    const postPath = `/links/${token}`;
    if (link.purpose === 'read-rules' && link.clientId !== undefined) {
      return page(renderRulesPage(await dependencies.describeRules(link.clientId)));
    }
    if (link.purpose === 'connect-partner') return page(connectPage(agency.name, token, true));
    if (link.purpose === 'connect-client' && link.waitId === undefined) return reconnect(link, token);
    const wait = link.waitId === undefined ? undefined : await waits.read(link.waitId);
    if (wait === undefined) return end('unknown-link');
    const outcome = await outcomes.read(wait.waitId);
    const over = outcome === undefined ? undefined : await ended(link, outcome);
    if (over !== undefined) return end(over, outcome);
    if (link.purpose === 'give-contact') {
      const client = await clients.read(wait.clientId);
      if (client?.contactPersonId !== undefined && extra.fault === undefined) return end('contact-saved');
      const html = renderContactPage({ ...house, clientName: client?.name ?? '', postPath, ...extra.fault });
      return page(html, extra.fault);
    }
    if (link.purpose === 'manual-step') {
      const words = await dependencies.describeManualStep(wait);
      return page(renderManualStepPage({ ...house, ...words, postPath, deadlineAt: wait.deadlineAt }));
    }
    const words = await describeWait(wait);
    if (link.purpose === 'connect-client') {
      return page(
        connectPage(
          words.clientName,
          token,
          false,
          outcome === undefined ? wait.deadlineAt : undefined,
          (await clients.read(wait.clientId))?.portalId,
        ),
      );
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
    // A link serves its own person only, and only while that person is asked.
    if (!wait.asked.includes(link.personId)) return end('unknown-link');
    const vote = wait.votes.find((one) => one.personId === link.personId);
    const asked = await people.read(link.personId);
    const html = renderQuestionPage({
      ...house,
      ...words,
      askedName: asked?.name ?? '',
      deadlineAt: wait.deadlineAt,
      history: historyOf(wait),
      postPath,
      quorum: wait.quorum,
      approvals: wait.votes.filter((one) => one.answer === 'approve').length,
      alreadyAnswered: vote?.answer,
      ...extra.fault,
    });
    return page(html, extra.fault);
  }

  /** Connecting again, with no invitation that waits for it. */
  async function reconnect(link: Link, token: string): Promise<RenderedPage> {
    const client = link.clientId === undefined ? undefined : await clients.read(link.clientId);
    if (client === undefined) return end('unknown-link');
    return page(connectPage(client.name, token, false, link.expiresAt, client.portalId));
  }

  function connectPage(
    clientName: string,
    token: string,
    forPartner: boolean,
    deadlineAt?: string,
    portalId?: number,
  ): string {
    return renderConnectPage({
      ...house,
      ...connectWords(forPartner ? hubspot.partnerApp : hubspot.clientApp),
      clientName,
      portalId: forPartner ? hubspot.partnerPortalId : portalId,
      installPath: `/oauth/install?link=${token}`,
      deadlineAt,
      forPartner,
    });
  }
}

function page(html: string, fault?: FormFault): RenderedPage {
  return { status: fault === undefined ? 200 : 400, html };
}
