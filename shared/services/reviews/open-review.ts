import { hashToken, LINK_TOKEN, type Link } from '../../domain/link.ts';
import { isQuestion, type Question } from '../../domain/question.ts';
import type { WaitSubject } from '../../domain/wait.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Links } from '../../ports/mailing.ts';
import type { Waits } from '../../ports/waits.ts';
import { placeOf } from '../questions/question-places.ts';

/** What finding a review by its link needs. */
export interface OpenReviewDependencies {
  readonly links: Pick<Links, 'find'>;
  readonly waits: Pick<Waits, 'read'>;
  readonly clock: Clock;
}

/** A review that the person of a link may decide now. */
export interface OpenReview {
  readonly link: Link;
  readonly question: Question;
  readonly subject: Extract<WaitSubject, { kind: 'review' }>;
}

/** Finds it; undefined wherever the link's own page says what is so: ended, handed over, to be taken back, not known. */
export type FindOpenReview = (token: string) => Promise<OpenReview | undefined>;

/** @see FindOpenReview */
export function createFindOpenReview({ links, waits, clock }: OpenReviewDependencies): FindOpenReview {
  return async (token) => {
    const link = LINK_TOKEN.test(token) ? await links.find(hashToken(token)) : undefined;
    const now = clock.now();
    if (link?.waitId === undefined || link.purpose !== 'review' || new Date(link.expiresAt) <= now) return undefined;
    const wait = await waits.read(link.waitId);
    if (wait === undefined || !isQuestion(wait) || wait.subject.kind !== 'review') return undefined;
    return isReviewable(wait, link.personId, now) ? { link, question: wait, subject: wait.subject } : undefined;
  };
}

/** Whether a person may decide the lines of a review now: asked, in time, and while no submission is pending. */
export function isReviewable(question: Question, personId: string, now: Date): boolean {
  return (
    question.state === 'open' &&
    question.question.pending === undefined &&
    new Date(question.deadlineAt) > now &&
    placeOf(question, personId) === 'asked'
  );
}
