import { systemClock as clock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as hubspot from '../../shared/lambda/hubspot-parts.ts';
import { count } from '../../shared/lambda/metrics.ts';
import * as outgoing from '../../shared/lambda/outgoing-parts.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createReadRosters } from '../../shared/services/roster/reconcile-roster.ts';
import { createApplyRemedies } from './apply-remedies.ts';
import { createHandler } from './handler.ts';
import { createRemedyWork } from './remedy-work.ts';

const env = readEnvironment();
const { agency, hubspot: apps } = env.settings;
const readStop = outgoing.readStop(env);
const [runs, remedies, grants] = [records.runs(env), records.remedies(env), records.grants(env)];
const [people, leases, ledger] = [records.people(env), records.leases(env), records.ledger(env)];
const [waits, outcomes, policies] = [records.waits(env), records.outcomes(env), records.policies(env)];
const [engagements, connections, office] = [records.engagements(env), records.connections(env), parts.office(env)];
const rosterBook = records.rosterBook(env);
const kept = {
  rosterBook,
  remedies,
  grants,
  people,
  leases,
  ledger,
  engagements,
  connections,
  policies,
  office,
  clock,
};
const portals = { users: hubspot.portalUsers(env), activity: hubspot.portalActivity(env) };
const alarm = () => count('AccessNotVerified');
const remedyWork = createRemedyWork({ ...kept, ...portals, clientAppId: apps.clientApp.appId, readStop, alarm });
const rosters = { rosterBook, directory: records.directoryBook(env), clock };
const readRosters = createReadRosters(rosters);
const work = { runs, remedies, waits, outcomes, readRosters, domains: agency.domains, leases, clock, ...remedyWork };

export const handler = createHandler(createApplyRemedies({ ...work, readStop, seconds: 600 }), runs);
