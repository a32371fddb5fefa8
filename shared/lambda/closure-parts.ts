import { systemClock as clock } from '../adapters/system/clock.ts';
import type { Environment } from '../env.ts';
import { createFindOurs } from '../services/closures/find-ours.ts';
import { createReadRosters } from '../services/roster/reconcile-roster.ts';
import * as hubspot from './hubspot-parts.ts';
import * as records from './record-parts.ts';

/** What ending a client's access reads, with the real parts behind it; as in `parts.ts`. */

export const findOurs = (env: Environment) =>
  createFindOurs({
    people: records.people(env),
    clients: records.clients(env),
    connections: records.connections(env),
    engagements: records.engagements(env),
    grants: records.grants(env),
    domains: env.settings.agency.domains,
    clientAppId: env.settings.hubspot.clientApp.appId,
    users: hubspot.portalUsers(env),
    readRosters: createReadRosters({
      rosterBook: records.rosterBook(env),
      directory: records.directoryBook(env),
      clock,
    }),
  });
