import { isIn, isOpen, withoutMembers } from '../../domain/engagement.ts';
import { clientStream } from '../../domain/ledger.ts';
import { ConflictError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Engagements } from '../../ports/engagements.ts';

/** What taking somebody out of teams needs. */
export interface LeaveTeamsDependencies {
  readonly engagements: Pick<Engagements, 'ofClient' | 'read' | 'replace'>;
  readonly clock: Clock;
}

/** Whom, of which client, and for which run. `engagementIds` are known beside the list, which may lag behind. */
export interface LeavingMember {
  readonly clientId: string;
  readonly personId: string;
  readonly engagementIds: readonly string[];
  readonly runId: string;
  readonly correlationId: string;
}

/** Takes somebody out of the teams of a client's engagements, so that no later plan gives the access back; again, it does nothing. */
export type LeaveTeams = (member: LeavingMember) => Promise<void>;

/** Runs change engagements at any time; more conflicts in a row mean that something is wrong. */
const TRIES = 5;

/** @see LeaveTeams */
export function createLeaveTeams({ engagements, clock }: LeaveTeamsDependencies): LeaveTeams {
  return async (member) => {
    const listed = (await engagements.ofClient(member.clientId)).map((engagement) => engagement.engagementId);
    for (const engagementId of new Set([...listed, ...member.engagementIds])) await leave(engagementId, member);
  };

  async function leave(engagementId: string, { personId, runId, correlationId }: LeavingMember): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const engagement = await engagements.read(engagementId);
      if (engagement === undefined || !isOpen(engagement) || !isIn(engagement, personId)) return;
      const fact = {
        stream: clientStream(engagement.clientId),
        type: 'engagement-team-changed' as const,
        at: clock.now().toISOString(),
        runId,
        correlationId,
        facts: { engagementId, left: personId },
      };
      try {
        return await engagements.replace(withoutMembers(engagement, [personId]), [fact]);
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
      }
    }
  }
}
