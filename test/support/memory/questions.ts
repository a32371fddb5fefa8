import { createPutToApprovers } from '../../../functions/ask-approval/put-to-approvers.ts';
import { createDueWait } from '../../../functions/run-sweeps/due-wait.ts';
import { createNudge } from '../../../functions/run-sweeps/nudge.ts';
import { createTakeOutcome } from '../../../functions/take-outcome/take-outcome.ts';
import type { PublishedPolicy, PublishedStage } from '../../../shared/domain/approval-policy.ts';
import { vote } from '../../../shared/domain/question-acts.ts';
import type { Run } from '../../../shared/domain/run.ts';
import type { Wait } from '../../../shared/domain/wait.ts';
import type { Calendar } from '../../../shared/domain/working-time.ts';
import { createChangeQuestion } from '../../../shared/services/questions/change-question.ts';
import { createOpenQuestion } from '../../../shared/services/questions/open-question.ts';
import { votedFact } from '../../../shared/services/questions/question-facts.ts';
import { createQuestionTimes } from '../../../shared/services/questions/question-times.ts';
import { createReadStanding } from '../../../shared/services/questions/read-standing.ts';
import { createReplaceIn, createReplacePerson } from '../../../shared/services/questions/replace-person.ts';
import { createSettleQuestion } from '../../../shared/services/questions/settle-question.ts';
import { createEndWait, createResumeWait } from '../../../shared/services/runs/end-wait.ts';
import { shippedSettings } from '../../unit/api/support/settings.ts';
import { aClient, CLIENT_ID } from './builders.ts';
import { createWorld } from './world.ts';

/** Seconds of the questions below. */
export const TIMES = { pause: 120, deadline: 3 * 86_400, reminder: 86_400, escalate: 2 * 86_400 };

/** A stage with one of each default. */
export function aStage(more: Partial<PublishedStage> = {}): PublishedStage {
  return { name: 'Delivery', approvers: ['p-lead'], quorum: 1, fallback: [], ...more };
}

/** A question's use cases over a world in memory, with a policy of these stages. */
export function aWorldOfQuestions(stages: readonly PublishedStage[], workingTime?: Calendar) {
  const world = createWorld();
  world.clients.seed(aClient());
  const names = ['lead', 'second', 'deputy', 'director', 'owner', 'operations'];
  const policy: PublishedPolicy = {
    version: 1,
    publishedAt: '2026-11-24T08:00:00.000Z',
    rules: [{ name: 'All', stages }],
    people: names.slice(0, 4).map((name) => `p-${name}`),
    calendars: {},
    planCoveredByInvitation: [],
  };
  world.policy.current = policy;
  for (const name of names) world.seedPerson(`${name}@example.com`, { name });

  const settings = shippedSettings();
  const durations = {
    ...settings.durations,
    approvalDeadline: TIMES.deadline,
    reminderInterval: TIMES.reminder,
    escalateAfter: TIMES.escalate,
  };
  const begun: { waitId: string; pendingId: string; seconds: number }[] = [];
  const pauses = {
    begin: async (waitId: string, pendingId: string, seconds: number) => {
      begun.push({ waitId, pendingId, seconds });
    },
  };
  const readStanding = createReadStanding(world);
  const policies = { version: async () => policy };
  const times = createQuestionTimes({ settings: { ...settings, durations, workingTime }, policies });
  const changeQuestion = createChangeQuestion({ ...world, readStanding, pauses });
  const office = { operator: async () => world.seedPerson('operations@example.com', { name: 'operations' }) };
  const waking = {
    taskTokens: { list: async () => [], keep: async () => undefined },
    resumption: { resume: async () => 'sent' as const },
  };
  const endWait = createEndWait({ ...world, ...waking });
  const settleQuestion = createSettleQuestion({
    ...world,
    readStanding,
    times,
    office,
    consenters: async () => ['p-owner'],
    resumeWait: createResumeWait(waking),
  });
  const waitDirectory = { listOpen: async () => world.allWaits().filter((wait) => wait.state === 'open') };
  const replaceIn = createReplaceIn({ ...world, changeQuestion, office });
  const dueWait = createDueWait({
    ...world,
    executions: { stop: async () => undefined },
    settleQuestion,
    endWait,
    restartRun: async () => 'restarted',
    nudge: createNudge({ ...world, changeQuestion, replaceIn, times, office, reminderInterval: TIMES.reminder }),
    tokenGrace: 600,
  });
  const run = { runId: 'run-1', clientId: CLIENT_ID, workflow: 'access-provisioning' } as Run;
  const waitId = 'run-1.AskApproval.1';
  const openQuestion = createOpenQuestion({ ...world, times });
  const put = createPutToApprovers({ ...world, readStanding, openQuestion });
  const takeOutcome = createTakeOutcome({ ...world, endWait });

  return {
    world,
    begun,
    waitId,
    changeQuestion,
    settleQuestion,
    replacePerson: createReplacePerson(waitDirectory, replaceIn),
    put: (more: Partial<Parameters<typeof put>[2]> = {}) =>
      put(run, policy, {
        packageKey: 'reporting',
        risk: 'standard',
        excluded: [],
        subject: { kind: 'plan', runId: run.runId, planHash: 'hash' },
        requesterId: 'p-operations',
        ...more,
      }),
    /** Answers as somebody. */
    answer: (personId: string, answer: 'approve' | 'decline' = 'approve') =>
      changeQuestion(waitId, {
        act: (wait, now) => vote(wait, { personId, answer, linkRef: 'ref' }, now, TIMES.pause),
        fact: (question) => votedFact(question, 'ref'),
      }),
    sweep: () => dueWait(waitId, world.clock.now()),
    take: () => takeOutcome({ runId: run.runId, waitId } as never),
    question: async (): Promise<Wait> => {
      const wait = await world.waits.read(waitId);
      if (wait === undefined) throw new Error('There is no question.');
      return wait;
    },
    /** Who was mailed, by kind of mail, in the order of their ids. */
    mailed: (kind: string) =>
      world
        .mails()
        .filter((mail) => mail.kind === kind)
        .map((mail) => mail.personId),
    ledger: (type: string) => world.ledger.entries.filter((entry) => entry.type === type),
  };
}
