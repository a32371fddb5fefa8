import { type Engagement, endOfAccess, takenBack, termsOf, undone, withoutMembers } from '../../domain/engagement.ts';
import { RuleError } from '../../errors.ts';
import type { Catalogues } from '../../ports/publications.ts';
import {
  type CarryOutChangeDependencies,
  type ChangedEngagement,
  type ChangeRequest,
  createCarryOutChange,
} from './carry-out-change.ts';
import { packageOf } from './package-of.ts';

/** What it takes to change engagements. */
export interface ChangeEngagementDependencies extends CarryOutChangeDependencies {
  readonly catalogues: Pick<Catalogues, 'version'>;
  /** How long before its end the manager is asked about it; seconds. */
  readonly endNotice: number;
}

/** A package at a version, for an engagement that is there. */
export type PackageChoice = Pick<Engagement, 'packageKey' | 'catalogueVersion'>;

/** The changes of an engagement, each once: a repetition finds itself done. @throws NotFoundError, RuleError */
export interface ChangeEngagement {
  /** To a later end. One beyond what an operator may give is asked about, and the earlier one counts until then. */
  extend(engagementId: string, endsAt: string, request: ChangeRequest): Promise<ChangedEngagement>;
  /** To another package, or another version of it. What it gives more is asked about. */
  changePackage(engagementId: string, to: PackageChoice, request: ChangeRequest): Promise<ChangedEngagement>;
  /** Who comes is asked about; who goes loses what no other engagement needs. */
  changeTeam(
    engagementId: string,
    team: { readonly add: readonly string[]; readonly remove: readonly string[] },
    request: ChangeRequest,
  ): Promise<ChangedEngagement>;
  /** Takes the access away until it is resumed. */
  pause(engagementId: string, request: ChangeRequest): Promise<ChangedEngagement>;
  /** Gives it again; what was allowed before is not asked about again. */
  resume(engagementId: string, request: ChangeRequest): Promise<ChangedEngagement>;
}

const DAY = 86_400_000;
/** @see ChangeEngagement */
export function createChangeEngagement(dependencies: ChangeEngagementDependencies): ChangeEngagement {
  const { catalogues, clock, endNotice } = dependencies;
  const change = createCarryOutChange(dependencies);

  return {
    extend: (engagementId, endsAt, request) =>
      change(engagementId, request, async (engagement) => {
        if (engagement.endsAt === endsAt) return undefined;
        const { durationDays, breakGlass } = await packageOf(catalogues, engagement);
        if (breakGlass !== undefined)
          throw new RuleError(
            'break-glass',
            'Break-glass access is not extended. It ends by itself; start another one.',
          );
        if (endsAt < engagement.endsAt)
          throw new RuleError(
            'later-end-only',
            `It is extended to a later end only (now: ${engagement.endsAt}). "end" ends it at once.`,
          );
        // What an operator may give: the package's length, from the day on which the manager is asked about the end.
        const most = new Date(clock.now().getTime() + endNotice * 1000 + durationDays * DAY).toISOString();
        const asks = endsAt > most;
        if (asks && engagement.state === 'paused')
          throw new RuleError('paused', 'So late an end has to be approved, and it is paused. Resume it first.');
        const { before } = engagement;
        const next = { ...(asks ? asked(engagement) : engagement), endsAt };
        const facts = { from: endOfAccess(engagement), to: endsAt, asksAgain: asks };
        return {
          next: asks || before === undefined ? next : { ...next, before: { ...before, endsAt } },
          type: 'engagement-extended',
          facts,
        };
      }),

    changePackage: (engagementId, to, request) =>
      change(engagementId, request, async (engagement) => {
        const { packageKey, catalogueVersion } = engagement;
        if (packageKey === to.packageKey && catalogueVersion === to.catalogueVersion) return undefined;
        const { breakGlass } = await packageOf(catalogues, to);
        if (breakGlass !== undefined || (await packageOf(catalogues, engagement)).breakGlass !== undefined)
          throw new RuleError('break-glass', 'Break-glass access is an engagement of its own. Start one, for hours.');
        const facts = {
          from: packageKey,
          fromVersion: catalogueVersion,
          to: to.packageKey,
          toVersion: to.catalogueVersion,
        };
        const next = undone(askedAnew({ ...asked(engagement), ...to }));
        return { next, type: 'engagement-package-changed', facts };
      }),

    changeTeam: (engagementId, { add, remove }, request) =>
      change(engagementId, request, async (engagement) => {
        const added = [...new Set(add)].filter((one) => !engagement.team.includes(one) && !remove.includes(one));
        const left = [...new Set(remove)].filter((one) => engagement.team.includes(one));
        if (added.length === 0 && left.length === 0) return undefined;
        const team = [...engagement.team.filter((one) => !left.includes(one)), ...added];
        if (team.length === 0)
          throw new RuleError(
            'team-not-empty',
            'Nobody would be left in its team. "end" or "pause" takes all access away.',
          );
        if (team.length > 50) throw new RuleError('team-size', 'A team has at most 50 people.');
        const rest = withoutMembers(engagement, left);
        const next = added.length === 0 ? undone(rest) : askedAnew({ ...asked(rest), team });
        return { next, type: 'engagement-team-changed', facts: { added, left } };
      }),

    pause: (engagementId, request) =>
      change(engagementId, request, async (engagement) => {
        if (engagement.state === 'paused') return undefined;
        const next = { ...takenBack(engagement), state: 'paused' as const };
        return { next, type: 'engagement-paused', facts: {} };
      }),

    resume: (engagementId, request) =>
      change(engagementId, request, async (engagement) => {
        if (engagement.state !== 'paused') return undefined;
        if (endOfAccess(engagement) <= clock.now().toISOString())
          throw new RuleError('end-to-come', 'Its end date has passed. Extend it first, or start a new one.');
        const next = { ...engagement, before: termsOf(engagement), state: 'starting' as const };
        return { next, type: 'engagement-resumed', facts: {} };
      }),
  };
}

/** What is there now counts until people have allowed what is to come. Where nothing was allowed yet, there is nothing to come back to. */
function asked(engagement: Engagement): Engagement {
  const nothingYet = engagement.before === undefined && engagement.state === 'starting';
  // Paused: nobody has the access, and what is changed is asked about when it is given again.
  const onPaper = engagement.state === 'paused' && engagement.before === undefined;
  return nothingYet || onPaper ? engagement : { ...engagement, before: engagement.before ?? termsOf(engagement) };
}

/** No earlier approval reaches what is changed so. */
function askedAnew(engagement: Engagement): Engagement {
  const { approvedIn: _older, ...rest } = engagement;
  return { ...rest, approvedBy: [], approvalFrom: engagement.change + 1 };
}
