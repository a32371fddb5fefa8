import { readEnvironment } from '../../shared/env.ts';
import { count } from '../../shared/lambda/metrics.ts';
import * as parts from '../../shared/lambda/parts.ts';
import { createApplyAccess } from './apply-access.ts';
import { createHandler } from './handler.ts';
import { createLineWork } from './line-work.ts';

const env = readEnvironment();
const [runs, users, alarm] = [parts.runs(env), parts.portalUsers(env), () => count('AccessNotVerified')];
const [engagements, plans, grants] = [parts.engagements(env), parts.plans(env), parts.grants(env)];
const [waits, outcomes, people] = [parts.waits(env), parts.outcomes(env), parts.people(env)];
const [planResults, leases, ledger] = [parts.planResults(env), parts.leases(env), parts.ledger(env)];
const records = { runs, grants, planResults, outcomes, clock: parts.clock };
const work = createLineWork({ ...records, engagements, catalogues: parts.catalogues(env), ledger, users, alarm });
const rest = { plans, leases, people, waits, users, observe: env.settings.observe };

export const handler = createHandler(createApplyAccess({ ...records, ...rest, ...work }), runs);
