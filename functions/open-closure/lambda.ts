import { systemClock as clock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as closing from '../../shared/lambda/closure-parts.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createAcceptedBefore } from './accepted-before.ts';
import { createEndWork } from './end-work.ts';
import { createHandler } from './handler.ts';
import { createOpenClosure } from './open-closure.ts';

const env = readEnvironment();
const [runs, waits, engagements] = [records.runs(env), records.waits(env), records.engagements(env)];
const [closures, remedies, grants] = [records.closures(env), records.remedies(env), records.grants(env)];
const work = { clients: records.clients(env), engagements, grants, runDirectory: runs, waits, clock };
const endWork = createEndWork({ ...work, endWait: parts.endWait(env) });
const acceptedBefore = createAcceptedBefore({ closures, remedies });
const opening = { runs, closures, grants, remedies, endWork, acceptedBefore, findOurs: closing.findOurs(env), clock };

export const handler = createHandler(createOpenClosure(opening), runs);
