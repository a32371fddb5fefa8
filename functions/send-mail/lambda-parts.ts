import type { Environment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import { createCompose } from './compose.ts';
import { createComposeAccessChanged } from './compose-access-changed.ts';
import { createComposeCourseNotice } from './compose-course-notice.ts';
import { createComposeManualStep } from './compose-manual-step.ts';
import { createComposePortalRules } from './compose-portal-rules.ts';
import type { Compose } from './send-mail.ts';

/** The composers with the real records behind them. */
export function createRealCompose(env: Environment): Compose {
  const { settings } = env;
  const [clients, people, plans, waits] = [parts.clients(env), parts.people(env), parts.plans(env), parts.waits(env)];
  const planResults = parts.planResults(env);
  return createCompose({
    settings,
    waits,
    describeWait: parts.describeWait(env),
    manualStep: createComposeManualStep(settings, waits, parts.describeManualStep(env)),
    courseNotice: createComposeCourseNotice(settings, { clients, outcomes: parts.outcomes(env), people }),
    accessChanged: createComposeAccessChanged(settings, { clients, plans, planResults, people }),
    portalRules: createComposePortalRules(parts.describeRules(env)),
  });
}
