import { isQuestion, isShort, type Question, unanswered } from '../../domain/question.ts';
import { replaceMissing } from '../../domain/question-places.ts';
import type { Wait } from '../../domain/wait.ts';
import type { WaitDirectory } from '../../ports/waits.ts';
import type { Office } from '../office.ts';
import type { QueueMail } from '../queue-mail.ts';
import type { ChangeQuestion } from './change-question.ts';
import { handoverFact } from './question-facts.ts';
import { stuckMail } from './question-mails.ts';

/** What replacing somebody in a question needs. */
export interface ReplaceInDependencies {
  readonly changeQuestion: ChangeQuestion;
  readonly office: Pick<Office, 'operator'>;
  readonly queueMail: QueueMail;
}

/** Gives somebody's place in a question to whoever stands in, if that person is absent, unreachable or has left. */
export type ReplaceIn = (question: Question, personId: string) => Promise<void>;

/** @see ReplaceIn. Where nobody stands in, the place stays; if too few are left to complete the stage, partner operations is told. */
export function createReplaceIn({ changeQuestion, office, queueMail }: ReplaceInDependencies): ReplaceIn {
  return async (question, personId) => {
    let short: Question | undefined;
    await changeQuestion(question.waitId, {
      concerns: (wait) => [personId, ...everyoneOf(wait)],
      act(wait, now, standing) {
        short = undefined;
        const isMissing = standing.away.has(personId) || standing.gone.has(personId);
        if (!isMissing) return { kind: 'refused', reason: 'not-asked' };
        const act = replaceMissing(wait, personId, now, standing);
        const nobody = act.kind === 'refused' && act.reason === 'nobody-left';
        if (nobody && isQuestion(wait) && isShort(wait, standing)) short = wait;
        return act;
      },
      fact: handoverFact,
    });
    if (short !== undefined) await queueMail(stuckMail(short, (await office.operator()).personId, 'too-few'));
  };
}

/** Replaces somebody in all open questions; gives the ids of those that waited for that person. */
export type ReplacePerson = (personId: string) => Promise<string[]>;

/** @see ReplacePerson */
export function createReplacePerson(
  waitDirectory: Pick<WaitDirectory, 'listOpen'>,
  replaceIn: ReplaceIn,
): ReplacePerson {
  return async (personId) => {
    const open = (await waitDirectory.listOpen()).filter(isQuestion);
    const theirs = open.filter((question) => unanswered(question).includes(personId));
    for (const question of theirs) await replaceIn(question, personId);
    return theirs.map((question) => question.waitId);
  };
}

function everyoneOf(wait: Wait): readonly string[] {
  const named = wait.question?.stages.flatMap((stage) => [...stage.approvers, ...stage.fallback]) ?? [];
  return [...named, ...wait.asked];
}
