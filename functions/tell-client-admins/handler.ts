import { createStepHandler } from '../../shared/lambda/step.ts';
import { schema } from './schema.ts';
import type { createTellClientAdmins } from './tell-client-admins.ts';

/** Parse, tell, answer. */
export function createHandler(
  tellClientAdmins: ReturnType<typeof createTellClientAdmins>,
  runs: Parameters<typeof createStepHandler>[3],
) {
  return createStepHandler('tell-client-admins', schema, tellClientAdmins, runs);
}
