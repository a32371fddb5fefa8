import { clientWords } from '../../shared/domain/client-words/client-words.ts';
import { type Language, languageOf } from '../../shared/domain/language.ts';
import { type Link, linkRefOf } from '../../shared/domain/link.ts';
import { currentStage, isQuestion } from '../../shared/domain/question.ts';
import type { Act } from '../../shared/domain/question-act.ts';
import { say, takeBack, vote } from '../../shared/domain/question-acts.ts';
import { handOver } from '../../shared/domain/question-places.ts';
import type { Wait } from '../../shared/domain/wait.ts';
import type { PageAnswer, PageRequest } from '../../shared/pages/page-exchange.ts';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Policies } from '../../shared/ports/publications.ts';
import type { Waits } from '../../shared/ports/waits.ts';
import { clientOf } from '../../shared/services/client-of.ts';
import type { FormFault, LinkPages } from '../../shared/services/link-pages.ts';
import type { ChangeQuestion } from '../../shared/services/questions/change-question.ts';
import { handoverFact, talkFact, votedFact } from '../../shared/services/questions/question-facts.ts';
import { talkMails } from '../../shared/services/questions/question-mails.ts';
import type { ReadLanguage } from '../../shared/services/reader-language.ts';
import type { NoteSubmission } from '../../shared/services/reviews/note-submission.ts';
import type { OwnChoices } from './own-choices.ts';
import { type Form, readAnswer, readAway, readDelegate, readNotices, readText } from './question-forms.ts';

/** What answering a question needs. */
export interface AnswerQuestionDependencies {
  readonly waits: Pick<Waits, 'read'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly policies: Pick<Policies, 'version'>;
  readonly linkPages: Pick<LinkPages, 'show'>;
  readonly changeQuestion: ChangeQuestion;
  readonly ownChoices: OwnChoices;
  readonly noteSubmission: NoteSubmission;
  readonly readLanguage: ReadLanguage;
  /** Seconds in which a completing answer can be taken back. */
  readonly decisionPause: number;
}

/** Does what a button of a question's page says. */
export type AnswerQuestion = (link: Link, token: string, request: PageRequest) => Promise<PageAnswer>;

/** What came of a form: a fault that its page shows, or what the next page says. */
type Came = { readonly fault: FormFault } | { readonly says: string };

/**
 * Each form of the page is one act of the person to whom the link was mailed, whoever sends it. What comes too late is answered by the page
 * as it is now, which says that it did not count.
 */
