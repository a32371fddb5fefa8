import { createChatSender } from '../../shared/adapters/chat/chat-sender.ts';
import { createChatHooks } from '../../shared/adapters/secrets/chat-hooks.ts';
import { createMailSender } from '../../shared/adapters/ses/mail-sender.ts';
import { systemClock, systemRandomness } from '../../shared/adapters/system/clock.ts';
import type { Environment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { describeReview, readReviewSheet } from '../../shared/lambda/review-parts.ts';
import * as words from '../../shared/lambda/word-parts.ts';
import { createReadOpenLines } from '../../shared/services/access/open-lines.ts';
import { createCompose } from './compose.ts';
import { createComposeAccessChanged } from './compose-access-changed.ts';
import { createComposeAccessRemoved } from './compose-access-removed.ts';
import { createComposeAddressUnreachable } from './compose-address-unreachable.ts';
import { createComposeBreakGlass } from './compose-break-glass.ts';
import { createComposeClient } from './compose-client.ts';
import { createComposeClosure } from './compose-closure.ts';
import { createComposeConnectionLost } from './compose-connection-lost.ts';
import { createComposeCourseNotice, createDescribeCourse } from './compose-course-notice.ts';
import { createComposeDigest } from './compose-digest.ts';
import { createComposeDriftReport } from './compose-drift-report.ts';
import { createComposeEngagementEnding } from './compose-engagement-ending.ts';
import { createComposeManualStep } from './compose-manual-step.ts';
import { createComposeMyQuestions } from './compose-my-questions.ts';
import { createComposeOffboarding } from './compose-offboarding.ts';
import { createComposePortalRules } from './compose-portal-rules.ts';
import { createComposeQuestion } from './compose-question.ts';
import { createComposeRecordsOwned } from './compose-records-owned.ts';
import { createComposeRemedies } from './compose-remedies.ts';
import { createComposeReviews } from './compose-reviews.ts';
import { createDeliverChatNotice } from './deliver-chat-notice.ts';
import { createDeliverDigest } from './deliver-digest.ts';
import { createDeliverMail } from './deliver-mail.ts';
import { createDescribeHandled } from './describe-handled.ts';
import type { SendMailDependencies } from './send-mail.ts';

/** The ways of sending with the real records and services behind them. */
export function createRealDelivery(env: Environment): SendMailDependencies['deliver'] {
  const { settings } = env;
  const [clients, people, plans, waits] = [
    records.clients(env),
    records.people(env),
    records.plans(env),
    records.waits(env),
  ];
  const [runs, engagements, outcomes] = [records.runs(env), records.engagements(env), records.outcomes(env)];
  const planResults = records.planResults(env);
  const describeWait = words.describeWait(env);
  const describeCourse = createDescribeCourse(settings, {
    clients,
    outcomes,
    people,
    readOpenLines: createReadOpenLines({ runs, engagements, plans, planResults, grants: records.grants(env) }),
  });
  const describeHandled = createDescribeHandled({ settings, waits, outcomes, people, describeWait });
  const mailSender = createMailSender(settings.mail.from, env.variable('MAIL_CONFIGURATION_SET'));
  const clock = systemClock;
  const compose = createCompose({
    settings,
    waits,
    describeWait,
    client: createComposeClient({
      settings,
      waits,
      clients,
      people,
      describeWait,
      agreedPackages: words.agreedPackages(env),
    }),
    manualStep: createComposeManualStep(settings, waits, words.describeManualStep(env), words.readLanguage(env)),
    courseNotice: createComposeCourseNotice(describeCourse),
    ...createAccessMails(env),
    question: createComposeQuestion({
      settings,
      waits,
      people,
      describeWait,
      describeHandled,
      readLanguage: words.readLanguage(env),
    }),
    reviews: createComposeReviews({
      settings,
      waits,
      people,
      describeReview: describeReview(env),
      readReviewSheet: readReviewSheet(env),
    }),
    myQuestions: createComposeMyQuestions({ settings, waits, describeWait }),
    addressUnreachable: createComposeAddressUnreachable({ settings, people, waitDirectory: waits, describeWait }),
    engagementEnding: createComposeEngagementEnding({
      settings,
      engagements,
      clients,
      people,
      catalogues: records.catalogues(env),
    }),
    connectionLost: createComposeConnectionLost({ settings, clients, runs }),
    portalRules: createComposePortalRules(words.describeRules(env), words.readLanguage(env)),
    remedies: createRemedyMails(env),
  });
  return {
    mail: createDeliverMail({
      links: records.links(env),
      mailSender,
      compose,
      clock,
      randomness: systemRandomness,
      publicUrl: env.variable('PUBLIC_URL'),
    }),
    digest: createDeliverDigest({
      outbox: records.outbox(env),
      composeDigest: createComposeDigest({ settings, describeCourse, describeHandled }),
      mailSender,
      queueMail: parts.queueMail(env),
      clock,
    }),
    chatNotice: createDeliverChatNotice({
      settings,
      waits,
      describeWait,
      chatSender: createChatSender(createChatHooks(env.variable('CHAT_SECRET'), clock), {
        local: settings.stage === 'local',
      }),
      clock,
    }),
  };
}

/** The mails about what provisioning did. */
function createAccessMails(env: Environment) {
  const { settings } = env;
  const [clients, people, plans] = [records.clients(env), records.people(env), records.plans(env)];
  return {
    accessChanged: createComposeAccessChanged(settings, {
      clients,
      plans,
      planResults: records.planResults(env),
      people,
    }),
    breakGlass: createComposeBreakGlass({
      settings,
      clients,
      people,
      runs: records.runs(env),
      engagements: records.engagements(env),
      catalogues: records.catalogues(env),
      grants: records.grants(env),
    }),
    recordsOwned: createComposeRecordsOwned({ settings, clients, plans, people }),
  };
}

/** The mails of audits' remedies, and of those who leave. */
function createRemedyMails(env: Environment) {
  const { settings } = env;
  const [clients, people, remedies] = [records.clients(env), records.people(env), records.remedies(env)];
  const told = { settings, clients, people, remedies };
  return createComposeRemedies({
    'access-removed': createComposeAccessRemoved(told),
    ...createComposeOffboarding({ ...told, offboardings: records.offboardings(env), grants: records.grants(env) }),
    ...createComposeClosure({ ...told, closures: records.closures(env) }),
    'drift-report': createComposeDriftReport({
      ...told,
      audits: records.audits(env),
      auditScopes: records.auditScopes(env),
      auditItems: records.auditItems(env),
      auditedPortals: records.auditedPortals(env),
    }),
  });
}
