import { createMailSender } from '../../shared/adapters/ses/mail-sender.ts';
import { readEnvironment } from '../../shared/env.ts';
import { count } from '../../shared/lambda/metrics.ts';
import * as parts from '../../shared/lambda/parts.ts';
import { createHandler } from './handler.ts';
import { createRealCompose } from './lambda-parts.ts';
import { createSendMail } from './send-mail.ts';

const env = readEnvironment();

export const handler = createHandler(
  createSendMail({
    outbox: parts.outbox(env),
    outcomes: parts.outcomes(env),
    people: parts.people(env),
    links: parts.links(env),
    mailSender: createMailSender(env.settings.mail.from),
    compose: createRealCompose(env),
    clock: parts.clock,
    randomness: parts.randomness,
    publicUrl: env.variable('PUBLIC_URL'),
    count,
  }),
);
