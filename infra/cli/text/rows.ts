import type { Look } from '../command.ts';
import type { RunAnswer } from '../engagement-answers.ts';
import type { NamedPerson, WaitAnswer } from '../question-answers.ts';
import { toneOfState } from './style.ts';
import type { Cell } from './table.ts';

/** A state's name in its tone. */
export function stateCell(state: string): Cell {
  return { text: state, tone: toneOfState(state) };
}

/** For example "Operations lead <ops@example.com>". */
export function personWords({ name, email }: NamedPerson): string {
  return email === null || email === name ? name : `${name} <${email}>`;
}

/** Several people by name. */
export function namesOf(people: readonly NamedPerson[]): string {
  return people.map((person) => person.name).join(', ');
}

/** What a wait is waiting for. */
const WAIT_WORDS: Readonly<Record<string, string>> = {
  question: 'approval',
  acceptance: 'acceptance in HubSpot',
  connection: 'connection of the portal',
  'manual-step': 'step by hand',
};

/** What a wait is waiting for; of an approval with several steps, which of them. */
export function waitWords({ kind, question }: Pick<WaitAnswer, 'kind' | 'question'>): string {
  const words = WAIT_WORDS[kind] ?? kind;
  return question === null || question.stages === 1 ? words : `${words}, step ${question.stage} of ${question.stages}`;
}

/** The deadline, and that it has passed. */
export function untilCell({ deadlineAt, overdue }: Pick<WaitAnswer, 'deadlineAt' | 'overdue'>, { when }: Look): Cell {
  const until = when.time(deadlineAt);
  return overdue ? { text: `${until}, overdue`, tone: 'attention' } : until;
}

/** Who is asked, in one line; where nobody is, what to do. */
export function askedCell({ kind, asked }: Pick<WaitAnswer, 'kind' | 'asked'>): Cell {
  if (asked.length > 0) return namesOf(asked);
  return {
    text: kind === 'question' ? 'nobody: nobody was left to ask' : 'nobody yet: name a contact',
    tone: 'attention',
  };
}

/** Heads for `waitRow`. */
export const WAIT_HEADS = ['Waiting for', 'Asked', 'Answered', 'Until'];

/** A wait as a table row. */
export function waitRow(wait: WaitAnswer, look: Look): Cell[] {
  return [
    waitWords(wait),
    askedCell(wait),
    wait.kind === 'question' ? `${wait.answered} of ${wait.quorum}` : '',
    untilCell(wait, look),
  ];
}

/** Heads for `runRow`. */
export const RUN_HEADS = ['Run', 'State', 'Attempt', 'Began'];

/** A run as a table row. */
export function runRow(run: RunAnswer, { when }: Look): Cell[] {
  const words = run.state === 'ended' ? (run.end ?? 'ended') : run.state;
  const reasons = run.state === 'parked' ? [run.parkedReason, run.lastFailure].filter((reason) => reason !== null) : [];
  const reason = reasons.length === 0 ? '' : ` (${reasons.join(', ')})`;
  return [
    run.runId,
    { text: `${words}${reason}`, tone: toneOfState(words) },
    String(run.attempt),
    when.time(run.startedAt),
  ];
}
