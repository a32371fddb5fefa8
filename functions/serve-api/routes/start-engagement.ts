import * as z from 'zod';
import { InvalidInputError, NotFoundError, RuleError } from '../../../shared/errors.ts';
import { defineRoute } from '../route.ts';
import { endOf, requireFit, requireWayIn } from '../start-terms.ts';
import { teamOf } from '../team-of.ts';

/**
 * Starts an engagement at a client: its team gets the access of the package, until its end.
 * Without a team, the package's own comes; without an end, the package's length counts from now: days, or hours where it is break-glass.
 */
export const startEngagement = defineRoute({
  method: 'POST',
  path: '/engagements',
  scope: 'operate',
  input: z.strictObject({
    clientId: z.string().min(1),
    packageKey: z.string().min(1),
    team: z.array(z.email()).min(1).max(50).optional(),
    endsAt: z.iso.datetime({ offset: true }).optional(),
  }),
  run:
    ({ settings, clients, closures, connections, catalogues, people, clock, startEngagement: start }) =>
    async (input, caller) => {
      // 1. What is asked for exists, and may be had.
      const client = await clients.read(input.clientId);
      if (client === undefined) throw new NotFoundError('Client', input.clientId);
      const catalogue = await catalogues.current();
      const sold = catalogue?.packages.find((entry) => entry.key === input.packageKey);
      if (catalogue === undefined || sold === undefined) {
        const known = catalogue?.packages.map((entry) => entry.key).join(', ') ?? 'none was published';
        throw new InvalidInputError('There is no such service package.', [
          { path: 'packageKey', expected: `one of ${known}` },
        ]);
      }
      const endsAt = endOf(sold, clock.now(), input.endsAt);
      requireFit(sold, client);
      if ((await closures.lastOf(client.clientId))?.state === 'running') {
        throw new RuleError('client-ends-access', 'All access to this client’s portal is being ended at its wish.');
      }
      await requireWayIn(client, connections, settings.hubspot.clientApp.appId);
      // 2. Who?
      const team = await teamOf(input.team ?? sold.defaultTeam, people, settings.agency.domains);
      // 3. Start; under one idempotency key it is the same engagement.
      const engagementId = `e-${caller.operationId}`;
      const { runId } = await start({
        engagementId,
        clientId: client.clientId,
        packageKey: sold.key,
        catalogueVersion: catalogue.version,
        team: team.map((person) => person.personId),
        endsAt: endsAt.toISOString(),
        requestedBy: caller.personId,
        approvedBy: [],
        correlationId: caller.correlationId,
      });
      return {
        status: 201,
        body: {
          engagementId,
          runId,
          endsAt: endsAt.toISOString(),
          team: team.map(({ personId, name, email }) => ({ personId, name, email })),
        },
      };
    },
});
