import {
  allowed,
  changeIdOf,
  changesAskedAbout,
  type Engagement,
  needsAccess,
  standingOf,
} from '../../domain/engagement.ts';
import type { Grant } from '../../domain/grant.ts';
import { runIdOf } from '../../domain/run.ts';
import { waitIdOf } from '../../domain/wait.ts';
import type { Engagements } from '../../ports/engagements.ts';
import type { Catalogues, Policies } from '../../ports/publications.ts';
import type { Outcomes } from '../../ports/waits.ts';
import { packageOf } from './package-of.ts';

/** What finding out what is needed takes. */
export interface NeededEngagementsDependencies {
  readonly engagements: Pick<Engagements, 'ofClient' | 'read'>;
  readonly outcomes: Pick<Outcomes, 'read'>;
  readonly catalogues: Pick<Catalogues, 'version'>;
  readonly policies: Pick<Policies, 'current'>;
}

/**
 * The engagements of a client that need access now, seen from a run of `own`: itself, and every other one that is taken up. `grants` are
 * those that stand, of the people in question.
 */
export type NeededEngagements = (own: Engagement, grants: readonly Grant[]) => Promise<Engagement[]>;

/**
 * Another engagement is taken up when people approved it: by the question about a plan of it, or with its invitation where the policy lets
 * that count for its risk. Until then its own run has to ask, and no approval of another run may reach it. One that nobody approved, because
 * it only kept what was there, needs access for those whose grants count it, and for nobody else.
 * @see NeededEngagements
 */
export function createNeededEngagements(dependencies: NeededEngagementsDependencies): NeededEngagements {
  const { engagements, outcomes, catalogues, policies } = dependencies;

  return async (own, grants) => {
    // The list of a client's engagements may lag behind: each is read again consistently.
    const listed = (await engagements.ofClient(own.clientId)).map((engagement) => engagement.engagementId);
    const counted = grants.flatMap((grant) => grant.engagementIds);
    const others: Engagement[] = [];
    for (const engagementId of new Set([...listed, ...counted])) {
      if (engagementId === own.engagementId) continue;
      const read = await engagements.read(engagementId);
      if (read === undefined || !needsAccess(read)) continue;
      // What people have yet to allow of it is its own run's matter.
      const other = await standing(read);
      // Paused, and not yet allowed to go on: it needs what its own run has given by now, and nothing else.
      const resumes = read.before?.state === 'paused' && other.before !== undefined;
      const approvedBy = resumes ? undefined : await approversOf(other);
      if (approvedBy !== undefined) {
        others.push({ ...other, approvedBy });
      } else if (counted.includes(engagementId)) {
        const holders = grants.filter((grant) => grant.engagementIds.includes(engagementId));
        const team = other.team.filter((personId) => holders.some((grant) => grant.personId === personId));
        others.push({ ...other, team });
      }
    }
    return [...(needsAccess(own) ? [own] : []), ...others];
  };

  /** A change that was allowed a moment ago counts, though its run has not noted it yet. */
  async function standing(engagement: Engagement): Promise<Engagement> {
    if (engagement.before === undefined) return engagement;
    const question = await outcomes.read(questionOf(engagement, engagement.change));
    return question?.result === 'approved' ? allowed(engagement, question.by) : standingOf(engagement);
  }

  /** Who approved it; undefined where nobody has, or not for its risk. */
  async function approversOf(engagement: Engagement): Promise<readonly string[] | undefined> {
    // The last question counts: a later change may have been asked about again. One that a later change overtook says nothing.
    for (const change of changesAskedAbout(engagement)) {
      const question = await outcomes.read(questionOf(engagement, change));
      if (question === undefined || question.result === 'withdrawn') continue;
      return question.result === 'approved' ? [...new Set([...engagement.approvedBy, ...question.by])] : undefined;
    }
    if (engagement.approvedBy.length === 0) return undefined;
    const covered = (await policies.current())?.planCoveredByInvitation ?? [];
    return covered.includes((await packageOf(catalogues, engagement)).risk) ? engagement.approvedBy : undefined;
  }
}

/** The id of the question about the plan of an engagement's change. */
function questionOf(engagement: Engagement, change: number): string {
  return waitIdOf(runIdOf('access-provisioning', changeIdOf({ ...engagement, change })), 'AskApproval');
}
