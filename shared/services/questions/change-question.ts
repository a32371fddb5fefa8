import { type LedgerFact, streamOf } from '../../domain/ledger.ts';
import type { MailRequest } from '../../domain/mail.ts';
import type { Question } from '../../domain/question.ts';
import type { Act } from '../../domain/question-act.ts';
import { ALL_PRESENT } from '../../domain/route-approval.ts';
import type { Standing } from '../../domain/stage-staffing.ts';
import type { Wait } from '../../domain/wait.ts';
import { ConflictError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { MailQueue } from '../../ports/mailing.ts';
import type { Pauses, Waits } from '../../ports/waits.ts';
import { isDue } from '../queue-mail.ts';
import { askMail } from './question-mails.ts';
import type { ReadStanding } from './read-standing.ts';

/** What changing a question needs. */
export interface ChangeQuestionDependencies {
  readonly waits: Pick<Waits, 'read' | 'replace'>;
  readonly readStanding: ReadStanding;
  readonly mailQueue: MailQueue;
  readonly pauses: Pauses;
  readonly clock: Clock;
}

/** One change of a question: a rule, the ledger's entry, and the mails that follow beside those to the newly asked. */
export interface QuestionChange {
  /** People whose absence and reachability the rule has to know. */
  readonly concerns?: (wait: Wait) => Iterable<string>;
  readonly act: (wait: Wait, now: Date, standing: Standing) => Act;
  readonly fact: (question: Question) => Pick<LedgerFact, 'type' | 'actor' | 'facts' | 'correlationId'>;
  readonly mails?: (question: Question) => readonly MailRequest[];
  /** When the newly asked may be mailed; now where absent. */
  readonly mailAt?: (personId: string, question: Question, now: Date) => Promise<string | undefined>;
}

/** Changes a question once, whoever else changes it at the same moment. */
export type ChangeQuestion = (waitId: string, change: QuestionChange) => Promise<Act>;

/** People may act at the same moment; more conflicts than people would mean that something is wrong. */
const TRIES = 10;

/**
 * Changes a question.
 * 1. The rule is applied to the question as it is now, and says what it becomes or why not.
 * 2. The question, its ledger entry and the mails that follow are one transaction under its version: nothing is told that was not written.
 * 3. Mails are woken, and the pause of a decision begins; dying before that, the sweep finds both.
 */
export function createChangeQuestion(dependencies: ChangeQuestionDependencies): ChangeQuestion {
  const { waits, readStanding, mailQueue, pauses, clock } = dependencies;
  return async (waitId, change) => {
    for (let attempt = 1; ; attempt++) {
      const wait = await waits.read(waitId);
      if (wait === undefined) return { kind: 'refused', reason: 'not-asked' };
      // 1. The rule.
      const standing = change.concerns === undefined ? ALL_PRESENT : await readStanding(change.concerns(wait));
      const now = clock.now();
      const act = change.act(wait, now, standing);
      if (act.kind === 'refused') return act;
      const { question, newlyAsked } = act;
      const requests: MailRequest[] = [...(change.mails?.(question) ?? [])];
      for (const personId of newlyAsked) {
        requests.push({ ...askMail(question, personId), notBefore: await change.mailAt?.(personId, question, now) });
      }
      const fact: LedgerFact = {
        ...change.fact(question),
        stream: streamOf(question),
        at: now.toISOString(),
        runId: question.runId,
      };
      try {
        // 2. Write.
        await waits.replace(question, [fact], { requests, at: now });
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
        continue;
      }
      // 3. Wake.
      for (const request of requests) if (isDue(request, now)) await mailQueue.enqueue(request.mailId);
      const { pending } = question.question;
      if (pending !== undefined && pending.pendingId !== wait.question?.pending?.pendingId) {
        const seconds = Math.ceil((new Date(pending.until).getTime() - now.getTime()) / 1000);
        await pauses.begin(waitId, pending.pendingId, seconds);
      }
      return act;
    }
  };
}
