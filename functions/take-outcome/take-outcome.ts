import { endOf } from '../../shared/domain/course.ts';
import { isQuestion } from '../../shared/domain/question.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Outcomes, Waits } from '../../shared/ports/waits.ts';
import { handledMails } from '../../shared/services/questions/question-mails.ts';
import type { QueueMail } from '../../shared/services/queue-mail.ts';
import type { EndWait } from '../../shared/services/runs/end-wait.ts';
import type { TakeInput, TakeResult } from '../../workflows/common.ts';

/** What taking an outcome needs. */
export interface TakeOutcomeDependencies {
  readonly waits: Pick<Waits, 'read'>;
  readonly outcomes: Outcomes;
  readonly endWait: EndWait;
  readonly queueMail: QueueMail;
  readonly clock: Clock;
}

/**
 * The step after every wait: the table says how it ended, never the payload.
 * 1. Reads the outcome; where there is none (the far backstop fired), the wait expires now.
 * 2. Tells everyone else who was asked a question how it ended, so that nobody looks at it in vain.
 * 3. Marks the outcome as taken, so that the sweep stops repeating it.
 */
export function createTakeOutcome({ waits, outcomes, endWait, queueMail, clock }: TakeOutcomeDependencies) {
  return async ({ waitId }: TakeInput): Promise<TakeResult> => {
    const wait = await waits.read(waitId);
    if (wait === undefined) throw new NotFoundError('Wait', waitId);
    // 1. Read.
    const outcome = (await outcomes.read(waitId)) ?? (await endWait(waitId, { result: 'expired', cause: 'backstop' }));
    if (outcome === undefined) throw new NotFoundError('Outcome of wait', waitId);
    // 2. Tell.
    if (isQuestion(wait)) for (const mail of handledMails(wait, outcome.by)) await queueMail(mail);
    // 3. Mark.
    await outcomes.markTaken(waitId, clock.now().toISOString());
    return { result: outcome.result, end: endOf(wait.kind, outcome.result) };
  };
}
