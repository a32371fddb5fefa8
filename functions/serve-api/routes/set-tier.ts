import * as z from 'zod';
import { clientStream } from '../../../shared/domain/ledger.ts';
import { TIERS } from '../../../shared/domain/subscription-fit.ts';
import { knownClient } from '../known-client.ts';
import { defineRoute } from '../route.ts';

/** Notes a client's subscription tier where HubSpot does not tell it, or takes the note away. */
export const setTier = defineRoute({
  method: 'PUT',
  path: '/clients/{clientId}/tier',
  scope: 'operate',
  input: z.strictObject({ clientId: z.string(), tier: z.enum([...TIERS, 'unknown']) }),
  run:
    ({ clients, clock }) =>
    async ({ clientId, tier }, { personId: actor, correlationId }) => {
      const client = await knownClient(clients, clientId);
      const next = tier === 'unknown' ? undefined : tier.toUpperCase();
      if (client.tier !== next) {
        await clients.replace({ ...client, tier: next }, [
          {
            stream: clientStream(clientId),
            type: 'tier-set',
            at: clock.now().toISOString(),
            actor,
            correlationId,
            facts: { tier },
          },
        ]);
      }
      return { status: 200, body: { clientId, tier: next ?? null } };
    },
});
