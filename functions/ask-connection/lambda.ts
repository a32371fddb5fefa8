import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import { createAskConnection } from './ask-connection.ts';
import { createHandler } from './handler.ts';

const env = readEnvironment();

export const handler = createHandler(
  createAskConnection({
    runs: parts.runs(env),
    invitations: parts.invitations(env),
    clients: parts.clients(env),
    connections: parts.connections(env),
    office: parts.office(env),
    openWait: parts.openWait(env),
    endWait: parts.endWait(env),
    queueMail: parts.queueMail(env),
    clientAppId: env.settings.hubspot.clientApp.appId,
    connectionDeadline: env.settings.durations.connectionDeadline,
  }),
  parts.runs(env),
);
