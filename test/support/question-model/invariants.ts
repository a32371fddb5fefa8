import { expect } from 'vitest';
import { verifyChain } from '../../../shared/domain/ledger.ts';
import type { Outcome, Wait } from '../../../shared/domain/wait.ts';
import { PAUSE, type QuestionSystem, type Setting } from './system.ts';

/** What a history has seen so far: the model that the real thing is held against. */
export interface Seen {
  readonly setting: Setting;
  wait: Wait | undefined;
  outcome: Outcome | undefined;
  /** Steps that have to stand in the ledger, by type. */
  readonly steps: Map<string, number>;
}

/** Looks at the question after each command, and holds it against what must always be so. */
export async function hold(seen: Seen, system: QuestionSystem): Promise<void> {
  const [wait, outcome] = [await system.wait(), await system.outcome()];
  if (wait === undefined || seen.wait === undefined) throw new Error('The question is gone.');
  const excluded = seen.setting.excluded.map(system.idOf);
  const now = system.now().getTime();

  // At most one outcome, and it never changes.
  if (seen.outcome !== undefined) expect(outcome).toEqual(seen.outcome);
  expect(wait.state).toBe(outcome === undefined ? 'open' : 'ended');

  // Nobody decides their own, and only who was asked is counted.
  const added = wait.votes.filter((vote) => !seen.wait?.votes.some((old) => sameVote(old, vote)));
  for (const vote of added) expect(seen.wait.asked).toContain(vote.personId);
  for (const { personId } of wait.votes) expect(excluded).not.toContain(personId);
  for (const personId of wait.asked) expect(excluded).not.toContain(personId);
  const voters = wait.votes.map((vote) => vote.personId);
  expect(new Set(voters).size).toBe(voters.length);

  // Nothing takes effect before the pause of the last answer is over.
  const [stage, oldStage] = [wait.question?.stage ?? 0, seen.wait.question?.stage ?? 0];
  const byAnswer = outcome !== undefined && seen.outcome === undefined && outcome.cause === 'answer';
  if (stage > oldStage || byAnswer) {
    const last = Math.max(...seen.wait.votes.map((vote) => new Date(vote.at).getTime()));
    expect(now - last).toBeGreaterThanOrEqual(PAUSE * 1000);
  }
  // No stage passes, and nothing is approved, without its quorum.
  for (let passed = oldStage; passed < stage; passed++) expectQuorum(seen, wait, passed);
  if (byAnswer && outcome.result === 'approved') {
    for (const index of wait.question?.stages.keys() ?? []) expectQuorum(seen, wait, index);
    expect(new Set(outcome.by)).toEqual(new Set(voters));
  }
  if (outcome?.result === 'declined') expect(wait.votes.some((vote) => vote.answer === 'decline')).toBe(true);
  // A deadline that falls into a pause does not count, nor does one that has not come.
  if (outcome?.result === 'expired' && seen.outcome === undefined) {
    expect(seen.wait.question?.pending).toBeUndefined();
    expect(now).toBeGreaterThanOrEqual(new Date(seen.wait.deadlineAt).getTime());
  }

  // Whoever is asked is mailed.
  const newly = wait.asked.filter((personId) => !seen.wait?.asked.includes(personId));
  for (const personId of newly) expect(await system.isMailed(personId)).toBe(true);

  await expectLedger(seen, wait, outcome, system);
  seen.wait = wait;
  seen.outcome = outcome;
}

/** How many different people of a stage have to have approved, told from the setting alone. */
function expectQuorum({ setting }: Seen, wait: Wait, index: number): void {
  const stage = setting.stages[index];
  const excluded = new Set(setting.excluded.map(String));
  const all = Math.max(1, (stage?.approvers ?? []).filter((person) => !excluded.has(person)).length);
  // The stage after the policy's is the client's consent: one of them.
  const quorum = stage === undefined ? 1 : stage.quorum === 'all' ? all : stage.quorum;
  const approved = wait.votes.filter((vote) => (vote.stage ?? 0) === index && vote.answer === 'approve');
  expect(new Set(approved.map((vote) => vote.personId)).size).toBeGreaterThanOrEqual(quorum);
}

/** Every change is a step of the ledger, and every step of the ledger a change. */
async function expectLedger(
  seen: Seen,
  wait: Wait,
  outcome: Outcome | undefined,
  system: QuestionSystem,
): Promise<void> {
  const before = seen.wait;
  if (before === undefined) return;
  const count = (type: string, times: number) => seen.steps.set(type, (seen.steps.get(type) ?? 0) + times);
  const isNew = (vote: Wait['votes'][number], among: Wait) => !among.votes.some((old) => sameVote(old, vote));
  count('voted', wait.votes.filter((vote) => isNew(vote, before)).length);
  count('decision-taken-back', before.votes.filter((vote) => isNew(vote, wait)).length);
  const places = (wait.question?.handovers ?? []).slice(before.question?.handovers.length ?? 0);
  // Placements of a stage that begins are part of its own entry.
  const stageOf = before.question?.stage ?? 0;
  const single = places.filter((place) => place.stage === stageOf);
  count('escalated', single.filter((place) => place.reason === 'escalated').length);
  count('handed-over', single.filter((place) => place.reason !== 'escalated').length);
  const said = (wait.question?.talk ?? []).slice(before.question?.talk.length ?? 0);
  count('asked-back', said.filter((one) => one.kind === 'asked-back').length);
  count('replied', said.filter((one) => one.kind === 'replied').length);
  const advanced = (wait.question?.stage ?? 0) - stageOf;
  count(wait.asked.length < wait.quorum ? 'stage-stuck' : 'stage-passed', advanced);
  count('reminded', wait.reminders - before.reminders);
  count('wait-ended', outcome !== undefined && seen.outcome === undefined ? 1 : 0);

  const entries = await system.ledger();
  expect(verifyChain(entries)).toEqual({ ok: true });
  for (const [type, times] of seen.steps) {
    expect([type, entries.filter((entry) => entry.type === type).length]).toEqual([type, times]);
  }
}

function sameVote(a: Wait['votes'][number], b: Wait['votes'][number]): boolean {
  return a.personId === b.personId && a.at === b.at && a.linkRef === b.linkRef;
}
