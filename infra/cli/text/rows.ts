import type { NamedPerson, RunAnswer, WaitAnswer } from '../answers.ts';
import type { Look } from '../command.ts';
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

/** Heads for `waitRow`. */
export const WAIT_HEADS = ['Waiting for', 'Asked', 'Answered', 'Until'];

/** A wait as a table row. */
export function waitRow(wait: WaitAnswer, { when }: Look): Cell[] {
  const nobody: Cell = { text: 'nobody yet: name a contact', tone: 'attention' };
  const until = when.time(wait.deadlineAt);
  return [
    WAIT_WORDS[wait.kind] ?? wait.kind,
    wait.asked.length === 0 ? nobody : namesOf(wait.asked),
    wait.kind === 'question' ? `${wait.answered} of ${wait.quorum}` : '',
    wait.overdue ? { text: `${until}, overdue`, tone: 'attention' } : until,
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
