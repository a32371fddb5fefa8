import { readEnvironment } from '../../shared/env.ts';
import * as evidence from '../../shared/lambda/evidence-parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createCollectEvidence } from '../../shared/services/evidence/collect-evidence.ts';
import { createHandler } from './handler.ts';
import { createSealEvidence } from './seal-evidence.ts';

const env = readEnvironment();
const [runs, audits, offboardings] = [records.runs(env), records.audits(env), records.offboardings(env)];
const { name, timeZone } = env.settings.agency;
const collectEvidence = createCollectEvidence({
  ...{ auditedPortals: records.auditedPortals(env), auditItems: records.auditItems(env) },
  ...{ clients: records.clients(env), people: records.people(env) },
  ...{ agency: { name, timeZone }, appVersion: env.variable('APP_VERSION') },
});
const closures = records.closures(env);
const kept = {
  runs,
  audits,
  auditScopes: records.auditScopes(env),
  offboardings,
  closures,
  remedies: records.remedies(env),
};

export const handler = createHandler(
  createSealEvidence({ ...kept, collectEvidence, sealPack: evidence.sealPack(env) }),
  runs,
);
