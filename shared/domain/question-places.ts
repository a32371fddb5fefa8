import { currentStage, isQuestion, mayTakePlace, type Question, unanswered } from './question.ts';
import { type Act, done, refused, withPart } from './question-act.ts';
import { delegateOf, type HandoverReason, type Standing } from './stage-staffing.ts';
import type { Wait } from './wait.ts';

/** Gives somebody's place to somebody else. */
export interface HandoverInput {
  /** Absent where a question has a place that nobody has, and partner operations fills it. */
  readonly from?: string | undefined;
  readonly to: string;
  readonly by?: string | undefined;
  readonly reason: HandoverReason;
}

/** Hands a place over; whoever gets it is bound by the same separation of duties. Not while a decision is pending, nor after the person's answer. */
export function handOver(wait: Wait, input: HandoverInput, now: Date, standing: Standing): Act {
  if (!isQuestion(wait) || wait.state === 'ended' || new Date(wait.deadlineAt) <= now) return refused('over');
  if (wait.question.pending !== undefined) return refused('pending');
  const { from } = input;
  if (from === undefined && wait.asked.length >= wait.quorum) return refused('not-asked');
  if (from !== undefined && !wait.asked.includes(from)) return refused('not-asked');
  if (from !== undefined && !unanswered(wait).includes(from)) return refused('answered-before');
  // A client's super admin consents in person: nobody else can be known to speak for the client.
  if (currentStage(wait).party === 'client') return refused('not-eligible');
  if (!mayTakePlace(wait, input.to, standing)) return refused('not-eligible');
  const asked =
    from === undefined ? [...wait.asked, input.to] : wait.asked.map((one) => (one === from ? input.to : one));
  return done(place({ ...wait, asked }, input, now), [input.to]);
}

/** Asks the stage's next fallback too, because nobody has completed it in time. */
export function escalate(wait: Wait, now: Date, standing: Standing): Act {
  if (!isQuestion(wait) || wait.state === 'ended') return refused('over');
  if (wait.question.pending !== undefined) return refused('pending');
  const to = currentStage(wait).fallback.find((personId) => mayTakePlace(wait, personId, standing));
  if (to === undefined) return refused('nobody-left');
  return done(place({ ...wait, asked: [...wait.asked, to] }, { to, reason: 'escalated' }, now), [to]);
}

/** Replaces somebody who cannot answer: by the person whom an absent one named, else by the next fallback. */
export function replaceMissing(wait: Wait, personId: string, now: Date, standing: Standing): Act {
  if (!isQuestion(wait) || wait.state === 'ended') return refused('over');
  if (!unanswered(wait).includes(personId)) return refused('not-asked');
  if (wait.question.pending !== undefined) return refused('pending');
  if (currentStage(wait).party === 'client') return refused('nobody-left');
  const gone = standing.gone.get(personId);
  // Whoever leaves may have named a delegate; to whom no mail comes has not been there to do so.
  const delegate = gone === 'unreachable' ? undefined : delegateOf(personId, standing);
  const mayTake = (candidate: string) => mayTakePlace(wait, candidate, standing);
  const named = delegate !== undefined && mayTake(delegate) ? delegate : undefined;
  const to = named ?? currentStage(wait).fallback.find(mayTake);
  if (to === undefined) return refused('nobody-left');
  const reason = gone ?? (named === undefined ? 'missing' : 'absent');
  const asked = wait.asked.map((one) => (one === personId ? to : one));
  return done(place({ ...wait, asked }, { from: personId, to, reason }, now), [to]);
}

function place(question: Question, input: HandoverInput, now: Date): Question {
  const handover = { ...input, at: now.toISOString(), stage: question.question.stage };
  return withPart(question, { handovers: [...question.question.handovers, handover] });
}
