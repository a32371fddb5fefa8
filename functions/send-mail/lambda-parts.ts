import type { Environment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createReadOpenLines } from '../../shared/services/open-lines.ts';
import { createCompose } from './compose.ts';
import { createComposeAccessChanged } from './compose-access-changed.ts';
import { createComposeCourseNotice } from './compose-course-notice.ts';
import { createComposeManualStep } from './compose-manual-step.ts';
import { createComposeMyQuestions } from './compose-my-questions.ts';
import { createComposePortalRules } from './compose-portal-rules.ts';
import { createComposeQuestion } from './compose-question.ts';
import type { Compose } from './send-mail.ts';

/** The composers with the real records behind them. */
export function createRealCompose(env: Environment): Compose {
  const { settings } = env;
  const [clients, people, plans, waits] = [
    records.clients(env),
    records.people(env),
    records.plans(env),
    records.waits(env),
  ];
  const planResults = records.planResults(env);
  const [runs, engagements] = [records.runs(env), records.engagements(env)];
  return createCompose({
    settings,
    waits,
    clients,
    describeWait: parts.describeWait(env),
    agreedPackages: parts.agreedPackages(env),
    manualStep: createComposeManualStep(settings, waits, parts.describeManualStep(env)),
    courseNotice: createComposeCourseNotice(settings, {
      clients,
      outcomes: records.outcomes(env),
      people,
      readOpenLines: createReadOpenLines({ runs, engagements, plans, planResults, grants: records.grants(env) }),
    }),
    accessChanged: createComposeAccessChanged(settings, { clients, plans, planResults, people }),
    question: createComposeQuestion({
      settings,
      waits,
      outcomes: records.outcomes(env),
      people,
      describeWait: parts.describeWait(env),
    }),
    myQuestions: createComposeMyQuestions({ settings, waits, describeWait: parts.describeWait(env) }),
    portalRules: createComposePortalRules(parts.describeRules(env)),
  });
}
