import { systemClock as clock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createAssignReviews } from './assign-reviews.ts';
import { createFillReviews } from './fill-reviews.ts';
import { createHandler } from './handler.ts';
import { createMarkUnread } from './mark-unread.ts';
import { createNoteReview } from './note-review.ts';

const env = readEnvironment();

const [runs, auditScopes, auditItems] = [records.runs(env), records.auditScopes(env), records.auditItems(env)];
const fillReviews = createFillReviews({
  auditScopes,
  auditItems,
  auditReviews: records.auditReviews(env),
  policies: records.policies(env),
  readStanding: parts.readStanding(env),
  office: parts.office(env),
  queueMail: parts.queueMail(env),
  clock,
});

export const handler = createHandler(
  createAssignReviews({
    runs,
    audits: records.audits(env),
    markUnread: createMarkUnread({ auditScopes, auditedPortals: records.auditedPortals(env), clock }),
    fillReviews,
    noteReview: createNoteReview(auditItems),
    settings: env.settings,
  }),
  runs,
);
