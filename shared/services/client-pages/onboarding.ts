import type { Client } from '../../domain/client.ts';
import { clientWords } from '../../domain/client-words/client-words.ts';
import { connectWords } from '../../domain/client-words/connect-scopes.ts';
import type { Language } from '../../domain/language.ts';
import type { Link } from '../../domain/link.ts';
import { listWords } from '../../domain/list-words.ts';
import { handedOnBy, hasServed, mayHandOn, onboardingProgress } from '../../domain/onboarding.ts';
import type { RuntimeSettings } from '../../domain/settings.ts';
import type { Outcome, Wait } from '../../domain/wait.ts';
import type { HandOnData } from '../../pages/hand-on.tsx';
import { renderHandedOnPage } from '../../pages/handed-on-page.tsx';
import { type OpenStep, renderOnboardingPage } from '../../pages/onboarding-page.tsx';
import type { Connections } from '../../ports/connections.ts';
import type { Engagements, Grants, Plans, PortalRulesBook } from '../../ports/engagements.ts';
import type { People } from '../../ports/people.ts';
import type { RunDirectory } from '../../ports/runs.ts';
import type { Waits } from '../../ports/waits.ts';
import type { PackageWords } from '../access/agreed-packages.ts';
import type { DescribeAccess } from '../access/describe-access.ts';

/** What showing an onboarding needs. Reads only. */
export interface ShowOnboardingDependencies {
  readonly settings: RuntimeSettings;
  readonly people: Pick<People, 'read'>;
  readonly connections: Pick<Connections, 'read'>;
  readonly engagements: Pick<Engagements, 'ofClient'>;
  readonly grants: Pick<Grants, 'ofPortal'>;
  readonly portalRulesBook: Pick<PortalRulesBook, 'current'>;
  readonly runDirectory: Pick<RunDirectory, 'ofClient'>;
  readonly waits: Pick<Waits, 'openOfRun'>;
  readonly plans: Pick<Plans, 'plan'>;
  readonly describeAccess: DescribeAccess;
}

/** What the page is about. */
export interface OnboardingShown {
  readonly link: Link;
  readonly token: string;
  readonly postPath: string;
  readonly client: Client;
  readonly language: Language;
  /** The package that is, or is to be, agreed. */
  readonly packages: Pick<PackageWords, 'packageName' | 'packageDoes' | 'packageDoesNot'>;
  /** Absent where the client was asked to connect again. */
  readonly wait?: Wait | undefined;
  readonly outcome?: Outcome | undefined;
  readonly fault?: HandOnData['fault'];
}

/** Shows the one page of an onboarding, as it stands for the person of the link. */
export type ShowOnboarding = (shown: OnboardingShown) => Promise<string>;

/** @see ShowOnboarding */
export function createShowOnboarding(dependencies: ShowOnboardingDependencies): ShowOnboarding {
  const { settings, people, connections, engagements, grants, portalRulesBook, runDirectory, waits, plans } =
    dependencies;
  const { agency, hubspot } = settings;

  return async ({ link, token, postPath, client, language, packages, wait, outcome, fault }) => {
    const house = { agencyName: agency.name, timeZone: agency.timeZone, language, look: agency };
    const { clientId, portalId } = client;
    const given = handedOnBy(client, link);
    const connection = portalId === undefined ? undefined : await connections.read(hubspot.clientApp.appId, portalId);
    const connected =
      hasServed(link, connection) || (outcome?.result === 'connected' && connection?.health === 'healthy');
    const byHand = outcome?.result === 'by-hand';
    // Also afterwards the sender sees only that: who has it, and how far it is, is for whoever got it.
    if (given !== undefined) {
      const to = await people.read(given.to);
      const name = to?.name ?? clientWords(language).common.somebodyErased;
      return renderHandedOnPage({ ...house, toName: name, toEmail: to?.email ?? name, at: given.at });
    }
    const openSteps = await openStepsOf(clientId, language);
    const progress = onboardingProgress({
      askedAt: wait?.openedAt ?? link.createdAt,
      connection,
      byHandSince: byHand ? outcome.at : client.way?.at,
      engagements: await engagements.ofClient(clientId),
      grants: portalId === undefined ? [] : await grants.ofPortal(clientId, portalId),
      rulesAt: portalId === undefined ? undefined : (await portalRulesBook.current(clientId, portalId))?.publishedAt,
      openSteps: openSteps.length,
    });
    const state = connected ? 'connected' : byHand ? 'by-hand' : 'asking';
    const members =
      portalId === undefined || state === 'asking'
        ? []
        : (await dependencies.describeAccess(clientId, portalId, language)).members;
    const open = wait?.state === 'open';
    return renderOnboardingPage({
      ...house,
      ...connectWords(hubspot.clientApp, language),
      packageName: packages.packageName,
      packageDoes: packages.packageDoes,
      packageDoesNot: packages.packageDoesNot,
      clientName: client.name,
      portalId,
      state,
      progress,
      members,
      openSteps,
      installPath: `/oauth/install?link=${token}`,
      postPath,
      deadlineAt: wait === undefined ? link.expiresAt : open ? wait.deadlineAt : undefined,
      canHandOn: outcome === undefined && state === 'asking' && mayHandOn(wait, link.personId),
      canAddByHand: open && portalId !== undefined && mayHandOn(wait, link.personId),
      fault,
    });
  };

  /** What people of the client are asked to do by hand; only their own mails have the links. */
  async function openStepsOf(clientId: string, language: Language): Promise<OpenStep[]> {
    const running = (await runDirectory.ofClient(clientId)).filter((run) => run.state === 'running');
    const open = (await Promise.all(running.map((run) => waits.openOfRun(run.runId)))).flat();
    const steps = open.filter((wait) => wait.kind === 'manual-step');
    return Promise.all(
      steps.map(async (wait) => ({
        personName: await nameOf(await subjectOf(wait), language),
        askedNames: listWords(await Promise.all(wait.asked.map((personId) => nameOf(personId, language))), language),
        deadlineAt: wait.deadlineAt,
      })),
    );
  }

  async function subjectOf({ subject }: Wait): Promise<string | undefined> {
    if (subject.kind !== 'plan-item') return undefined;
    return (await plans.plan(subject.runId))?.items.find((line) => line.item === subject.item)?.personId;
  }

  async function nameOf(personId: string | undefined, language: Language): Promise<string> {
    const person = personId === undefined ? undefined : await people.read(personId);
    return person?.name ?? clientWords(language).common.somebodyErased;
  }
}