export function createAnswerQuestion(dependencies: AnswerQuestionDependencies): AnswerQuestion {
  const {
    waits,
    clients,
    policies,
    linkPages,
    changeQuestion,
    ownChoices,
    noteSubmission,
    readLanguage,
    decisionPause,
  } = dependencies;

  return async (link, token, { form, query }) => {
    const language = languageOf(query['lang']);
    const wait = link.waitId === undefined ? undefined : await waits.read(link.waitId);
    if (wait === undefined) return linkPages.show(link, token);
    const came = await actOf(form)(link, wait, form, language);
    if ('fault' in came) return linkPages.show(link, token, { language, fault: came.fault });
    return { redirect: `/links/${token}${came.says}` };
  };

  /** A client's words, where it is asked for its consent. */
  async function errorsFor(link: Link, wait: Wait, language: Language | undefined) {
    if (!isQuestion(wait) || currentStage(wait).party !== 'client') return undefined;
    return clientWords(language ?? (await readLanguage(link))).consent.errors;
  }

  function actOf(form: Form): (link: Link, wait: Wait, form: Form, language?: Language) => Promise<Came> {
    switch (form['act']) {
      case 'take-back':
        return back;
      case 'ask-back':
        return askBack;
      case 'delegate':
        return delegate;
      case 'away':
        return away;
      case 'notices':
        return notices;
      default:
        // The lines of a review are decided on their own page: nothing approves them in one go.
        return async (link, wait, sent, language) =>
          link.purpose === 'review' ? { says: '' } : answer(link, wait, sent, language);
    }
  }

  async function answer(link: Link, wait: Wait, form: Form, language?: Language): Promise<Came> {
    const elevated = wait.question?.risk === 'elevated';
    const clientName = elevated ? ((await clientOf(clients, wait))?.name ?? '') : undefined;
    const read = readAnswer(form, clientName, await errorsFor(link, wait, language));
    if ('fault' in read) return read;
    const { answer: given, note } = read.value;
    const linkRef = linkRefOf(link.hash);
    const act = await changeQuestion(wait.waitId, {
      act: (current, now) =>
        vote(current, { personId: link.personId, answer: given, linkRef, note }, now, decisionPause),
      fact: (question) => votedFact(question, linkRef),
    });
    return saying(act, '');
  }

  async function back(link: Link, wait: Wait): Promise<Came> {
    const act = await changeQuestion(wait.waitId, {
      act: (current, now) => takeBack(current, link.personId, now),
      fact: ({ waitId }) => ({
        type: 'decision-taken-back',
        actor: link.personId,
        facts: { waitId, linkRef: linkRefOf(link.hash) },
      }),
    });
    if (act.kind === 'done' && wait.subject.kind === 'review') await noteSubmission(wait.subject, undefined);
    // Pressed twice, it was taken back by the first press; the page shows how things stand.
    if (act.kind === 'refused' && act.reason === 'not-pending') return { says: '' };
    return saying(act, '?done=taken-back');
  }

  async function askBack(link: Link, wait: Wait, form: Form, language?: Language): Promise<Came> {
    const read = readText(form, await errorsFor(link, wait, language));
    if ('fault' in read) return read;
    const act = await changeQuestion(wait.waitId, {
      act: (current, now) => say(current, { personId: link.personId, kind: 'asked-back', text: read.value }, now),
      fact: talkFact,
      mails: talkMails,
    });
    return saying(act, '?done=asked-back');
  }

  async function delegate(link: Link, wait: Wait, form: Form): Promise<Came> {
    const policy = wait.policyVersion === undefined ? undefined : await policies.version(wait.policyVersion);
    const read = readDelegate(form, policy?.people ?? []);
    if ('fault' in read) return read;
    const [from, to] = [link.personId, read.value];
    const act = await changeQuestion(wait.waitId, {
      concerns: () => [to],
      act: (current, now, standing) => handOver(current, { from, to, by: from, reason: 'delegated' }, now, standing),
      fact: handoverFact,
    });
    if (act.kind === 'refused' && act.reason === 'not-eligible') {
      return { fault: { error: 'This person cannot decide this question. Please choose another.', errorAt: 'to' } };
    }
    return saying(act, '?done=handed-over');
  }

  async function away(link: Link, wait: Wait, form: Form): Promise<Came> {
    if (!isAskedOfUs(wait, link.personId)) return { says: '?late=1' };
    const policy = wait.policyVersion === undefined ? undefined : await policies.version(wait.policyVersion);
    const read = readAway(form, policy?.people ?? []);
    if ('fault' in read) return read;
    const error = await ownChoices.setAbsence(link.personId, read.value);
    return error === undefined ? { says: '?done=absence-saved' } : { fault: { error, errorAt: 'until' } };
  }

  async function notices(link: Link, wait: Wait, form: Form): Promise<Came> {
    if (!isAskedOfUs(wait, link.personId)) return { says: '?late=1' };
    const read = readNotices(form);
    if ('fault' in read) return read;
    await ownChoices.chooseNotices(link.personId, read.value);
    return { says: '?done=notices-saved' };
  }
}

/** A link speaks for its person only while that person is asked; what people of the agency choose is not offered to a client. */
function isAskedOfUs(wait: Wait, personId: string): boolean {
  return (
    isQuestion(wait) && wait.state === 'open' && wait.asked.includes(personId) && currentStage(wait).party === 'agency'
  );
}

/** An answer that was given before is shown as it stands; whatever else was refused came too late. */
function saying(act: Act, says: string): Came {
  if (act.kind === 'done') return { says };
  return { says: act.reason === 'answered-before' ? '' : '?late=1' };
}
