/**
 * An engagement's states. `paused`: its access is taken away until it is resumed. `ending` from the request to end until its access was read
 * back as gone.
 */
export type EngagementState = 'starting' | 'active' | 'paused' | 'ending' | 'ended';

/** One client, one service package at a version, its team members, an end date. */
export interface Engagement {
  readonly engagementId: string;
  readonly clientId: string;
  readonly packageKey: string;
  readonly catalogueVersion: number;
  readonly team: readonly string[];
  readonly startsAt: string;
  /** The grants end with it. ISO 8601. */
  readonly endsAt: string;
  readonly state: EngagementState;
  /** Raised by each start, change or end; part of the provisioning run's business id. */
  readonly change: number;
  readonly requestedBy: string;
  /** People who approved it with the invitation or by a plan question. */
  readonly approvedBy: readonly string[];
  /** Taken over from access that was there before the product was. */
  readonly adopted?: true | undefined;
  /** The end date that the manager was asked about: to extend, or to let go. */
  readonly endAskedFor?: string | undefined;
  /** Somebody who was asked lets it end on that day. */
  readonly letEnd?: { readonly endsAt: string; readonly by: string; readonly at: string } | undefined;
  /** What held before a change that people have yet to allow: it holds for everybody else until then, and comes back when they do not. */
  readonly before?: EngagementTerms | undefined;
  /** The change whose approval the present terms rest on, where a later one was not allowed; absent: the newest one. */
  readonly approvedIn?: number | undefined;
  /** Approvals of changes before this one were about another package or a smaller team, and do not count any more. */
  readonly approvalFrom?: number | undefined;
  /** How often the present change was planned again, because the portal had changed meanwhile; absent is never. */
  readonly replans?: number | undefined;
  readonly version: number;
}

/** What people allow of an engagement, and its state with it. */
export type EngagementTerms = Pick<
  Engagement,
  'packageKey' | 'catalogueVersion' | 'team' | 'endsAt' | 'approvedBy' | 'state' | 'approvedIn' | 'approvalFrom'
>;

/** The terms that hold now, to come back to if a change of them is not allowed. */
export function termsOf(engagement: Engagement): EngagementTerms {
  const { packageKey, catalogueVersion, team, endsAt, approvedBy, state, approvalFrom } = engagement;
  const approvedIn = engagement.approvedIn ?? engagement.change;
  return { packageKey, catalogueVersion, team, endsAt, approvedBy, state, approvedIn, approvalFrom };
}

/** An engagement on the terms that were allowed last: what everybody but the run of its present change goes by. */
export function standingOf(engagement: Engagement): Engagement {
  const { before } = engagement;
  // Its state is what was asked of it: one that ends, or pauses, does so whatever else is asked about.
  return before === undefined ? engagement : { ...engagement, ...before, state: engagement.state };
}

/** An engagement whose change was not allowed: on its terms of before. */
export function takenBack(engagement: Engagement): Engagement {
  const { before, ...rest } = engagement;
  if (before === undefined) return engagement;
  // It had not come to be active where its first change was overtaken by this one.
  return { ...rest, ...before, state: before.state === 'starting' ? 'active' : before.state };
}

/** A change that came back to what was allowed before it: nothing is left to allow, and what was allowed counts again. */
export function undone(engagement: Engagement): Engagement {
  const { before, packageKey, catalogueVersion, endsAt, team, state } = engagement;
  // What is resumed is allowed by its own run.
  if (before === undefined || before.state === 'paused') return engagement;
  const same =
    packageKey === before.packageKey && catalogueVersion === before.catalogueVersion && endsAt === before.endsAt;
  if (!same || !team.every((personId) => before.team.includes(personId))) return engagement;
  return { ...takenBack(engagement), team, state };
}

