import { isQuestion, type Question, unanswered } from '../domain/question.ts';
import { replaceMissing } from '../domain/question-places.ts';
import type { Wait } from '../domain/wait.ts';
import type { WaitDirectory } from '../ports/waits.ts';
import type { ChangeQuestion } from './change-question.ts';
import type { Office } from './office.ts';
import { handoverFact } from './question-facts.ts';
import { stuckMail } from './question-mails.ts';
import type { QueueMail } from './queue-mail.ts';

/** What replacing somebody needs. */
export interface ReplacePersonDependencies {
  readonly waitDirectory: Pick<WaitDirectory, 'listOpen'>;
  readonly changeQuestion: ChangeQuestion;
  readonly office: Pick<Office, 'operator'>;
  readonly queueMail: QueueMail;
}

/** Gives the open questions of somebody who cannot answer (absent, unreachable, left) to whoever stands in; gives the ids of those questions. */
export type ReplacePerson = (personId: string) => Promise<string[]>;

/** @see ReplacePerson. A question for which nobody is left stays with the person, and partner operations is told. */
export function createReplacePerson(dependencies: ReplacePersonDependencies): ReplacePerson {
  const { waitDirectory, changeQuestion, office, queueMail } = dependencies;
  return async (personId) => {
    const open = (await waitDirectory.listOpen()).filter(isQuestion);
    const theirs = open.filter((question) => unanswered(question).includes(personId));
    for (const question of theirs) await replaceIn(question, personId);
    return theirs.map((question) => question.waitId);
  };

  async function replaceIn(question: Question, personId: string): Promise<void> {
    const act = await changeQuestion(question.waitId, {
      concerns: (wait) => [personId, ...everyoneOf(wait)],
      act: (wait, now, standing) => replaceMissing(wait, personId, now, standing),
      fact: handoverFact,
    });
    if (act.kind === 'refused' && act.reason === 'nobody-left') {
      await queueMail(stuckMail(question, (await office.operator()).personId));
    }
  }
}

function everyoneOf(wait: Wait): readonly string[] {
  return wait.question?.stages.flatMap((stage) => [...stage.approvers, ...stage.fallback]) ?? [];
}
