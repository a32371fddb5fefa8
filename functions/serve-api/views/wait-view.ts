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
    answered: wait.votes.length,
    openedAt: wait.openedAt,
    deadlineAt: wait.deadlineAt,
    overdue: new Date(wait.deadlineAt) <= now,
    reminders: wait.reminders,
  };
}