/** An engagement whose present terms hold: `by` are those who allowed them. */
export function allowed(engagement: Engagement, by: readonly string[] = []): Engagement {
  const { before: _over, ...rest } = engagement;
  if (by.length === 0) return rest;
  const { approvedIn: _older, ...now } = rest;
  return { ...now, approvedBy: [...new Set([...rest.approvedBy, ...by])] };
}

/** When its access ends as things stand: a later end that people have yet to allow does not count. */
export function endOfAccess(engagement: Engagement): string {
  return standingOf(engagement).endsAt;
}

/** Whether somebody is in its team, or would be again if its present change is not allowed. */
export function isIn({ team, before }: Engagement, personId: string): boolean {
  return team.includes(personId) || before?.team.includes(personId) === true;
}

/** An engagement without some of its people, for good. */
export function withoutMembers(engagement: Engagement, personIds: readonly string[]): Engagement {
  const team = (all: readonly string[]) => all.filter((one) => !personIds.includes(one));
  const { before } = engagement;
  return {
    ...engagement,
    team: team(engagement.team),
    ...(before === undefined ? {} : { before: { ...before, team: team(before.team) } }),
  };
}

/**
 * When it needs somebody next: in time before its end, to ask the manager, once for each end, then at its end. One that is shorter than the
 * notice, or whose access nobody has yet, is not asked about.
 */
export function nextLookAt(engagement: Engagement, endNotice: number): string | undefined {
  if (!isOpen(engagement)) return undefined;
  const end = endOfAccess(engagement);
  const notice = new Date(new Date(end).getTime() - endNotice * 1000).toISOString();
  const asks = engagement.state !== 'starting' && engagement.endAskedFor !== end && notice > engagement.startsAt;
  return asks ? notice : end;
}

/** Whether its present change is a later end than was allowed. */
export function isLonger(engagement: Engagement): boolean {
  return engagement.endsAt > endOfAccess(engagement);
}

/** Whether it has yet to begin, and is to last longer than its package does: then somebody is asked, though it only kept what is there. */
export function isLongTerm(engagement: Engagement, { durationDays }: { readonly durationDays: number }): boolean {
  const { state, before, approvedBy, startsAt, endsAt } = engagement;
  if (state !== 'starting' || before !== undefined || approvedBy.length > 0) return false;
  // The end of a day counts as that day.
  return new Date(endsAt).getTime() > new Date(startsAt).getTime() + (durationDays + 1) * 86_400_000;
}

/** The changes whose questions may speak for an engagement's terms, the newest first. */
export function changesAskedAbout(
  engagement: Pick<Engagement, 'change' | 'approvedIn' | 'approvalFrom'>,
): readonly number[] {
  const newest = engagement.approvedIn ?? engagement.change;
  const oldest = engagement.approvalFrom ?? 1;
  return Array.from({ length: Math.max(0, newest - oldest + 1) }, (_, index) => newest - index);
}

/** The changes, up to the present one, whose terms nobody has allowed yet. */
export function changesToAllow({ change, state, before }: Engagement): readonly number[] {
  const since = before === undefined ? (state === 'starting' ? 0 : change - 1) : (before.approvedIn ?? 0);
  return Array.from({ length: Math.max(1, change - since) }, (_, index) => change - index);
}

/** Whether the engagement needs its team's access. */
export function needsAccess(engagement: Pick<Engagement, 'state'>): boolean {
  return engagement.state === 'starting' || engagement.state === 'active';
}

/** Whether it has an end before it: nobody has ended it. */
export function isOpen({ state }: Pick<Engagement, 'state'>): boolean {
  return state === 'starting' || state === 'active' || state === 'paused';
}

/** Business id of the provisioning run that carries out the engagement's present change. */
export function changeIdOf(engagement: Pick<Engagement, 'engagementId' | 'change'>): string {
  return `${engagement.engagementId}-${engagement.change}`;
}

/** The engagement that an accepted invitation starts: derived, so that starting it again finds it. */
export function engagementIdOfInvitation(invitationId: string): string {
  return `e-${invitationId}`;
}
