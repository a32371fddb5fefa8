import { readEnvironment } from '../../shared/env.ts';
import { readStop } from '../../shared/lambda/outgoing-parts.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createClientSide } from '../../shared/services/access/client-side.ts';
import { createAskRemedyStep } from './ask-remedy-step.ts';
import { createHandler } from './handler.ts';

const env = readEnvironment();
const { durations } = env.settings;
const [runs, remedies, outcomes] = [records.runs(env), records.remedies(env), records.outcomes(env)];
const clientSide = createClientSide({ clients: records.clients(env), people: records.people(env) });
const asking = { outcomes, clientSide, office: parts.office(env), openWait: parts.openWait(env) };

export const handler = createHandler(
  createAskRemedyStep({ runs, remedies, ...asking, durations, readStop: readStop(env) }),
  runs,
);
