import * as z from 'zod';
import type { Client } from '../../../shared/domain/client.ts';
import { ConnectionBrokenError, InvalidInputError, NotFoundError, RuleError } from '../../../shared/errors.ts';
import type { Connections } from '../../../shared/ports/connections.ts';
import { defineRoute } from '../route.ts';
import { teamOf } from '../team-of.ts';

const DAY = 86_400_000;

/**
 * Starts an engagement at a client: its team gets the access of the package, until its end.
 * Without a team, the package's own comes; without an end, the package's length counts from now.
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
    ({ settings, clients, connections, catalogues, people, clock, startEngagement: start }) =>
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
      const now = clock.now();
      const endsAt = new Date(input.endsAt ?? now.getTime() + sold.durationDays * DAY);
      if (endsAt <= now) {
        throw new InvalidInputError('An engagement cannot end before it starts.', [
          { path: 'endsAt', expected: 'a time to come' },
        ]);
      }
      await requireConnection(client, connections, settings.hubspot.clientApp.appId);
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

/** The run would only find out that it can read nothing, and end. */
async function requireConnection(client: Client, connections: Pick<Connections, 'read'>, appId: number): Promise<void> {
  const { portalId } = client;
  if (portalId === undefined)
    throw new RuleError('portal-connected', 'The portal of this client is not known yet: it was never connected.');
  const connection = await connections.read(appId, portalId);
  if (connection === undefined) throw new ConnectionBrokenError(portalId, 'missing');
  if (connection.health !== 'healthy') throw new ConnectionBrokenError(portalId, connection.health);
}
