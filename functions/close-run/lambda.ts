import { systemClock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createReadOpenLines } from '../../shared/services/access/open-lines.ts';
import { createPlanOnceMore } from '../../shared/services/access/plan-once-more.ts';
import { createEndOffboarding } from '../../shared/services/offboardings/end-offboarding.ts';
import { createHoldRun } from '../../shared/services/runs/hold-run.ts';
import { createCloseRun } from './close-run.ts';
import { createHandler } from './handler.ts';
import { createSettleEngagement, createWasPlannedAgain } from './settle-engagement.ts';
import { createSettleInvitation } from './settle-invitation.ts';
import { createSettleOffboarding } from './settle-offboarding.ts';

const env = readEnvironment();

const [runs, clock] = [records.runs(env), systemClock];
const told = { office: parts.office(env), queueMail: parts.queueMail(env), clock };
const [offboardings, remedies, people] = [records.offboardings(env), records.remedies(env), records.people(env)];
const offboarding = { offboardings, remedies, people, ...told };
const engagements = records.engagements(env);
const planOnceMore = createPlanOnceMore({
  readOpenLines: createReadOpenLines({
    runs,
    engagements,
    plans: records.plans(env),
    planResults: records.planResults(env),
    grants: records.grants(env),
  }),
  beginRun: parts.beginRun(env),
  clock,
});
const engagement = { runs, engagements, clients: records.clients(env), planOnceMore, clock };

export const handler = createHandler(
  createCloseRun({
    runs,
    holdRun: createHoldRun({ runs, clock }),
    settleInvitation: createSettleInvitation(parts.moveInvitation(env)),
    settleEngagement: createSettleEngagement(engagement),
    settleOffboarding: createSettleOffboarding(createEndOffboarding(offboarding)),
    plannedAgain: createWasPlannedAgain(engagements),
    ...told,
  }),
  runs,
);
