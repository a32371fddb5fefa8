import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createConsenters } from '../../shared/services/questions/consenters.ts';
import { createAboutInvitation } from './about-invitation.ts';
import { createAboutOffboarding } from './about-offboarding.ts';
import { createAboutPlan } from './about-plan.ts';
import { createAskApproval } from './ask-approval.ts';
import { createHandler } from './handler.ts';
import { createPutToApprovers } from './put-to-approvers.ts';

const env = readEnvironment();

const [runs, catalogues] = [records.runs(env), records.catalogues(env)];
const [people, clients] = [records.people(env), records.clients(env)];
const putToApprovers = createPutToApprovers({
  waits: records.waits(env),
  readStanding: parts.readStanding(env),
  openQuestion: parts.openQuestion(env),
});
const invitation = { invitations: records.invitations(env), clients, office: parts.office(env), catalogues, people };
const plan = {
  runs,
  engagements: records.engagements(env),
  plans: records.plans(env),
  catalogues,
  consenters: createConsenters({ clients, people }),
  observe: env.settings.observe,
};

export const handler = createHandler(
  createAskApproval({
    runs,
    policies: records.policies(env),
    aboutInvitation: createAboutInvitation({ ...invitation, putToApprovers }),
    aboutPlan: createAboutPlan({ ...plan, putToApprovers }),
    aboutOffboarding: createAboutOffboarding({
      offboardings: records.offboardings(env),
      office: parts.office(env),
      putToApprovers,
    }),
  }),
  runs,
);
