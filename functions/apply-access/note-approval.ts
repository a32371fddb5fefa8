import {
  allowed,
  changeIdOf,
  changesAskedAbout,
  type Engagement,
  needsAccess,
} from '../../shared/domain/engagement.ts';
import { type ClientRun, runIdOf } from '../../shared/domain/run.ts';
import { waitIdOf } from '../../shared/domain/wait.ts';
import { ConflictError, NotFoundError } from '../../shared/errors.ts';
import type { Engagements } from '../../shared/ports/engagements.ts';
import type { Outcomes } from '../../shared/ports/waits.ts';

/** What noting takes. */
export interface NoteApprovalDependencies {
  readonly engagements: Pick<Engagements, 'read' | 'replace'>;
  readonly outcomes: Pick<Outcomes, 'read'>;
}

/** Notes on the engagement who approved its run's plan, now or in an earlier change that it still rests on; gives the engagement as it is then. */
export type NoteApproval = (run: ClientRun, engagement: Engagement) => Promise<Engagement>;

/** Lines of a plan are worked on side by side, and each of them may be the first. */
const TRIES = 10;

/** @see NoteApproval */
export function createNoteApproval({ engagements, outcomes }: NoteApprovalDependencies): NoteApproval {
  return async (run, engagement) => {
    const by = await approvedBy(run.runId, engagement);
    let known = engagement;
    for (let attempt = 1; by.length > 0 && !isNoted(known, by); attempt++) {
      try {
        // The ledger has it already: the answers, and the end of the question.
        await engagements.replace(allowed(known, by), []);
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
      }
      const now = await engagements.read(engagement.engagementId);
      if (now === undefined) throw new NotFoundError('Engagement', engagement.engagementId);
      known = now;
    }
    return known;
  };

  /** By the run's own question; where it had none to ask, and nobody is noted yet, by the one that allowed the same before. */
  async function approvedBy(runId: string, engagement: Engagement): Promise<readonly string[]> {
    const own = await outcomes.read(waitIdOf(runId, 'AskApproval'));
    if (own?.result === 'approved') return own.by;
    if (!needsAccess(engagement) || engagement.approvedBy.length > 0) return [];
    for (const change of changesAskedAbout(engagement)) {
      const earlier = runIdOf('access-provisioning', changeIdOf({ ...engagement, change }));
      const question = await outcomes.read(waitIdOf(earlier, 'AskApproval'));
      if (question?.result === 'approved') return question.by;
    }
    return [];
  }
}

function isNoted({ before, approvedIn, approvedBy }: Engagement, by: readonly string[]): boolean {
  return before === undefined && approvedIn === undefined && by.every((personId) => approvedBy.includes(personId));
}
