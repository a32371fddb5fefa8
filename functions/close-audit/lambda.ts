import { systemClock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as evidence from '../../shared/lambda/evidence-parts.ts';
import { readStop } from '../../shared/lambda/outgoing-parts.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createTellDrift } from '../../shared/services/audits/tell-drift.ts';
import { createCloseAudit } from './close-audit.ts';
import { createHandler } from './handler.ts';

const env = readEnvironment();
const [runs, audits, remedies] = [records.runs(env), records.audits(env), records.remedies(env)];
const { name, timeZone } = env.settings.agency;
const read = { auditScopes: records.auditScopes(env), auditedPortals: records.auditedPortals(env), remedies };
const lines = { auditItems: records.auditItems(env), auditReviews: records.auditReviews(env) };
const known = { clients: records.clients(env), people: records.people(env), agency: { name, timeZone } };
const sealing = { sealPack: evidence.sealPack(env), store: evidence.evidenceStore(env), clock: systemClock };
const telling = { ledger: records.ledger(env), office: parts.office(env), queueMail: parts.queueMail(env) };
const tellDrift = createTellDrift({ ...read, ...lines, ...telling, clock: systemClock });

export const handler = createHandler(
  createCloseAudit({ runs, audits, ...read, ...lines, ...known, ...sealing, tellDrift, readStop: readStop(env) }),
  runs,
);
