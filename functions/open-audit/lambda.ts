import { systemClock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import { auditScope, frozenRoster } from '../../shared/lambda/audit-parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createHandler } from './handler.ts';
import { createOpenAudit } from './open-audit.ts';

const env = readEnvironment();
const runs = records.runs(env);
const published = { policies: records.policies(env), catalogues: records.catalogues(env) };
const kept = { audits: records.audits(env), auditScopes: records.auditScopes(env), ...published };
const rest = { readRosters: frozenRoster(env), appVersion: env.variable('APP_VERSION'), clock: systemClock };

export const handler = createHandler(createOpenAudit({ runs, ...kept, ...auditScope(env), ...rest }), runs);
