import { clientWords } from '../../domain/client-words/client-words.ts';
import type { Link } from '../../domain/link.ts';
import { placeWords } from '../../domain/place-words.ts';
import {
  currentStage,
  isQuestion,
  mayTakePlace,
  type Question,
  stageVotes,
  unanswered,
} from '../../domain/question.ts';
import type { RuntimeSettings } from '../../domain/settings.ts';
import type { Wait } from '../../domain/wait.ts';
import type { EndKind } from '../../pages/end-words.ts';
import { renderPendingPage } from '../../pages/pending-page.tsx';
import { renderQuestionPage } from '../../pages/question-page.tsx';
import { renderReplyPage } from '../../pages/reply-page.tsx';
import type { Clock } from '../../ports/clock.ts';
import type { People } from '../../ports/people.ts';
import type { Policies } from '../../ports/publications.ts';
import type { FormFault, ShowExtra } from '../link-pages.ts';
import type { DescribeWait } from '../runs/describe-wait.ts';
import type { QuestionHistory } from './question-history.ts';
import { placeOf } from './question-places.ts';
import type { ReadStanding } from './read-standing.ts';

/** What showing a question needs. Reads only. */
export interface QuestionPagesDependencies {
  readonly settings: RuntimeSettings;
  readonly people: Pick<People, 'read'>;
  readonly policies: Pick<Policies, 'version'>;
  readonly readStanding: ReadStanding;
  readonly describeWait: DescribeWait;
  readonly questionHistory: QuestionHistory;
  readonly clock: Clock;
}

/** A page of an open question, or the end that its link has come to although the question is open. */
export type QuestionPage =
  | { readonly html: string }
  | { readonly end: EndKind; readonly next?: { readonly label: string; readonly href: string } };

/** Shows an open question to the person of a link, as it stands for that person. */
export type ShowQuestion = (link: Link, wait: Wait, postPath: string, extra: ShowExtra) => Promise<QuestionPage>;

/** What a page says after an act, by the mark in its address; it says nothing that the question does not bear out. */
const DONE: Readonly<Record<string, EndKind>> = {
  'taken-back': 'taken-back',
  'asked-back': 'asked-back',
  'reply-saved': 'reply-saved',
  'absence-saved': 'absence-saved',
  'notices-saved': 'notices-saved',
};

