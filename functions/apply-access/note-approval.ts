import type { Engagement } from '../../shared/domain/engagement.ts';
import type { ClientRun } from '../../shared/domain/run.ts';
import { waitIdOf } from '../../shared/domain/wait.ts';
import { ConflictError, NotFoundError } from '../../shared/errors.ts';
import type { Engagements } from '../../shared/ports/engagements.ts';
import type { Outcomes } from '../../shared/ports/waits.ts';

/** What noting takes. */
export interface NoteApprovalDependencies {
  readonly engagements: Pick<Engagements, 'read' | 'replace'>;
  readonly outcomes: Pick<Outcomes, 'read'>;
}

/** Notes on the engagement who approved its run's plan, where that was asked; gives the engagement as it is then. */
export type NoteApproval = (run: ClientRun, engagement: Engagement) => Promise<Engagement>;

/** Lines of a plan are worked on side by side, and each of them may be the first. */
const TRIES = 10;

/** @see NoteApproval */
export function createNoteApproval({ engagements, outcomes }: NoteApprovalDependencies): NoteApproval {
  return async (run, engagement) => {
    const question = await outcomes.read(waitIdOf(run.runId, 'AskApproval'));
    const by = question?.result === 'approved' ? question.by : [];
    let known = engagement;
    for (let attempt = 1; by.some((personId) => !known.approvedBy.includes(personId)); attempt++) {
      try {
        const approvedBy = [...new Set([...known.approvedBy, ...by])];
        // The ledger has it already: the answers, and the end of the question.
        await engagements.replace({ ...known, approvedBy }, []);
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
      }
      const now = await engagements.read(engagement.engagementId);
      if (now === undefined) throw new NotFoundError('Engagement', engagement.engagementId);
      known = now;
    }
    return known;
  };
}
