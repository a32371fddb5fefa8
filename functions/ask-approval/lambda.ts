import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import { createAboutInvitation } from './about-invitation.ts';
import { createAboutPlan } from './about-plan.ts';
import { createAskApproval } from './ask-approval.ts';
import { createHandler } from './handler.ts';

const env = readEnvironment();

const { approvalDeadline } = env.settings.durations;
const [runs, catalogues, openWait] = [parts.runs(env), parts.catalogues(env), parts.openWait(env)];
const invitation = { invitations: parts.invitations(env), catalogues, people: parts.people(env) };
const plan = { runs, engagements: parts.engagements(env), plans: parts.plans(env) };

export const handler = createHandler(
  createAskApproval({
    runs,
    policies: parts.policies(env),
    aboutInvitation: createAboutInvitation({ ...invitation, openWait, approvalDeadline }),
    aboutPlan: createAboutPlan({ ...plan, openWait, approvalDeadline }),
  }),
  runs,
);
