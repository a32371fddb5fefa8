import { systemClock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createAuditPortals } from './audit-portals.ts';
import { createHandler } from './handler.ts';
import * as parts from './lambda-parts.ts';

const env = readEnvironment();
const runs = records.runs(env);
const kept = { auditScopes: records.auditScopes(env), auditedPortals: records.auditedPortals(env) };
const rest = { workMilliseconds: parts.WORK_MILLISECONDS, noteFailure: parts.noteFailure, clock: systemClock };
const [audits, people, keepPortal] = [records.audits(env), records.people(env), parts.keepPortal(env)];
const auditPortal = parts.auditPortal(env);

export const handler = createHandler(
  createAuditPortals({ runs, audits, people, ...kept, auditPortal, keepPortal, ...rest }),
  runs,
);