/** @see ShowQuestion */
export function createQuestionPages(dependencies: QuestionPagesDependencies): ShowQuestion {
  const { settings, people, policies, readStanding, describeWait, questionHistory, clock } = dependencies;
  const house = {
    agencyName: settings.agency.name,
    timeZone: settings.agency.timeZone,
    look: settings.agency,
  };

  return async (link, wait, postPath, extra) => {
    if (!isQuestion(wait)) return { end: 'unknown-link' };
    const done = endAfter(wait, link.personId, extra.done);
    const place = placeOf(wait, link.personId);
    if (done !== undefined) {
      const goesOn = link.purpose !== 'reply' && place === 'asked';
      const label = link.purpose === 'review' ? 'Back to the review' : clientWords(extra.language).consent.back;
      return { end: done, ...(goesOn ? { next: { label, href: postPath } } : {}) };
    }
    if (link.purpose === 'reply') return reply(link, wait, postPath, extra.fault);
    const { pending } = wait.question;
    // From its deadline on a question takes no answer, also before the sweep has written its end; a decision of before stands.
    if (pending === undefined && new Date(wait.deadlineAt) <= clock.now()) return { end: 'expired' };
    if (place !== 'asked') return { end: place };
    if (pending !== undefined) return { html: await pendingPage(link, wait, postPath, extra) };
    return { html: await questionPage(link, wait, postPath, extra) };
  };

  async function questionPage(link: Link, wait: Question, postPath: string, extra: ShowExtra): Promise<string> {
    const { stages, stage, risk, requesterId } = wait.question;
    const { name, party } = currentStage(wait);
    const vote = stageVotes(wait).find((one) => one.personId === link.personId);
    const words = await describeWait(wait, extra.language);
    const open = vote === undefined;
    const ours = party === 'agency';
    const { fault } = extra;
    return renderQuestionPage({
      ...house,
      ...words,
      language: extra.language,
      askedName: await nameOf(link.personId),
      deadlineAt: wait.deadlineAt,
      stage: { name, position: stage + 1, count: stages.length },
      party,
      because: await becauseOf(wait, link.personId),
      elevated: risk === 'elevated' ? { clientName: words.clientName } : undefined,
      reviewHref: link.purpose === 'review' ? postPath.replace('/links/', '/reviews/') : undefined,
      pauseSeconds: settings.durations.decisionPause,
      ...(await questionHistory(wait, party, extra.language)),
      postPath,
      quorum: wait.quorum,
      approvals: stageVotes(wait).filter((one) => one.answer === 'approve').length,
      alreadyAnswered: vote?.answer,
      answeredBy: await nameOf(requesterId),
      canAskBack: open && link.personId !== requesterId,
      delegates: open && ours ? await delegatesOf(wait) : [],
      canSetAway: open && ours,
      notices: ours ? ((await people.read(link.personId))?.notices ?? 'at-once') : undefined,
      notice: extra.late === true ? 'too-late' : undefined,
      ...(fault === undefined
        ? {}
        : { error: fault.error, errorAt: fault.errorAt, note: fault.note, entered: fault.entered }),
    });
  }

  async function pendingPage(link: Link, wait: Question, postPath: string, extra: ShowExtra): Promise<string> {
    const { pending, stages, stage } = wait.question;
    if (pending === undefined) throw new Error('Only a pending decision has such a page.');
    return renderPendingPage({
      ...house,
      language: extra.language,
      title: (await describeWait(wait, extra.language)).title,
      answer: pending.answer,
      review: link.purpose === 'review',
      party: currentStage(wait).party,
      late: extra.late,
      own: pending.personId === link.personId,
      byName: await nameOf(pending.personId),
      until: pending.until,
      postPath,
      stageOnly: pending.answer === 'approve' && stage < stages.length - 1,
    });
  }

  async function reply(link: Link, wait: Question, postPath: string, fault?: FormFault): Promise<QuestionPage> {
    const asked = wait.question.talk.findLast((one) => one.kind === 'asked-back');
    if (link.personId !== wait.question.requesterId || asked === undefined) return { end: 'unknown-link' };
    const { title, facts } = await describeWait(wait);
    const { talk } = await questionHistory(wait, 'agency');
    const html = renderReplyPage({
      ...house,
      title,
      facts,
      talk,
      askedByName: await nameOf(asked.personId),
      deadlineAt: wait.deadlineAt,
      postPath,
      error: fault?.error,
      text: fault?.entered?.text,
    });
    return { html };
  }

  /** Who may take the person's place: named by the policy, there, and free of this question. */
  async function delegatesOf(wait: Question): Promise<{ personId: string; name: string }[]> {
    const policy = wait.policyVersion === undefined ? undefined : await policies.version(wait.policyVersion);
    const named = policy?.people ?? [];
    const standing = await readStanding(named);
    const free = named.filter((personId) => mayTakePlace(wait, personId, standing));
    return Promise.all(free.map(async (personId) => ({ personId, name: await nameOf(personId) })));
  }

  async function becauseOf(wait: Question, personId: string): Promise<string | undefined> {
    const { handovers, stage } = wait.question;
    const place = handovers.findLast((one) => one.to === personId && one.stage === stage);
    if (place === undefined) return undefined;
    return placeWords(place.reason, place.from === undefined ? undefined : await nameOf(place.from));
  }

  async function nameOf(personId: string): Promise<string> {
    return (await people.read(personId))?.name ?? 'somebody who was erased';
  }
}

/** The end that a mark in the address names, as far as the question bears it out: a page of before may be looked at again. */
function endAfter(wait: Question, personId: string, mark: string | undefined): EndKind | undefined {
  const end = mark !== undefined && Object.hasOwn(DONE, mark) ? DONE[mark] : undefined;
  if (end !== 'taken-back') return end;
  return stageVotes(wait).some((vote) => vote.personId === personId) ? undefined : end;
}

/** Whether a person still has something to do about a question. */
export function isWaitingFor(wait: Wait, personId: string): boolean {
  if (!isQuestion(wait) || wait.state === 'ended' || wait.question.pending !== undefined) return false;
  return unanswered(wait).includes(personId) && !wait.excluded.includes(personId);
}
