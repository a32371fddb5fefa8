import { systemClock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createAllowedBefore } from '../../shared/services/access/allowed-before.ts';
import { createNeededEngagements } from '../../shared/services/access/needed-engagements.ts';
import { createNeedsApproval } from '../../shared/services/access/needs-approval.ts';
import { createElevatedConsent } from '../../shared/services/questions/elevated-consent.ts';
import { createHandler } from './handler.ts';
import { createMakePlan } from './make-plan.ts';
import { createPlanAccess } from './plan-access.ts';

const env = readEnvironment();
const [runs, plans, planResults] = [records.runs(env), records.plans(env), records.planResults(env)];
const access = {
  engagements: records.engagements(env),
  grants: records.grants(env),
  catalogues: records.catalogues(env),
  policies: records.policies(env),
};
const neededEngagements = createNeededEngagements({ ...access, outcomes: records.outcomes(env) });
const elevatedConsent = createElevatedConsent(records.outcomes(env));
const known = { people: records.people(env), clients: records.clients(env) };
const makePlan = createMakePlan({ ...access, ...known, elevatedConsent, neededEngagements, plans });
const allowedBefore = createAllowedBefore({ outcomes: records.outcomes(env), plans });
const needsApproval = createNeedsApproval({ ...access, allowedBefore });
const told = { office: parts.office(env), queueMail: parts.queueMail(env) };
const rest = { ...told, engagements: access.engagements, ledger: records.ledger(env), clock: systemClock };

export const handler = createHandler(
  createPlanAccess({ runs, plans, planResults, makePlan, needsApproval, ...rest }),
  runs,
);
