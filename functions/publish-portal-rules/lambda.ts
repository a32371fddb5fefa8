import { systemClock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createHandler } from './handler.ts';
import { createMailRules } from './mail-rules.ts';
import { createPublishPortalRules } from './publish-portal-rules.ts';
import { createRenewRules } from './renew-rules.ts';

const env = readEnvironment();
const [runs, clients, engagements] = [records.runs(env), records.clients(env), records.engagements(env)];
const [plans, planResults, portalRulesBook] = [
  records.plans(env),
  records.planResults(env),
  records.portalRulesBook(env),
];
const grants = records.grants(env);
const renewRules = createRenewRules({ grants, engagements, portalRulesBook, clock: systemClock });
const mailRules = createMailRules({ office: parts.office(env), queueMail: parts.queueMail(env) });
const kept = { runs, clients, engagements, plans, planResults, grants, observe: env.settings.observe };

export const handler = createHandler(createPublishPortalRules({ ...kept, renewRules, mailRules }), runs);
