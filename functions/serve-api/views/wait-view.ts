import { currentStage, isQuestion, type Question, stageVotes, unanswered } from '../../../shared/domain/question.ts';
import type { Wait } from '../../../shared/domain/wait.ts';
import { type NamePerson, namePeople } from './named-person.ts';

/** An open wait as the API shows it: who is asked by name, until when, and what is in so far. */
export async function waitView(wait: Wait, namePerson: NamePerson, now: Date) {
  return {
    waitId: wait.waitId,
    runId: wait.runId,
    clientId: wait.clientId,
    kind: wait.kind,
    subject: wait.subject,
    asked: await namePeople(namePerson, wait.asked),
    quorum: wait.quorum,
    /** Answers to what is asked now. */
    answered: isQuestion(wait) ? stageVotes(wait).length : wait.votes.length,
    openedAt: wait.openedAt,
    deadlineAt: wait.deadlineAt,
    // A decision of before the deadline stands, also while it can be taken back.
    overdue: wait.state === 'open' && wait.question?.pending === undefined && new Date(wait.deadlineAt) <= now,
    reminders: wait.reminders,
    reminderAt: wait.reminderAt ?? null,
    /** What an approval has beyond other waits; null also for one of a release without stages. */
    question: isQuestion(wait) ? await stageView(wait, namePerson) : null,
  };
}

/** The stage that is asked now. */
async function stageView(wait: Question, namePerson: NamePerson) {
  const { stage, stages, pending, escalateAt, risk } = wait.question;
  const { name, party } = currentStage(wait);
  return {
    risk,
    stage: stage + 1,
    stages: stages.length,
    stageName: name,
    party,
    approvals: stageVotes(wait).filter((vote) => vote.answer === 'approve').length,
    waitingFor: await namePeople(namePerson, unanswered(wait)),
    /** How many more have to be asked before enough can agree; a place that nobody has. */
    emptyPlaces: Math.max(0, wait.quorum - wait.asked.length),
    pending:
      pending === undefined
        ? null
        : { by: await namePerson(pending.personId), answer: pending.answer, until: pending.until },
    escalateAt: escalateAt ?? null,
  };
}
