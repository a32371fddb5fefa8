import { createExecutions } from '../adapters/sfn/executions.ts';
import { createResumption } from '../adapters/sfn/resumption.ts';
import { createMailQueue } from '../adapters/sqs/mail-queue.ts';
import { createPauses } from '../adapters/sqs/pauses.ts';
import { systemClock } from '../adapters/system/clock.ts';
import type { Environment } from '../env.ts';
import { createChangeEngagement } from '../services/access/change-engagement.ts';
import { createEndEngagement, createStartEngagement } from '../services/access/start-engagement.ts';
import { createBeginAudit } from '../services/audits/begin-audit.ts';
import { createBeginClosure } from '../services/closures/begin-closure.ts';
import { createMoveInvitation } from '../services/move-invitation.ts';
import { createObservePartnerClient } from '../services/observe-partner-client.ts';
import { createOffice } from '../services/office.ts';
import { createChangeQuestion } from '../services/questions/change-question.ts';
import { createConsenters } from '../services/questions/consenters.ts';
import { createOpenQuestion } from '../services/questions/open-question.ts';
import { createQuestionTimes } from '../services/questions/question-times.ts';
import { createReadStanding } from '../services/questions/read-standing.ts';
import { createReplaceIn, createReplacePerson } from '../services/questions/replace-person.ts';
import { createSettleQuestion } from '../services/questions/settle-question.ts';
import { createQueueMail } from '../services/queue-mail.ts';
import { createBeginRun } from '../services/runs/begin-run.ts';
import { createEndWait, createResumeWait } from '../services/runs/end-wait.ts';
import { createOpenWait } from '../services/runs/open-wait.ts';
import { createParkRun } from '../services/runs/park-run.ts';
import { createRestartRun } from '../services/runs/restart-run.ts';
import { createSetContact } from '../services/set-contact.ts';
import { count } from './metrics.ts';
import * as records from './record-parts.ts';

/** Moves, words and pages with the real parts behind them. Each is a function of the environment, as in `record-parts.ts`. */

// Other services of AWS.
export const executions = (env: Environment) => createExecutions(env.stateMachineArn);
export const resumption = () => createResumption();
export const mailQueue = (env: Environment) => createMailQueue(env.variable('MAIL_QUEUE_URL'));

// Moves that several use cases make.
export const queueMail = (env: Environment) =>
  createQueueMail({ outbox: records.outbox(env), mailQueue: mailQueue(env), clock: systemClock });
export const office = (env: Environment) => createOffice(records.people(env), env.settings.mail);
export const readStanding = (env: Environment) =>
  createReadStanding({ people: records.people(env), rosterBook: records.rosterBook(env), clock: systemClock });
export const questionTimes = (env: Environment) =>
  createQuestionTimes({ settings: env.settings, policies: records.policies(env) });
export const openQuestion = (env: Environment) =>
  createOpenQuestion({
    waits: records.waits(env),
    times: questionTimes(env),
    mailQueue: mailQueue(env),
    clock: systemClock,
  });
export const pauses = (env: Environment) => createPauses(env.variable('PAUSE_QUEUE_URL'));
export const changeQuestion = (env: Environment) =>
  createChangeQuestion({
    waits: records.waits(env),
    readStanding: readStanding(env),
    mailQueue: mailQueue(env),
    pauses: pauses(env),
    clock: systemClock,
  });
export const settleQuestion = (env: Environment) =>
  createSettleQuestion({
    waits: records.waits(env),
    readStanding: readStanding(env),
    times: questionTimes(env),
    office: office(env),
    consenters: createConsenters({ clients: records.clients(env), people: records.people(env) }),
    mailQueue: mailQueue(env),
    resumeWait: resumeWait(env),
    clock: systemClock,
  });
export const replaceIn = (env: Environment) =>
  createReplaceIn({ changeQuestion: changeQuestion(env), office: office(env), queueMail: queueMail(env) });
export const replacePerson = (env: Environment) => createReplacePerson(records.waits(env), replaceIn(env));
export const resumeWait = (env: Environment) =>
  createResumeWait({ taskTokens: records.taskTokens(env), resumption: resumption() });
export const endWait = (env: Environment) =>
  createEndWait({
    waits: records.waits(env),
    outcomes: records.outcomes(env),
    taskTokens: records.taskTokens(env),
    resumption: resumption(),
    clock: systemClock,
  });
export const openWait = (env: Environment) =>
  createOpenWait({
    waits: records.waits(env),
    queueMail: queueMail(env),
    clock: systemClock,
    reminderInterval: env.settings.durations.reminderInterval,
  });
export const beginRun = (env: Environment) =>
  createBeginRun({ runs: records.runs(env), executions: executions(env), clock: systemClock });
export const beginAudit = (env: Environment) =>
  createBeginAudit({
    audits: records.audits(env),
    runs: records.runs(env),
    beginRun: beginRun(env),
    appVersion: env.variable('APP_VERSION'),
    clock: systemClock,
  });
export const parkRun = (env: Environment) =>
  createParkRun({
    runs: records.runs(env),
    office: office(env),
    queueMail: queueMail(env),
    clock: systemClock,
    alarm: () => count('RunParked'),
  });
export const beginClosure = (env: Environment) =>
  createBeginClosure({
    closures: records.closures(env),
    clients: records.clients(env),
    connections: records.connections(env),
    clientAppId: env.settings.hubspot.clientApp.appId,
    beginRun: beginRun(env),
    clock: systemClock,
  });
export const restartRun = (env: Environment) =>
  createRestartRun({ runs: records.runs(env), executions: executions(env), parkRun: parkRun(env), clock: systemClock });
export const moveInvitation = (env: Environment) =>
  createMoveInvitation({ invitations: records.invitations(env), clients: records.clients(env), clock: systemClock });
export const startEngagement = (env: Environment) =>
  createStartEngagement({ engagements: records.engagements(env), beginRun: beginRun(env), clock: systemClock });
export const endEngagement = (env: Environment) =>
  createEndEngagement({
    engagements: records.engagements(env),
    beginRun: beginRun(env),
    endWait: endWait(env),
    clock: systemClock,
  });
export const changeEngagement = (env: Environment) =>
  createChangeEngagement({
    engagements: records.engagements(env),
    outcomes: records.outcomes(env),
    catalogues: records.catalogues(env),
    beginRun: beginRun(env),
    endWait: endWait(env),
    endNotice: env.settings.durations.endNotice,
    clock: systemClock,
  });
export const observePartnerClient = (env: Environment) =>
  createObservePartnerClient({
    clients: records.clients(env),
    invitations: records.invitations(env),
    runs: records.runs(env),
    waits: records.waits(env),
    beginRun: beginRun(env),
    endWait: endWait(env),
    office: office(env),
    queueMail: queueMail(env),
    clock: systemClock,
  });
export const setContact = (env: Environment) =>
  createSetContact({
    clients: records.clients(env),
    people: records.people(env),
    waits: records.waits(env),
    runDirectory: records.runs(env),
    queueMail: queueMail(env),
    clock: systemClock,
  });
