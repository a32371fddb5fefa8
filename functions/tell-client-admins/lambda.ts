import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import { createHandler } from './handler.ts';
import { createTellClientAdmins } from './tell-client-admins.ts';

const env = readEnvironment();
const [runs, plans, planResults] = [parts.runs(env), parts.plans(env), parts.planResults(env)];
const [clients, queueMail] = [parts.clients(env), parts.queueMail(env)];
const { observe } = env.settings;

export const handler = createHandler(
  createTellClientAdmins({ runs, plans, planResults, clients, queueMail, observe }),
  runs,
);
