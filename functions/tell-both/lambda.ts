import { systemClock as clock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createClientSide } from '../../shared/services/access/client-side.ts';
import { createEndClosure } from '../../shared/services/closures/end-closure.ts';
import { createHandler } from './handler.ts';
import { createTellBoth } from './tell-both.ts';

const env = readEnvironment();
const [runs, clients, people] = [records.runs(env), records.clients(env), records.people(env)];
const endClosure = createEndClosure({ closures: records.closures(env), remedies: records.remedies(env), clock });
const told = { clientSide: createClientSide({ clients, people }), office: parts.office(env) };
const { observe } = env.settings;

export const handler = createHandler(
  createTellBoth({ runs, people, endClosure, ...told, queueMail: parts.queueMail(env), observe }),
  runs,
);
