import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import { createHandler } from './handler.ts';
import { createMailRules } from './mail-rules.ts';
import { createPublishPortalRules } from './publish-portal-rules.ts';
import { createRenewRules } from './renew-rules.ts';

const env = readEnvironment();
const [runs, clients, engagements] = [parts.runs(env), parts.clients(env), parts.engagements(env)];
const [plans, planResults, portalRulesBook] = [parts.plans(env), parts.planResults(env), parts.portalRulesBook(env)];
const renewRules = createRenewRules({ grants: parts.grants(env), engagements, portalRulesBook, clock: parts.clock });
const mailRules = createMailRules({ office: parts.office(env), queueMail: parts.queueMail(env) });
const records = { runs, clients, engagements, plans, planResults, observe: env.settings.observe };

export const handler = createHandler(createPublishPortalRules({ ...records, renewRules, mailRules }), runs);
