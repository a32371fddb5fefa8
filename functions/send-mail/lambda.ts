import { createMailSender } from '../../shared/adapters/ses/mail-sender.ts';
import { systemClock, systemRandomness } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import { count } from '../../shared/lambda/metrics.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createHandler } from './handler.ts';
import { createRealCompose } from './lambda-parts.ts';
import { createSendMail } from './send-mail.ts';

const env = readEnvironment();

export const handler = createHandler(
  createSendMail({
    outbox: records.outbox(env),
    outcomes: records.outcomes(env),
    waits: records.waits(env),
    people: records.people(env),
    links: records.links(env),
    mailSender: createMailSender(env.settings.mail.from),
    compose: createRealCompose(env),
    clock: systemClock,
    randomness: systemRandomness,
    publicUrl: env.variable('PUBLIC_URL'),
    count,
  }),
);
