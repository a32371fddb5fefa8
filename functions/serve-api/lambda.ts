import { createChores } from '../../shared/adapters/lambda/chores.ts';
import { systemClock, systemRandomness } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import { auditScope } from '../../shared/lambda/audit-parts.ts';
import { evidenceStore } from '../../shared/lambda/evidence-parts.ts';
import * as hubspot from '../../shared/lambda/hubspot-parts.ts';
import * as leaving from '../../shared/lambda/leaving-parts.ts';
import { turnSwitch } from '../../shared/lambda/outgoing-parts.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createRestoreAddress } from '../../shared/services/questions/restore-address.ts';
import { createEndAbsence, createSetAbsence } from '../../shared/services/questions/set-absence.ts';
import { createSetNotices } from '../../shared/services/questions/set-notices.ts';
import { createRestartRun } from '../../shared/services/runs/restart-run.ts';
import { createHandler } from './handler.ts';
import { livePortals } from './lambda-parts.ts';
import { routes } from './routes.ts';
import { createServeApi } from './serve-api.ts';

const env = readEnvironment();
const prefix = env.variable('FUNCTION_PREFIX');

const ofPeople = { people: records.people(env), clock: systemClock };

export const handler = createHandler(
  routes,
  createServeApi({
    settings: env.settings,
    publicUrl: env.variable('PUBLIC_URL'),
    clock: systemClock,
    randomness: systemRandomness,
    apiTokens: records.apiTokens(env),
    idempotentAnswers: records.idempotentAnswers(env),
    clients: records.clients(env),
    invitations: records.invitations(env),
    people: ofPeople.people,
    rosterBook: records.rosterBook(env),
    directoryBook: records.directoryBook(env),
    engagements: records.engagements(env),
    grants: records.grants(env),
    portalRulesBook: records.portalRulesBook(env),
    connections: records.connections(env),
    runs: records.runs(env),
    waits: records.waits(env),
    outcomes: records.outcomes(env),
    links: records.links(env),
    catalogues: records.catalogues(env),
    policies: records.policies(env),
    ledger: records.ledger(env),
    evidence: evidenceStore(env),
    partnerRecords: hubspot.partnerRecords(env),
    chores: createChores({
      sweep: `${prefix}run-sweeps`,
      poll: `${prefix}poll-partner-clients`,
      journal: `${prefix}read-journal`,
    }),
    readStanding: parts.readStanding(env),
    changeQuestion: parts.changeQuestion(env),
    setAbsence: createSetAbsence({
      ...ofPeople,
      replacePerson: parts.replacePerson(env),
      timeZone: env.settings.agency.timeZone,
    }),
    endAbsence: createEndAbsence(ofPeople),
    setNotices: createSetNotices(ofPeople),
    restoreAddress: createRestoreAddress(ofPeople),
    setContact: parts.setContact(env),
    queueMail: parts.queueMail(env),
    beginRun: parts.beginRun(env),
    audits: records.audits(env),
    auditScopes: records.auditScopes(env),
    auditedPortals: records.auditedPortals(env),
    auditItems: records.auditItems(env),
    ...auditScope(env),
    beginAudit: parts.beginAudit(env),
    offboardings: records.offboardings(env),
    closures: records.closures(env),
    beginClosure: parts.beginClosure(env),
    remedies: records.remedies(env),
    beginOffboarding: leaving.beginOffboarding(env),
    changeOffboarding: leaving.changeOffboarding(env),
    plans: records.plans(env),
    planResults: records.planResults(env),
    ...livePortals(env),
    outgoingSwitch: records.outgoingSwitch(env),
    turnSwitch: turnSwitch(env),
    restartRun: createRestartRun({
      runs: records.runs(env),
      executions: parts.executions(env),
      // Only a sweep gives a run up. Parking and its alarm would take what is left of the function's size budget.
      parkRun: () => Promise.reject(new Error('A retry that an operator asks for parks no run.')),
      clock: systemClock,
    }),
    startEngagement: parts.startEngagement(env),
    endEngagement: parts.endEngagement(env),
    endWait: parts.endWait(env),
    changeEngagement: parts.changeEngagement(env),
  }),
  env.settings.agency.timeZone,
);
