import { systemClock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as hubspot from '../../shared/lambda/hubspot-parts.ts';
import { count } from '../../shared/lambda/metrics.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createApplyAccess } from './apply-access.ts';
import { createHandler } from './handler.ts';
import { createLineWork } from './line-work.ts';

const env = readEnvironment();
const [runs, users, alarm] = [records.runs(env), hubspot.portalUsers(env), () => count('AccessNotVerified')];
const [engagements, plans, grants] = [records.engagements(env), records.plans(env), records.grants(env)];
const [waits, outcomes, people] = [records.waits(env), records.outcomes(env), records.people(env)];
const [planResults, leases, ledger] = [records.planResults(env), records.leases(env), records.ledger(env)];
const kept = { runs, grants, planResults, outcomes, clock: systemClock };
const work = createLineWork({ ...kept, engagements, catalogues: records.catalogues(env), ledger, users, alarm });
const rest = { plans, leases, people, waits, users, observe: env.settings.observe };

export const handler = createHandler(createApplyAccess({ ...kept, ...rest, ...work }), runs);
