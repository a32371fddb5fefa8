import { createRecheckQueue } from '../../shared/adapters/sqs/recheck-queue.ts';
import { systemClock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as leaving from '../../shared/lambda/leaving-parts.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import * as words from '../../shared/lambda/word-parts.ts';
import { createHandOn } from '../../shared/services/client-pages/hand-on.ts';
import { createAskToEnd } from '../../shared/services/closures/ask-to-end.ts';
import { createSetAbsence } from '../../shared/services/questions/set-absence.ts';
import { createNoteSubmission } from '../../shared/services/reviews/note-submission.ts';
import { createAnswerEnding } from './answer-ending.ts';
import { createAnswerLink } from './answer-link.ts';
import { createAnswerOnboarding } from './answer-onboarding.ts';
import { createAnswerQuestion } from './answer-question.ts';
import { createAnswerRules } from './answer-rules.ts';
import { createChangeLeaving } from './change-leaving.ts';
import { createHandler } from './handler.ts';
import { createOwnChoices } from './own-choices.ts';
import { createReply } from './reply.ts';

const env = readEnvironment();

const [waits, clients, linkPages] = [records.waits(env), records.clients(env), words.linkPages(env)];
const changeQuestion = parts.changeQuestion(env);
const people = records.people(env);
const setAbsence = createSetAbsence({
  people,
  replacePerson: parts.replacePerson(env),
  clock: systemClock,
  timeZone: env.settings.agency.timeZone,
});

export const handler = createHandler(
  createAnswerLink({
    linkPages,
    waits,
    outcomes: records.outcomes(env),
    clients,
    endWait: parts.endWait(env),
    setContact: parts.setContact(env),
    people,
    askToEnd: createAskToEnd({
      clients,
      people,
      closures: records.closures(env),
      outbox: records.outbox(env),
      queueMail: parts.queueMail(env),
      clock: systemClock,
    }),
    beginClosure: parts.beginClosure(env),
    answerQuestion: createAnswerQuestion({
      waits,
      clients,
      policies: records.policies(env),
      linkPages,
      changeQuestion,
      ownChoices: createOwnChoices({ people, setAbsence, clock: systemClock }),
      noteSubmission: createNoteSubmission(records.auditReviews(env)),
      readLanguage: words.readLanguage(env),
      decisionPause: env.settings.durations.decisionPause,
    }),
    reply: createReply({ linkPages, changeQuestion }),
    answerOnboarding: createAnswerOnboarding({
      linkPages,
      clients,
      waits,
      handOn: createHandOn({
        clients,
        people,
        waits,
        connections: records.connections(env),
        clientAppId: env.settings.hubspot.clientApp.appId,
        mailQueue: parts.mailQueue(env),
        clock: systemClock,
        domains: env.settings.agency.domains,
      }),
      endWait: parts.endWait(env),
      readLanguage: words.readLanguage(env),
    }),
    answerRules: createAnswerRules({
      linkPages,
      clients,
      people,
      queueMail: parts.queueMail(env),
      readLanguage: words.readLanguage(env),
      clock: systemClock,
      domains: env.settings.agency.domains,
    }),
    answerEnding: createAnswerEnding({
      engagements: records.engagements(env),
      catalogues: records.catalogues(env),
      changeEngagement: parts.changeEngagement(env),
      rosterBook: records.rosterBook(env),
      linkPages,
      clock: systemClock,
      timeZone: env.settings.agency.timeZone,
    }),
    changeLeaving: createChangeLeaving({
      changeOffboarding: leaving.changeOffboarding(env),
      linkPages,
      rosterBook: records.rosterBook(env),
      clock: systemClock,
      timeZone: env.settings.agency.timeZone,
    }),
    recheckQueue: createRecheckQueue(env.variable('EVENT_QUEUE_URL')),
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  }),
  words.pageSettings(env),
);
