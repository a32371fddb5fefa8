import { createStepHandler } from '../../shared/lambda/step.ts';
import type { createAuditPortals } from './audit-portals.ts';
import { schema } from './schema.ts';

/** Parse, read as many portals as fit, answer. */
export function createHandler(
  auditPortals: ReturnType<typeof createAuditPortals>,
  runs: Parameters<typeof createStepHandler>[3],
) {
  return createStepHandler('audit-portals', schema, auditPortals, runs);
}
