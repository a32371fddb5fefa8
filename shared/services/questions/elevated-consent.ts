import { changeIdOf, changesAskedAbout, type Engagement } from '../../domain/engagement.ts';
import { runIdOf } from '../../domain/run.ts';
import { waitIdOf } from '../../domain/wait.ts';
import type { Outcomes } from '../../ports/waits.ts';

/** Whether two approvers and a super admin of the client agreed to elevated access for an engagement: its last question says so. */
export type ElevatedConsent = (engagement: Engagement) => Promise<boolean>;

/** @see ElevatedConsent */
export function createElevatedConsent(outcomes: Pick<Outcomes, 'read'>): ElevatedConsent {
  return async (engagement) => {
    for (const change of changesAskedAbout(engagement)) {
      const runId = runIdOf('access-provisioning', changeIdOf({ ...engagement, change }));
      const question = await outcomes.read(waitIdOf(runId, 'AskApproval'));
      if (question !== undefined && question.result !== 'withdrawn')
        return question.result === 'approved' && question.consented === true;
    }
    return false;
  };
}
