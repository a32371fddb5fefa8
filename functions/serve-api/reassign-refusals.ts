import { currentStage, type PlaceBar, placeBar, type Question } from '../../shared/domain/question.ts';
import type { Refusal } from '../../shared/domain/question-act.ts';
import { ALL_PRESENT } from '../../shared/domain/route-approval.ts';
import type { Standing } from '../../shared/domain/stage-staffing.ts';
import type { Wait } from '../../shared/domain/wait.ts';
import { RuleError } from '../../shared/errors.ts';

/** The question as the rule saw it. */
export interface SeenQuestion {
  readonly question: Question;
  readonly now?: Date | undefined;
  readonly standing?: Standing | undefined;
}

/** Why a place was not given, and what to do instead. Names nobody: the caller knows whom they named. */
export function whyNotReassigned(
  reason: Refusal,
  { from, to }: { readonly from?: string | undefined; readonly to: string },
  { question, now, standing = ALL_PRESENT }: SeenQuestion,
): RuleError {
  const { waitId } = question;
  switch (reason) {
    case 'pending':
      return new RuleError(
        'decision-pending',
        `A decision has been made, and can still be taken back until ${question.question.pending?.until}. See then what is asked: ${show(waitId)}.`,
      );
    case 'answered-before':
      return new RuleError(
        'answer-stays',
        'This person has answered already, and the answer stays. Give away the place of somebody who has not answered.',
      );
    case 'not-asked':
      return from === undefined ? noEmptyPlace(question) : nobodysPlace(waitId);
    case 'not-eligible':
      if (currentStage(question).party === 'client') return consentInPerson();
      return notEligible(placeBar(question, to, standing));
    default:
      return questionOver(question, now);
  }
}

/** What waits for something else than an approval, or was asked by a release without places. */
export function noQuestion({ kind, clientId }: Wait): RuleError {
  const instead =
    kind === 'connection'
      ? `Name another person for the connection: steward client contact ${clientId}.`
      : 'It stays with the person who is asked.';
  return new RuleError('questions-only', `Only the places of an approval can be given to somebody else. ${instead}`);
}

/** The place of somebody who has none. */
export function nobodysPlace(waitId: string): RuleError {
  return new RuleError(
    'asked-now',
    `The person whose place you give away is not asked now. See who is: ${show(waitId)}.`,
  );
}

function noEmptyPlace({ waitId, asked, quorum }: Question): RuleError {
  return new RuleError(
    'asked-now',
    `No place is empty: ${asked.length} asked, ${quorum} to agree. Say whose place it is, with "from". See who is asked: ${show(waitId)}.`,
  );
}

function questionOver({ waitId, state }: Question, now: Date | undefined): RuleError {
  const words =
    state === 'open' && now !== undefined
      ? 'Its deadline has passed, so it takes no answer any more. The schedule ends it, or you do now: steward sweep.'
      : `The question has ended, so nobody is asked any more. See how: ${show(waitId)}.`;
  return new RuleError('question-over', words);
}

function consentInPerson(): RuleError {
  return new RuleError(
    'consent-in-person',
    'This step asks the client’s own super admins, and nobody else can consent in their place. Another of them may answer, or the question runs out.',
  );
}

const SEPARATION = 'separation-of-duties';
const THERE = 'decider-is-there';

function notEligible(bar: PlaceBar | undefined): RuleError {
  switch (bar) {
    case 'excluded':
      return new RuleError(
        SEPARATION,
        'This person asked for the access or would get it, and so may not decide on it. Name somebody else.',
      );
    case 'other-stage':
      return new RuleError(
        SEPARATION,
        'This person decides in another step of the same question, and each step takes other people. Name somebody else.',
      );
    case 'decided':
      return new RuleError(SEPARATION, 'This person has decided in this question already. Name somebody else.');
    case 'asked':
      return new RuleError(
        'asked-once',
        'This person is asked already, and counts once. Name somebody who is not asked.',
      );
    case 'unreachable':
      return new RuleError(
        THERE,
        'No mail reaches this person. Name somebody else; if the address works again, say so first: steward person reachable <person>.',
      );
    case 'left':
      return new RuleError(
        THERE,
        'This person has left: your own portal has no such user any more. Name somebody else.',
      );
    default:
      return new RuleError(
        THERE,
        'This person is away. Name somebody else; if they are back, say so first: steward person back <person>.',
      );
  }
}

function show(waitId: string): string {
  return `steward question show ${waitId}`;
}
