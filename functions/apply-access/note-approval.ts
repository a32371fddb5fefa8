import { allowed, type Engagement } from '../../shared/domain/engagement.ts';
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
}

function isNoted({ before, approvedIn, approvedBy }: Engagement, by: readonly string[]): boolean {
  return before === undefined && approvedIn === undefined && by.every((personId) => approvedBy.includes(personId));
}
