import { readEnvironment } from '../../shared/env.ts';
import { count } from '../../shared/lambda/metrics.ts';
import * as parts from '../../shared/lambda/parts.ts';
import { createHandler } from './handler.ts';
import { createInspectPortal } from './inspect-portal.ts';
import { createSides } from './sides.ts';

const env = readEnvironment();
const { agency, hubspot } = env.settings;
const [runs, people, portal] = [parts.runs(env), parts.people(env), parts.portalUsers(env)];
const [clients, connections, plans] = [parts.clients(env), parts.connections(env), parts.plans(env)];
const book = { rosterBook: parts.rosterBook(env), engagements: parts.engagements(env), grants: parts.grants(env) };
const sides = createSides({ ...book, people, domains: agency.domains });
const rest = { clientAppId: hubspot.clientApp.appId, alarm: () => count('ConnectionBroken'), clock: parts.clock };
const records = { runs, clients, connections, plans, people, ledger: parts.ledger(env) };

export const handler = createHandler(createInspectPortal({ ...records, portal, sides, ...rest }), runs);
