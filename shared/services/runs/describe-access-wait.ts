import { isToApprove, type PlanItem, riskOf } from '../../domain/access-plan.ts';
import { clientWords } from '../../domain/client-words/client-words.ts';
import { isLonger } from '../../domain/engagement.ts';
import type { Access } from '../../domain/grant.ts';
import type { Language } from '../../domain/language.ts';
import type { Person } from '../../domain/person.ts';
import type { PortalSnapshot } from '../../domain/portal.ts';
import type { ServicePackage } from '../../domain/service-package.ts';
import { subscriptionFit } from '../../domain/subscription-fit.ts';
import type { Wait, WaitSubject } from '../../domain/wait.ts';
import { dayWords } from '../../domain/when-words.ts';
import { riskWords } from '../../domain/words.ts';
import { NotFoundError } from '../../errors.ts';
import type { Clients, Invitations } from '../../ports/clients.ts';
import type { Engagements, Plans } from '../../ports/engagements.ts';
import type { People } from '../../ports/people.ts';
import type { Catalogues } from '../../ports/publications.ts';
import type { Runs } from '../../ports/runs.ts';
import { packageOf } from '../access/package-of.ts';
import { clientOf } from '../client-of.ts';
import type { PlanWords, WaitWords } from './describe-wait.ts';
import { readEngagementRun } from './read-run.ts';

/** What it takes to say in words what a client's wait is about. */
export interface DescribeAccessWaitDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly invitations: Pick<Invitations, 'read'>;
  readonly engagements: Pick<Engagements, 'read'>;
  readonly plans: Plans;
  readonly catalogues: Pick<Catalogues, 'version'>;
  readonly people: Pick<People, 'read'>;
  /** IANA zone of the agency, for days. */
  readonly timeZone: string;
}

/** Subjects that are one client's. */
export type AccessSubject = Extract<WaitSubject, { kind: 'invitation' | 'plan' | 'plan-item' }>;

/** Describes waits about an invitation or a plan. @throws NotFoundError when a record behind it is gone. */
export function createDescribeAccessWait(
  dependencies: DescribeAccessWaitDependencies,
): (wait: Wait, subject: AccessSubject, language?: Language) => Promise<WaitWords> {
  const { runs, clients, invitations, engagements, plans, catalogues, people, timeZone } = dependencies;

  return async (wait, subject, language) => {
    const { consent, codes } = clientWords(language);
    const client = await clientOf(clients, wait);
    if (client === undefined) throw new NotFoundError('Client', wait.clientId ?? wait.waitId);
    const base = { clientName: client.name, recordId: client.recordId };
    const portal = {
      label: consent.portal,
      value: client.portalId === undefined ? consent.notKnownYet : String(client.portalId),
    };
    const tier = { label: consent.subscription, value: tierWords(client.tier, language) };

    if (subject.kind === 'invitation') {
      const invitation = await invitations.read(subject.invitationId);
      if (invitation === undefined) throw new NotFoundError('Invitation', subject.invitationId);
      const sold = await packageOf(catalogues, invitation);
      return {
        ...base,
        title: `Take up ${client.name} with ${sold.name}?`,
        requestedBy: `${client.name} (invitation in HubSpot)`,
        riskWords: riskWords(sold.risk),
        facts: [
          { label: 'Client', value: client.name },
          portal,
          tier,
          { label: 'Service sold', value: invitation.serviceName ?? 'not named in HubSpot' },
          ...packageFacts(sold, client.tier, sold.defaultTeam),
          { label: 'Length', value: `${sold.durationDays} days` },
        ],
        packageName: sold.name,
        packageDoes: sold.does,
        packageDoesNot: sold.doesNot,
      };
    }
    const { engagement } = await readEngagementRun({ runs, engagements }, subject.runId);
    const sold = await packageOf(catalogues, engagement);
    const plan = await plans.plan(subject.runId);
    const snapshot = await plans.snapshot(subject.runId);
    if (plan === undefined || snapshot === undefined) throw new NotFoundError('Plan of run', subject.runId);
    const requester = await people.read(engagement.requestedBy);
    const longer = subject.kind === 'plan' && isLonger(engagement);
    // What stays as it is, is nobody's to decide, but for how long.
    const items =
      subject.kind === 'plan'
        ? longer
          ? plan.items
          : plan.items.filter((line) => line.action !== 'keep' || isToApprove(line, engagement.engagementId))
        : plan.items.slice(subject.item, subject.item + 1);
    return {
      ...base,
      title: longer ? consent.keepLonger(sold.name, client.name) : consent.give(sold.name, client.name),
      requestedBy: requester?.name ?? consent.somebodyUnknown,
      riskWords: codes.risk(wait.question?.risk ?? riskOf(plan, engagement.engagementId)),
      facts: [
        { label: consent.client, value: client.name },
        portal,
        tier,
        ...packageFacts(sold, client.tier, await namesOf(engagement.team, language), language),
        { label: clientWords(language).common.until, value: dayWords(engagement.endsAt, timeZone, language) },
      ],
      plan: await Promise.all(items.map((line) => lineWords(line, snapshot, language))),
      packageName: sold.name,
      packageDoes: sold.does,
      packageDoesNot: sold.doesNot,
    };
  };

  async function namesOf(personIds: readonly string[], language?: Language): Promise<string[]> {
    return Promise.all(personIds.map(async (personId) => personWords(await people.read(personId), language)));
  }

  async function lineWords(line: PlanItem, snapshot: PortalSnapshot, language?: Language): Promise<PlanWords> {
    const { codes, consent } = clientWords(language);
    const named = { named: line.permissionSetName, language };
    return {
      who: personWords(await people.read(line.personId), language),
      action: codes.planAction(line.action),
      before: accessWords(line.before, snapshot, { language }),
      after: line.after === undefined ? consent.noAccess : accessWords(line.after, snapshot, named),
      reason: codes.planReason(line.reason),
    };
  }
}

