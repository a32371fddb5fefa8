import { systemClock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import { readStop } from '../../shared/lambda/outgoing-parts.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createAskManualStep } from './ask-manual-step.ts';
import { createHandler } from './handler.ts';

const env = readEnvironment();
const [runs, plans, clients] = [records.runs(env), records.plans(env), records.clients(env)];
const waiting = { outcomes: records.outcomes(env), office: parts.office(env), openWait: parts.openWait(env) };
const stopping = { planResults: records.planResults(env), readStop: readStop(env), clock: systemClock };
const { manualStepDeadline } = env.settings.durations;

export const handler = createHandler(
  createAskManualStep({ runs, plans, clients, ...waiting, ...stopping, manualStepDeadline }),
  runs,
);
