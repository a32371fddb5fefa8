import type { RoutedStage } from './route-approval.ts';
import type { Risk } from './service-package.ts';
import type { Placement, Standing } from './stage-staffing.ts';
import type { Vote, Wait } from './wait.ts';

/** What a wait has beyond others when it is a question: stages, second thoughts, and what people said to each other. */
export interface QuestionPart {
  readonly risk: Risk;
  /** Asked one after the other. */
  readonly stages: readonly RoutedStage[];
  /** Index of the stage that is asked now; `asked` and `quorum` of the wait are this stage's. */
  readonly stage: number;
  /** Who answers an ask-back. */
  readonly requesterId: string;
  /** The answer that completes the stage, for as long as it may be taken back. */
  readonly pending?: Pending | undefined;
  /** Places that changed hands, oldest first. */
  readonly handovers: readonly Handover[];
  /** Asked back and answered, oldest first. Shown on pages, never in the ledger. */
  readonly talk: readonly Talk[];
  /** When the next fallback is asked too, if nobody has completed the stage. */
  readonly escalateAt?: string | undefined;
}

/** A decision during its pause. */
export interface Pending {
  /** Which decision it is: one that was taken back and made again is another. */
  readonly pendingId: string;
  readonly personId: string;
  readonly answer: Vote['answer'];
  readonly at: string;
  /** When it takes effect. */
  readonly until: string;
}

/** A place that changed hands. */
export interface Handover extends Placement {
  /** Who did it; absent where a rule did. */
  readonly by?: string | undefined;
  readonly at: string;
  readonly stage: number;
}

/** Something said about a question. */
export interface Talk {
  readonly personId: string;
  /** An approver asks back, the requester replies. */
  readonly kind: 'asked-back' | 'replied';
  readonly at: string;
  readonly text: string;
  /** The stage in which it was said: what the agency's people say among themselves is not the client's to read. */
  readonly stage: number;
}

/** A wait that is a question. */
export type Question = Wait & { readonly question: QuestionPart };

/** Whether a wait is a question; other waits are tasks of one person. */
export function isQuestion(wait: Wait): wait is Question {
  return wait.question !== undefined;
}

/** The votes of the stage that is asked now. */
export function stageVotes(question: Question): readonly Vote[] {
  return question.votes.filter((vote) => (vote.stage ?? 0) === question.question.stage);
}

/** How the stage's votes decide it: one decline, else the quorum of approvals of different people. */
export function resultOfStage(question: Question): 'approved' | 'declined' | undefined {
  const votes = stageVotes(question);
  if (votes.some((vote) => vote.answer === 'decline')) return 'declined';
  return new Set(votes.map((vote) => vote.personId)).size >= question.quorum ? 'approved' : undefined;
}

/** Those of the stage who have not answered. */
export function unanswered(question: Wait): string[] {
  const answered = new Set((isQuestion(question) ? stageVotes(question) : question.votes).map((vote) => vote.personId));
  return question.asked.filter((personId) => !answered.has(personId));
}

/** Who may not be put into the stage that is asked now: requester, subject, who decides in another stage, and who has decided before. */
export function barredFrom(question: Question): ReadonlySet<string> {
  const { stages, stage } = question.question;
  const elsewhere = stages.flatMap((one, index) => (index === stage ? [] : one.approvers));
  return new Set([...question.excluded, ...elsewhere, ...question.votes.map((vote) => vote.personId)]);
}

/** Why somebody cannot take a place: separation of duties (the first three), asked already, or not there. */
export type PlaceBar = 'excluded' | 'other-stage' | 'decided' | 'asked' | 'left' | 'unreachable' | 'away';

/** What keeps somebody from taking a place in the stage that is asked now, if something does. */
export function placeBar(question: Question, personId: string, standing: Standing): PlaceBar | undefined {
  if (question.excluded.includes(personId)) return 'excluded';
  if (question.votes.some((vote) => vote.personId === personId)) return 'decided';
  if (barredFrom(question).has(personId)) return 'other-stage';
  if (question.asked.includes(personId)) return 'asked';
  return standing.gone.get(personId) ?? (standing.away.has(personId) ? 'away' : undefined);
}

/** Whether somebody can take a place in the stage that is asked now. */
export function mayTakePlace(question: Question, personId: string, standing: Standing): boolean {
  return placeBar(question, personId, standing) === undefined;
}

/** Whether the stage cannot be completed by those who have answered and those who can be reached. */
export function isShort(question: Question, standing: Standing): boolean {
  const answered = new Set(stageVotes(question).map((vote) => vote.personId));
  const there = question.asked.filter((personId) => !standing.away.has(personId) && !standing.gone.has(personId));
  return new Set([...answered, ...there]).size < question.quorum;
}

/** The stage's name and party. */
export function currentStage(question: Question): RoutedStage {
  const stage = question.question.stages[question.question.stage];
  if (stage === undefined) throw new Error(`The question ${question.waitId} has no stage ${question.question.stage}.`);
  return stage;
}
