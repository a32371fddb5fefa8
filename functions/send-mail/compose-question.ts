import type { Mail, MailKind } from '../../shared/domain/mail.ts';
import type { Person } from '../../shared/domain/person.ts';
import { placeWords } from '../../shared/domain/place-words.ts';
import { currentStage, isQuestion, type Question } from '../../shared/domain/question.ts';
import type { RuntimeSettings } from '../../shared/domain/settings.ts';
import { NotFoundError } from '../../shared/errors.ts';
import { composeApprovalQuestion } from '../../shared/mails/approval-question.tsx';
import { composeAskedBack } from '../../shared/mails/asked-back.tsx';
import { composeQuestionHandled } from '../../shared/mails/question-handled.tsx';
import { composeQuestionStuck } from '../../shared/mails/question-stuck.tsx';
import { composeReplied } from '../../shared/mails/replied.tsx';
import type { People } from '../../shared/ports/people.ts';
import type { Waits } from '../../shared/ports/waits.ts';
import type { ReadLanguage } from '../../shared/services/reader-language.ts';
import type { DescribeWait } from '../../shared/services/runs/describe-wait.ts';
import type { DescribeHandled } from './describe-handled.ts';
import type { Compose } from './send-mail.ts';

/** What composing mails about a question needs. */
export interface ComposeQuestionDependencies {
  readonly settings: RuntimeSettings;
  readonly waits: Pick<Waits, 'read'>;
  readonly people: Pick<People, 'read'>;
  readonly describeWait: DescribeWait;
  readonly describeHandled: DescribeHandled;
  readonly readLanguage: ReadLanguage;
}

/** Kinds of mail that are about one question. */
const QUESTION_KINDS = ['approval-question', 'question-handled', 'asked-back', 'replied', 'question-stuck'] as const;
type QuestionKind = (typeof QUESTION_KINDS)[number];

/** Whether a mail is about one question. */
export function isQuestionKind(kind: MailKind): kind is QuestionKind {
  return (QUESTION_KINDS as readonly MailKind[]).includes(kind);
}

/** Composes the mails about a question. */
export function createComposeQuestion(dependencies: ComposeQuestionDependencies): Compose {
  const { settings, waits, people, describeWait, readLanguage } = dependencies;

  return async (mail, to, link) => {
    const wait = mail.waitId === undefined ? undefined : await waits.read(mail.waitId);
    if (wait === undefined || !isQuestion(wait)) throw new NotFoundError('Question of mail', mail.mailId);
    const language = mail.kind === 'approval-question' ? await readLanguage(mail) : undefined;
    const words = await describeWait(wait, language);
    const { title, clientName } = words;
    const house = { agencyName: settings.agency.name, timeZone: settings.agency.timeZone, recipientName: to.name };
    const about = { ...house, title, clientName };
    const said = wait.question.talk;
    switch (mail.kind as QuestionKind) {
      case 'approval-question':
        return composeApprovalQuestion({ ...house, language, ...words, ...(await askedWords(wait, to, mail)), link });
      case 'question-handled':
        return composeQuestionHandled(await dependencies.describeHandled(mail, to));
      case 'asked-back': {
        const asked = said[Number(mail.facts['talk'])];
        const askedByName = await nameOf(asked?.personId);
        return composeAskedBack({ ...about, askedByName, text: asked?.text ?? '', deadlineAt: wait.deadlineAt, link });
      }
      case 'replied': {
        const replied = said[Number(mail.facts['talk'])];
        const byName = await nameOf(replied?.personId);
        return composeReplied({ ...about, byName, text: replied?.text ?? '', deadlineAt: wait.deadlineAt, link });
      }
      case 'question-stuck':
        return composeQuestionStuck({
          ...about,
          ...stuckWords(wait, String(mail.facts['why'])),
          deadlineAt: wait.deadlineAt,
        });
    }
  };

  async function askedWords(wait: Question, to: Person, mail: Mail) {
    const { stages, stage, handovers, risk } = wait.question;
    const { name, party } = currentStage(wait);
    const place = handovers.findLast((one) => one.to === to.personId && one.stage === stage);
    const from = place?.from === undefined ? undefined : await nameOf(place.from);
    const clientName = (await describeWait(wait)).clientName;
    return {
      deadlineAt: wait.deadlineAt,
      reminder: mail.reminder,
      party,
      stage: { name, position: stage + 1, count: stages.length },
      because: place === undefined ? undefined : placeWords(place.reason, from),
      elevated: risk === 'elevated' ? { clientName } : undefined,
    };
  }

  async function nameOf(personId: string | undefined): Promise<string> {
    const person = personId === undefined ? undefined : await people.read(personId);
    return person?.name ?? 'somebody who was erased';
  }
}

/** Why a question does not get on by itself, and the command that helps. */
function stuckWords(wait: Question, why: string): { reason: string; command: string } {
  const id = wait.waitId;
  if (currentStage(wait).party === 'client') {
    const reason =
      'No mail reaches the client’s super admins, of whom one has to consent. Ask the client; the question stays open until its deadline.';
    return { reason, command: `steward question show ${id}` };
  }
  const reason =
    why === 'nobody-next'
      ? 'Nobody has decided in time, and the approval policy names nobody to ask next.'
      : 'Of those whom the approval policy names, too few can be asked now.';
  const from = wait.asked.length < wait.quorum ? '' : ' --from <address>';
  return { reason, command: `steward question reassign ${id}${from} --to <address>` };
}
