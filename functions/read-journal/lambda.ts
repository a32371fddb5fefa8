import { systemClock as clock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as hubspot from '../../shared/lambda/hubspot-parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createBreakConnection } from '../../shared/services/access/break-connection.ts';
import { createHandler } from './handler.ts';
import { createReadJournal } from './read-journal.ts';

const env = readEnvironment();
const connections = records.connections(env);

export const handler = createHandler(
  createReadJournal({
    appId: env.settings.hubspot.clientApp.appId,
    journal: hubspot.appJournal(env),
    positions: records.journalPositions(env),
    connections,
    breakConnection: createBreakConnection({ connections, clock }),
    clock,
  }),
);
