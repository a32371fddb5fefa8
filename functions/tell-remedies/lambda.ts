import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createToldSide } from '../../shared/services/access/client-side.ts';
import { createHandler } from './handler.ts';
import { createTellRemedies } from './tell-remedies.ts';

const env = readEnvironment();
const [runs, remedies, queueMail] = [records.runs(env), records.remedies(env), parts.queueMail(env)];
const clientSide = createToldSide({ clients: records.clients(env), people: records.people(env) });
const { observe } = env.settings;

export const handler = createHandler(createTellRemedies({ runs, remedies, clientSide, queueMail, observe }), runs);
