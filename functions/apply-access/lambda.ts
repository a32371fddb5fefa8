import { systemClock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as hubspot from '../../shared/lambda/hubspot-parts.ts';
import { count } from '../../shared/lambda/metrics.ts';
import { readStop } from '../../shared/lambda/outgoing-parts.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createBreakConnection } from '../../shared/services/access/break-connection.ts';
import { createPartnerSide } from '../../shared/services/access/partner-side.ts';
import { createApplyAccess } from './apply-access.ts';
import { createHandler } from './handler.ts';
import { createLineWork } from './line-work.ts';
import { createTellBreakGlass } from './tell-break-glass.ts';

const env = readEnvironment();
const [runs, users, alarm] = [records.runs(env), hubspot.portalUsers(env), () => count('AccessNotVerified')];
const [engagements, plans, grants] = [records.engagements(env), records.plans(env), records.grants(env)];
const [waits, outcomes, people] = [records.waits(env), records.outcomes(env), records.people(env)];
const [planResults, leases, ledger] = [records.planResults(env), records.leases(env), records.ledger(env)];
const rosterBook = records.rosterBook(env);
const partnerSide = createPartnerSide(rosterBook, env.settings.agency.domains);
const published = {
  catalogues: records.catalogues(env),
  policies: records.policies(env),
  clients: records.clients(env),
};
const kept = { runs, grants, plans, planResults, outcomes, clock: systemClock };
const seen = { people, rosterBook, partnerSide, users };
const work = createLineWork({ ...kept, ...published, ...seen, engagements, ledger, alarm });
const told = { ...kept, ...published, engagements, queueMail: parts.queueMail(env) };
const tellBreakGlass = createTellBreakGlass(told);
const rest = { tellBreakGlass, leases, people, waits, users, readStop: readStop(env) };
const { appId: clientAppId } = env.settings.hubspot.clientApp;
const breakConnection = createBreakConnection({ connections: records.connections(env), clock: systemClock });

export const handler = createHandler(
  createApplyAccess({ ...kept, ...rest, ...work, breakConnection, clientAppId }),
  runs,
);
