import { systemClock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as hubspot from '../../shared/lambda/hubspot-parts.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createHandler } from './handler.ts';
import { createRegisterClient } from './register-client.ts';

const env = readEnvironment();

export const handler = createHandler(
  createRegisterClient({
    runs: records.runs(env),
    invitations: records.invitations(env),
    clients: records.clients(env),
    people: records.people(env),
    partnerRecords: hubspot.partnerRecords(env),
    domains: env.settings.agency.domains,
    moveInvitation: parts.moveInvitation(env),
    clock: systemClock,
  }),
  records.runs(env),
);
