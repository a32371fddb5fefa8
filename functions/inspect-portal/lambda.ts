import { systemClock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as hubspot from '../../shared/lambda/hubspot-parts.ts';
import { count } from '../../shared/lambda/metrics.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createCountOwned } from '../../shared/services/access/count-owned.ts';
import { createOwnedRecords } from '../../shared/services/access/owned-records.ts';
import { createSides, rosterOf } from '../../shared/services/access/portal-sides.ts';
import { createHandler } from './handler.ts';
import { createInspectPortal } from './inspect-portal.ts';

const env = readEnvironment();
const { agency, hubspot: own } = env.settings;
const [runs, people, portal] = [records.runs(env), records.people(env), hubspot.portalUsers(env)];
const [clients, connections, plans] = [records.clients(env), records.connections(env), records.plans(env)];
const book = {
  engagements: records.engagements(env),
  grants: records.grants(env),
};
const sides = createSides({ ...book, people, roster: rosterOf(records.rosterBook(env)), domains: agency.domains });
const countOwned = createCountOwned({
  ...book,
  connections,
  ownedRecords: createOwnedRecords(hubspot.portalActivity(env)),
  clientAppId: own.clientApp.appId,
});
const rest = { clientAppId: own.clientApp.appId, alarm: () => count('ConnectionBroken'), clock: systemClock };
const kept = { runs, clients, connections, plans, people, ledger: records.ledger(env) };

export const handler = createHandler(createInspectPortal({ ...kept, portal, sides, countOwned, ...rest }), runs);
