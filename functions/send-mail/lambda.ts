import { systemClock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import { count } from '../../shared/lambda/metrics.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createHandler } from './handler.ts';
import { createRealDelivery } from './lambda-parts.ts';
import { createSendMail } from './send-mail.ts';

const env = readEnvironment();
const { agency, workingTime, durations, chat, observe } = env.settings;

export const handler = createHandler(
  createSendMail({
    outbox: records.outbox(env),
    outcomes: records.outcomes(env),
    waits: records.waits(env),
    people: records.people(env),
    queueMail: parts.queueMail(env),
    deliver: createRealDelivery(env),
    chats: chat,
    digestTimes: { timeZone: agency.timeZone, workingTime, interval: durations.digestInterval },
    observe,
    clock: systemClock,
    count,
  }),
);