/** An access in words: permission set and teams by their names in the portal; `named` where the portal does not have the set. */
export function accessWords(
  access: Access | undefined,
  snapshot: PortalSnapshot,
  { named, language }: { readonly named?: string | undefined; readonly language?: Language | undefined } = {},
): string {
  const { consent, common } = clientWords(language);
  if (access === undefined) return consent.noAccess;
  if (access.superAdmin === true) return consent.superAdmin;
  const set = snapshot.permissionSets.find((one) => one.id === access.permissionSetId)?.name ?? named ?? consent.noSet;
  const teams = access.teamIds.map((id) => snapshot.teams.find((team) => team.id === id)?.name ?? common.team(id));
  return teams.length === 0 ? set : `${set}, ${teams.join(', ')}`;
}

function packageFacts(
  sold: ServicePackage,
  tier: string | undefined,
  team: readonly string[],
  language?: Language,
): { label: string; value: string }[] {
  const { consent } = clientWords(language);
  return [
    { label: consent.package, value: sold.name },
    { label: consent.fit, value: fitWords(sold, tier, language) },
    { label: consent.permissionSet, value: sold.permissionSet },
    { label: consent.team, value: team.join(', ') },
  ];
}

function fitWords(sold: ServicePackage, tier: string | undefined, language?: Language): string {
  const { consent } = clientWords(language);
  const fit = subscriptionFit(sold.needs, tier);
  if (fit.fit === 'lacks') return consent.lacks(fit.lacking);
  return fit.fit === 'fits' ? consent.fits : consent.fitUnknown;
}

/** A person of whom only the address is known is named by it alone. */
function personWords(person: Person | undefined, language?: Language): string {
  if (person === undefined) return clientWords(language).common.somebodyErased;
  return person.name === person.email ? person.email : `${person.name} (${person.email})`;
}

/** HubSpot's property has capitals; people read a word. */
function tierWords(tier: string | undefined, language?: Language): string {
  if (tier === undefined) return clientWords(language).consent.unknown;
  return `${tier.slice(0, 1).toUpperCase()}${tier.slice(1).toLowerCase()}`;
}
