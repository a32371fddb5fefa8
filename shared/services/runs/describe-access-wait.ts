import { isToApprove, type PlanItem, riskOf } from '../../domain/access-plan.ts';
import { isLonger } from '../../domain/engagement.ts';
import { type Access, SUPER_ADMIN } from '../../domain/grant.ts';
import type { Person } from '../../domain/person.ts';
import type { PortalSnapshot } from '../../domain/portal.ts';
import type { ServicePackage } from '../../domain/service-package.ts';
import { subscriptionFit } from '../../domain/subscription-fit.ts';
import type { Wait, WaitSubject } from '../../domain/wait.ts';
import { dayWords } from '../../domain/when-words.ts';
import { planActionWords, planReasonWords, riskWords } from '../../domain/words.ts';
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
): (wait: Wait, subject: AccessSubject) => Promise<WaitWords> {
  const { runs, clients, invitations, engagements, plans, catalogues, people, timeZone } = dependencies;

  return async (wait, subject) => {
    const client = await clientOf(clients, wait);
    if (client === undefined) throw new NotFoundError('Client', wait.clientId ?? wait.waitId);
    const base = { clientName: client.name, recordId: client.recordId };
    const portal = {
      label: 'Portal',
      value: client.portalId === undefined ? 'not known yet' : String(client.portalId),
    };
    const tier = { label: 'Subscription', value: tierWords(client.tier) };

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
      title: longer
        ? `Let ${sold.name} keep its access in the portal of ${client.name} for longer?`
        : `Give ${sold.name} its access in the portal of ${client.name}?`,
      requestedBy: requester?.name ?? 'somebody who is no longer known',
      riskWords: riskWords(wait.question?.risk ?? riskOf(plan, engagement.engagementId)),
      facts: [
        { label: 'Client', value: client.name },
        portal,
        tier,
        ...packageFacts(sold, client.tier, await namesOf(engagement.team)),
        { label: 'Until', value: dayWords(engagement.endsAt, timeZone) },
      ],
      plan: await Promise.all(items.map((line) => lineWords(line, snapshot))),
      packageName: sold.name,
      packageDoes: sold.does,
      packageDoesNot: sold.doesNot,
    };
  };

  async function namesOf(personIds: readonly string[]): Promise<string[]> {
    return Promise.all(personIds.map(async (personId) => personWords(await people.read(personId))));
  }

  async function lineWords(line: PlanItem, snapshot: PortalSnapshot): Promise<PlanWords> {
    const person = await people.read(line.personId);
    return {
      who: personWords(person),
      action: planActionWords(line.action),
      before: accessWords(line.before, snapshot),
      after: line.after === undefined ? 'no access' : accessWords(line.after, snapshot, line.permissionSetName),
      reason: planReasonWords(line.reason),
    };
  }
}

/** An access in words: permission set and teams by their names in the portal. */
export function accessWords(access: Access | undefined, snapshot: PortalSnapshot, named?: string): string {
  if (access === undefined) return 'no access';
  if (access.superAdmin === true) return SUPER_ADMIN;
  const set =
    snapshot.permissionSets.find((one) => one.id === access.permissionSetId)?.name ?? named ?? 'no permission set';
  const teams = access.teamIds.map((id) => snapshot.teams.find((team) => team.id === id)?.name ?? `team ${id}`);
  return teams.length === 0 ? set : `${set}, ${teams.join(', ')}`;
}

function packageFacts(
  sold: ServicePackage,
  tier: string | undefined,
  team: readonly string[],
): { label: string; value: string }[] {
  return [
    { label: 'Service package', value: sold.name },
    { label: 'Subscription fit', value: fitWords(sold, tier) },
    { label: 'Permission set', value: sold.permissionSet },
    { label: 'Team members', value: team.join(', ') },
  ];
}

function fitWords(sold: ServicePackage, tier: string | undefined): string {
  const fit = subscriptionFit(sold.needs, tier);
  if (fit.fit === 'lacks') return `Does not fit: needs ${fit.lacking.join(' and ')}`;
  return fit.fit === 'fits' ? 'Fits the package' : 'Unknown: HubSpot does not tell the tier';
}

/** A person of whom only the address is known is named by it alone. */
function personWords(person: Person | undefined): string {
  if (person === undefined) return 'a person who was erased';
  return person.name === person.email ? person.email : `${person.name} (${person.email})`;
}

/** HubSpot's property has capitals; people read a word. */
function tierWords(tier: string | undefined): string {
  return tier === undefined ? 'unknown' : `${tier.slice(0, 1).toUpperCase()}${tier.slice(1).toLowerCase()}`;
}
