import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createAskConnection } from './ask-connection.ts';
import { createHandler } from './handler.ts';

const env = readEnvironment();

export const handler = createHandler(
  createAskConnection({
    runs: records.runs(env),
    invitations: records.invitations(env),
    clients: records.clients(env),
    connections: records.connections(env),
    office: parts.office(env),
    openWait: parts.openWait(env),
    endWait: parts.endWait(env),
    queueMail: parts.queueMail(env),
    clientAppId: env.settings.hubspot.clientApp.appId,
    observe: env.settings.observe,
    connectionDeadline: env.settings.durations.connectionDeadline,
  }),
  records.runs(env),
);
