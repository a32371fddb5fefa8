import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import { createHandler } from './handler.ts';
import { createRegisterClient } from './register-client.ts';

const env = readEnvironment();

export const handler = createHandler(
  createRegisterClient({
    runs: parts.runs(env),
    invitations: parts.invitations(env),
    clients: parts.clients(env),
    people: parts.people(env),
    partnerRecords: parts.partnerRecords(env),
    moveInvitation: parts.moveInvitation(env),
    clock: parts.clock,
  }),
  parts.runs(env),
);
