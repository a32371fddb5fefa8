import { systemClock as clock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createDecideRest } from './decide-rest.ts';
import { createHandler } from './handler.ts';

const env = readEnvironment();
const [runs, audits, auditScopes] = [records.runs(env), records.audits(env), records.auditScopes(env)];
const [auditItems, remedies, policies] = [records.auditItems(env), records.remedies(env), records.policies(env)];
const [ledger, grants] = [records.ledger(env), records.grants(env)];

export const handler = createHandler(
  createDecideRest({ runs, audits, auditScopes, auditItems, remedies, grants, policies, ledger, clock }),
  runs,
);
