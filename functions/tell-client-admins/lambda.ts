import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createHandler } from './handler.ts';
import { createTellClientAdmins } from './tell-client-admins.ts';

const env = readEnvironment();
const [runs, plans, planResults] = [records.runs(env), records.plans(env), records.planResults(env)];
const [clients, queueMail] = [records.clients(env), parts.queueMail(env)];
const { observe } = env.settings;

export const handler = createHandler(
  createTellClientAdmins({ runs, plans, planResults, clients, queueMail, observe }),
  runs,
);
