import { createRecheckQueue } from '../../shared/adapters/sqs/recheck-queue.ts';
import { systemClock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createAnswerLink } from './answer-link.ts';
import { createDecideQuestion } from './decide-question.ts';
import { createHandler } from './handler.ts';

const env = readEnvironment();

const [waits, resumeWait, clock] = [records.waits(env), parts.resumeWait(env), systemClock];

export const handler = createHandler(
  createAnswerLink({
    linkPages: parts.linkPages(env),
    waits: records.waits(env),
    outcomes: records.outcomes(env),
    clients: records.clients(env),
    endWait: parts.endWait(env),
    setContact: parts.setContact(env),
    decideQuestion: createDecideQuestion({ waits, resumeWait, clock }),
    recheckQueue: createRecheckQueue(env.variable('EVENT_QUEUE_URL')),
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  }),
  parts.pageSettings(env),
);
