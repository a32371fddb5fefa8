import { randomBytes } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createAnswerQuestion } from '../../../functions/answer-link/answer-question.ts';
import { createOwnChoices } from '../../../functions/answer-link/own-choices.ts';
import { createReply } from '../../../functions/answer-link/reply.ts';
import { createPutToApprovers } from '../../../functions/ask-approval/put-to-approvers.ts';
import { createDueWait } from '../../../functions/run-sweeps/due-wait.ts';
import { createNudge } from '../../../functions/run-sweeps/nudge.ts';
import { createClients } from '../../../shared/adapters/dynamodb/clients.ts';
import { createLedger } from '../../../shared/adapters/dynamodb/ledger.ts';
import { createOutcomes } from '../../../shared/adapters/dynamodb/outcomes.ts';
import { createPeople } from '../../../shared/adapters/dynamodb/people.ts';
import { createPolicies } from '../../../shared/adapters/dynamodb/publications.ts';
import { Table } from '../../../shared/adapters/dynamodb/table.ts';
import { createWaits } from '../../../shared/adapters/dynamodb/waits.ts';
import { systemRandomness } from '../../../shared/adapters/system/clock.ts';
import type { PublishedPolicy, PublishedStage } from '../../../shared/domain/approval-policy.ts';
import { clientStream } from '../../../shared/domain/ledger.ts';
import type { LinkPurpose } from '../../../shared/domain/link.ts';
import { handOver } from '../../../shared/domain/question-places.ts';
import type { Run } from '../../../shared/domain/run.ts';
import type { Risk } from '../../../shared/domain/service-package.ts';
import type { Outcome, Wait } from '../../../shared/domain/wait.ts';
import { createChangeQuestion } from '../../../shared/services/questions/change-question.ts';
import { createOpenQuestion } from '../../../shared/services/questions/open-question.ts';
import { handoverFact } from '../../../shared/services/questions/question-facts.ts';
import { createQuestionTimes } from '../../../shared/services/questions/question-times.ts';
import { createReadStanding } from '../../../shared/services/questions/read-standing.ts';
import { createReplaceIn, createReplacePerson } from '../../../shared/services/questions/replace-person.ts';
import { createSetAbsence } from '../../../shared/services/questions/set-absence.ts';
import { createSettleQuestion } from '../../../shared/services/questions/settle-question.ts';
import { createEndWait } from '../../../shared/services/runs/end-wait.ts';
import { shippedSettings } from '../../unit/api/support/settings.ts';
import { aClient } from '../memory/builders.ts';
import { MODEL_TABLE } from '../model-emulator.ts';

/** Everyone who can appear in a history, by number. */
export const PEOPLE = [0, 1, 2, 3, 4, 5] as const;
/** The client's two super admins, and the one who asked; no approver of the policy. */
export const CONSENTERS = [6, 7] as const;
export const REQUESTER = 8;
/** Somebody who was never asked, with a link to this question all the same. */
export const STRANGER = 9;

/** What a history is about. */
export interface Setting {
  readonly stages: readonly PublishedStage[];
  readonly risk: Risk;
  /** Numbers of people who may not decide. */
  readonly excluded: readonly number[];
}

/** Seconds. */
export const PAUSE = 120;
export const CLIENT_NAME = 'Example Manufacturing';

/** The real use cases over a real table, with a clock that a history moves. */
export type QuestionSystem = Awaited<ReturnType<typeof createQuestionSystem>>;

