import { systemClock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import { count } from '../../shared/lambda/metrics.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createHandler } from './handler.ts';
import { createNoteBounce } from './note-bounce.ts';

const env = readEnvironment();

export const handler = createHandler(
  createNoteBounce({
    outbox: records.outbox(env),
    people: records.people(env),
    replacePerson: parts.replacePerson(env),
    office: parts.office(env),
    queueMail: parts.queueMail(env),
    clock: systemClock,
    count,
  }),
);
