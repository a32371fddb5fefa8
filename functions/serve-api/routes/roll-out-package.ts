import * as z from 'zod';
import type { Client } from '../../../shared/domain/client.ts';
import { type Engagement, isOpen } from '../../../shared/domain/engagement.ts';
import type { ServicePackage } from '../../../shared/domain/service-package.ts';
import { InvalidInputError, RuleError } from '../../../shared/errors.ts';
import { knownClient } from '../known-client.ts';
import { defineRoute } from '../route.ts';
import { requireFit } from '../start-terms.ts';

/** Engagements that one call moves, and for how long it begins another client (milliseconds): API Gateway gives up after 30 s. */
const MOST = 20;
const LONGEST = 15_000;

/**
 * Moves engagements of a package to the current catalogue, each by an access plan of its own, which is asked about where it gives more. A
 * repetition finds those that are there already.
 */
export const rollOutPackage = defineRoute({
  method: 'POST',
  path: '/catalogue/roll-out',
  scope: 'operate',
  input: z.strictObject({
    packageKey: z.string().min(1),
    clientId: z.string().min(1).optional(),
    /** Where the call before ended. */
    after: z.string().optional(),
    dryRun: z.boolean().default(false),
  }),
  run:
    ({ catalogues, clients, engagements, changeEngagement, clock }) =>
    async ({ packageKey, clientId, after, dryRun }, { personId: by, correlationId }) => {
      const current = await catalogues.current();
      const sold = current?.packages.find(({ key }) => key === packageKey);
      if (current === undefined || sold === undefined) {
        const expected = `one of ${current?.packages.map(({ key }) => key).join(', ') ?? 'a published catalogue'}`;
        throw new InvalidInputError('There is no such service package.', [{ path: 'packageKey', expected }]);
      }
      const to = { packageKey, catalogueVersion: current.version };
      const all: Client[] = clientId === undefined ? await clients.list() : [await knownClient(clients, clientId)];
      const order = all
        .toSorted((a, b) => (a.clientId < b.clientId ? -1 : 1))
        .filter((client) => after === undefined || client.clientId > after);
      const began = clock.now().getTime();
      const changed: object[] = [];
      const refused: object[] = [];
      let last: string | undefined;
      for (const client of order) {
        if (changed.length >= MOST || clock.now().getTime() - began > LONGEST) break;
        for (const engagement of (await engagements.ofClient(client.clientId)).filter(isBehind))
          await move(sold, client, engagement);
        last = client.clientId;
      }
      const next = last !== undefined && last !== order.at(-1)?.clientId ? last : null;
      return { status: dryRun ? 200 : 202, body: { ...to, dryRun, changed, refused, next } };

      function isBehind(engagement: Engagement): boolean {
        return (
          isOpen(engagement) &&
          engagement.packageKey === packageKey &&
          engagement.catalogueVersion !== to.catalogueVersion
        );
      }

      async function move(
        of: ServicePackage,
        client: Client,
        { engagementId, catalogueVersion: from }: Engagement,
      ): Promise<void> {
        const line = {
          clientId: client.clientId,
          clientName: client.name,
          engagementId,
          from,
          to: to.catalogueVersion,
        };
        try {
          requireFit(of, client);
          const began = dryRun
            ? undefined
            : await changeEngagement.changePackage(engagementId, to, { by, correlationId });
          changed.push({ ...line, runId: began?.runId ?? null });
        } catch (error) {
          if (!(error instanceof RuleError)) throw error;
          refused.push({ ...line, rule: error.rule, why: error.message });
        }
      }
    },
});