/** @see QuestionSystem; everything of a history has ids of its own, so that histories share a table. */
export async function createQuestionSystem(client: DynamoDBClient, setting: Setting) {
  const mark = randomBytes(8).toString('hex');
  const idOf = (person: number) => `${mark}-p${person}`;
  let time = new Date('2026-11-24T09:00:00.000Z').getTime();
  const clock = { now: () => new Date(time) };
  const table = new Table(MODEL_TABLE, client);
  const settings = shippedSettings();
  const durations = { ...settings.durations, approvalDeadline: 3600, reminderInterval: 900, escalateAfter: 1200 };

  const [waits, outcomes] = [createWaits(table, 600), createOutcomes(table)];
  const people = createPeople(table, clock, systemRandomness);
  const [clients, ledger] = [createClients(table), createLedger(table)];
  const policies = createPolicies(table);
  const policy: PublishedPolicy = {
    version: Number.parseInt(mark.slice(0, 12), 16),
    publishedAt: clock.now().toISOString(),
    rules: [{ name: 'All', stages: setting.stages.map((stage) => withIds(stage, idOf)) }],
    people: PEOPLE.map(idOf),
    calendars: {},
    planCoveredByInvitation: [],
  };
  const clientId = `${mark}-client`;
  const run = { runId: `${mark}-run`, clientId, workflow: 'access-provisioning' } as Run;
  const everyone = [...PEOPLE, ...CONSENTERS, REQUESTER, STRANGER];
  const persons = everyone.map((person) => {
    const personId = idOf(person);
    const email = `${personId}@example.com`;
    const record = { personId, email, name: `Person ${person}`, kind: 'partner', createdAt: clock.now().toISOString() };
    return table.create({ pk: `PERSON#${personId}`, sk: 'PERSON', entity: 'person', ...record });
  });
  await table.commit(persons);
  await clients.create(aClient({ clientId, recordId: mark, name: CLIENT_NAME }));
  await policies.publish(policy, {
    stream: `model:${mark}`,
    type: 'policy-published',
    at: policy.publishedAt,
    facts: {},
  });

  const messages: { waitId: string; pendingId: string }[] = [];
  const pauses = { begin: async (waitId: string, pendingId: string) => void messages.push({ waitId, pendingId }) };
  const mailQueue = { enqueue: async () => undefined };
  const queueMail = async () => undefined;
  const rosterBook = { members: async () => [] };
  const readStanding = createReadStanding({ people, rosterBook, clock });
  const times = createQuestionTimes({ settings: { ...settings, durations, workingTime: undefined }, policies });
  const changeQuestion = createChangeQuestion({ waits, readStanding, mailQueue, pauses, clock });
  const office = { operator: async () => ({ personId: idOf(REQUESTER) }) as never };
  const waitDirectory = { listOpen: async () => waits.openOfRun(run.runId) };
  const replaceIn = createReplaceIn({ changeQuestion, office, queueMail });
  const replacePerson = createReplacePerson(waitDirectory, replaceIn);
  const consenters = async () => CONSENTERS.map(idOf);
  const setAbsence = createSetAbsence({ people, replacePerson, clock, timeZone: 'Europe/Berlin' });
  const resumeWait = async () => undefined;
  const settleQuestion = createSettleQuestion({
    waits,
    readStanding,
    times,
    office,
    consenters,
    mailQueue,
    resumeWait,
    clock,
  });
  const linkPages = { show: async () => ({ status: 200, html: '' }) };
  const answerQuestion = createAnswerQuestion({
    waits,
    clients,
    policies,
    linkPages,
    changeQuestion,
    ownChoices: createOwnChoices({ people, setAbsence, clock }),
    noteSubmission: async () => undefined,
    readLanguage: async () => 'en',
    decisionPause: PAUSE,
  });
  const reply = createReply({ linkPages, changeQuestion });
  const endWait = createEndWait({
    waits,
    outcomes,
    taskTokens: { list: async () => [], keep: async () => undefined },
    resumption: { resume: async () => 'sent' as const },
    clock,
  });
  const dueWait = createDueWait({
    waits,
    runs: { read: async () => undefined },
    executions: { stop: async () => undefined },
    settleQuestion,
    endWait,
    restartRun: async () => 'restarted' as const,
    nudge: createNudge({
      waits,
      changeQuestion,
      replaceIn,
      times,
      office,
      queueMail,
      mailQueue,
      reminderInterval: 900,
    }),
    tokenGrace: 600,
  });

  const openQuestion = createOpenQuestion({ waits, times, mailQueue, clock });
  const asked = await createPutToApprovers({ waits, readStanding, openQuestion })(run, policy, {
    packageKey: 'reporting',
    risk: setting.risk,
    excluded: setting.excluded.map(idOf),
    subject: { kind: 'plan', runId: run.runId, planHash: mark },
    requesterId: idOf(REQUESTER),
    consenters: setting.risk === 'elevated' ? CONSENTERS.map(idOf) : undefined,
  });
  const waitId = asked.verdict === 'asked' ? (asked.waitId ?? '') : '';
  const linkOf = (personId: string, purpose: LinkPurpose) => ({
    hash: randomBytes(32).toString('hex'),
    purpose,
    waitId,
    clientId,
    personId,
    createdAt: clock.now().toISOString(),
    expiresAt: '2030-01-01T00:00:00.000Z',
  });

  return {
    verdict: asked.verdict,
    waitId,
    idOf,
    now: () => clock.now(),
    pass: (seconds: number) => {
      time += seconds * 1000;
    },
    wait: (): Promise<Wait | undefined> => waits.read(waitId),
    outcome: (): Promise<Outcome | undefined> => outcomes.read(waitId),
    ledger: () => ledger.read(clientStream(clientId)),
    /** Mails of this question to somebody, as they were queued. */
    isMailed: async (personId: string): Promise<boolean> => {
      const items = await table.query(`CLIENT#${clientId}`, { index: 'gsi1', prefix: 'MAIL#' });
      return items.some((item) => item['personId'] === personId && item['kind'] === 'approval-question');
    },
    /** Posts a form of the question's page, with a link of that person. */
    post: (person: number, form: Readonly<Record<string, string>>) =>
      answerQuestion(linkOf(idOf(person), 'answer'), 'token', {
        method: 'POST',
        path: {},
        query: {},
        form,
        correlationId: mark,
      }),
    postAs: (personId: string, form: Readonly<Record<string, string>>) =>
      answerQuestion(linkOf(personId, 'answer'), 'token', {
        method: 'POST',
        path: {},
        query: {},
        form,
        correlationId: mark,
      }),
    reply: (person: number, text: string) =>
      reply(linkOf(idOf(person), 'reply'), 'token', {
        method: 'POST',
        path: {},
        query: {},
        form: { act: 'reply', text },
        correlationId: mark,
      }),
    /** What partner operations does by command. */
    reassign: (from: number | undefined, to: number) =>
      changeQuestion(waitId, {
        concerns: () => [idOf(to)],
        act: (wait, now, standing) => {
          const place = from === undefined ? undefined : idOf(from);
          return handOver(
            wait,
            { from: place, to: idOf(to), by: idOf(REQUESTER), reason: 'reassigned' },
            now,
            standing,
          );
        },
        fact: handoverFact,
      }),
    /** A bounce: the address is marked, and open questions go to somebody else. */
    bounce: async (person: number) => {
      await people.note(idOf(person), { unreachable: { since: clock.now().toISOString(), why: 'bounce' } });
      await replacePerson(idOf(person));
    },
    /** HubSpot's record says that the invitation was withdrawn. */
    withdraw: () => endWait(waitId, { result: 'withdrawn', cause: 'hubspot-record' }),
    /** Delivers a pause's message, the newest or an older one, whenever. */
    pauseMessage: async (back: number) => {
      const message = messages.at(-1 - back);
      if (message !== undefined) await settleQuestion(message.waitId, message.pendingId);
    },
    sweep: () => dueWait(waitId, clock.now()),
  };
}

function withIds(stage: PublishedStage, idOf: (person: number) => string): PublishedStage {
  const ids = (people: readonly string[]) => people.map((person) => idOf(Number(person)));
  return { ...stage, approvers: ids(stage.approvers), fallback: ids(stage.fallback) };
}
