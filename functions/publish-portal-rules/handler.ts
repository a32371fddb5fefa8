import { createStepHandler } from '../../shared/lambda/step.ts';
import type { createPublishPortalRules } from './publish-portal-rules.ts';
import { schema } from './schema.ts';

/** Parse, publish, answer. */
export function createHandler(
  publishPortalRules: ReturnType<typeof createPublishPortalRules>,
  runs: Parameters<typeof createStepHandler>[3],
) {
  return createStepHandler('publish-portal-rules', schema, publishPortalRules, runs);
}
