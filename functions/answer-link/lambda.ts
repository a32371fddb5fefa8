import { createRecheckQueue } from '../../shared/adapters/sqs/recheck-queue.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import { createAnswerLink } from './answer-link.ts';
import { createDecideQuestion } from './decide-question.ts';
import { createHandler } from './handler.ts';

const env = readEnvironment();

const [waits, resumeWait, clock] = [parts.waits(env), parts.resumeWait(env), parts.clock];

export const handler = createHandler(
  createAnswerLink({
    linkPages: parts.linkPages(env),
    waits: parts.waits(env),
    outcomes: parts.outcomes(env),
    clients: parts.clients(env),
    endWait: parts.endWait(env),
    setContact: parts.setContact(env),
    decideQuestion: createDecideQuestion({ waits, resumeWait, clock }),
    recheckQueue: createRecheckQueue(env.variable('EVENT_QUEUE_URL')),
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  }),
  parts.pageSettings(env),
);
