import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import { createHandler } from './handler.ts';
import { createMakePlan } from './make-plan.ts';
import { createNeedsApproval } from './needs-approval.ts';
import { createPlanAccess } from './plan-access.ts';

const env = readEnvironment();
const [runs, plans, planResults] = [parts.runs(env), parts.plans(env), parts.planResults(env)];
const access = { engagements: parts.engagements(env), grants: parts.grants(env), catalogues: parts.catalogues(env) };
const makePlan = createMakePlan({ ...access, plans, people: parts.people(env) });
const needsApproval = createNeedsApproval({ ...access, policies: parts.policies(env) });
const rest = { engagements: access.engagements, ledger: parts.ledger(env), clock: parts.clock };

export const handler = createHandler(
  createPlanAccess({ runs, plans, planResults, makePlan, needsApproval, ...rest }),
  runs,
);
