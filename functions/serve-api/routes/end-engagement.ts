import * as z from 'zod';
import { changeIdOf } from '../../../shared/domain/engagement.ts';
import { runIdOf } from '../../../shared/domain/run.ts';
import { NotFoundError } from '../../../shared/errors.ts';
import { defineRoute } from '../route.ts';

/** Ends an engagement: what no other engagement needs is taken away. Ending it again finds it ending. */
export const endEngagement = defineRoute({
  method: 'POST',
  path: '/engagements/{engagementId}/end',
  scope: 'operate',
  input: z.strictObject({ engagementId: z.string() }),
  run:
    ({ engagements, endEngagement: end }) =>
    async ({ engagementId }, caller) => {
      const engagement = await engagements.read(engagementId);
      if (engagement === undefined) throw new NotFoundError('Engagement', engagementId);
      if (engagement.state === 'ended') {
        const runId = runIdOf('access-provisioning', changeIdOf(engagement));
        return { status: 200, body: { engagementId, state: 'ended', runId } };
      }
      const { runId } = await end(engagementId, { by: caller.personId, correlationId: caller.correlationId });
      return { status: 202, body: { engagementId, state: 'ending', runId } };
    },
});
