import type { Client } from '../../shared/domain/client.ts';
import type { ServicePackage } from '../../shared/domain/service-package.ts';
import { subscriptionFit } from '../../shared/domain/subscription-fit.ts';
import { ConnectionBrokenError, InvalidInputError, RuleError } from '../../shared/errors.ts';
import type { Connections } from '../../shared/ports/connections.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** When an engagement of a package ends; break-glass access lasts for its hours at most. @throws InvalidInputError, RuleError */
export function endOf(sold: ServicePackage, now: Date, wanted: string | undefined): Date {
  const hours = sold.breakGlass?.hours;
  const longest = new Date(now.getTime() + (hours === undefined ? sold.durationDays * DAY : hours * HOUR));
  const endsAt = wanted === undefined ? longest : new Date(wanted);
  if (endsAt <= now) {
    throw new InvalidInputError('An engagement cannot end before it starts.', [
      { path: 'endsAt', expected: 'a time to come' },
    ]);
  }
  if (hours !== undefined && endsAt > longest) {
    throw new RuleError('break-glass', `Break-glass access of this package lasts ${hours} hours at most.`);
  }
  return endsAt;
}

/** Nobody is asked about a package that the client's subscription is known not to carry. @throws RuleError `subscription-fit` */
export function requireFit(sold: ServicePackage, { name, tier }: Pick<Client, 'name' | 'tier'>): void {
  const fit = subscriptionFit(sold.needs, tier);
  if (fit.fit !== 'lacks') return;
  throw new RuleError(
    'subscription-fit',
    `The subscription of ${name} (${tier}) lacks what ${sold.name} needs: ${fit.lacking.join(' and ')}.`,
  );
}

/** The run would only find out that it can read nothing, and end. A client that adds the users by itself needs no connection. */
export async function requireWayIn(
  client: Client,
  connections: Pick<Connections, 'read'>,
  appId: number,
): Promise<void> {
  const { portalId, way } = client;
  if (portalId === undefined) {
    throw way === undefined
      ? new RuleError('portal-connected', 'The portal of this client is not known yet: it was never connected.')
      : new RuleError('portal-known', 'Say first which portal it is: steward client way, with --portal.');
  }
  if (way !== undefined) return;
  const connection = await connections.read(appId, portalId);
  if (connection === undefined) throw new ConnectionBrokenError(portalId, 'missing');
  if (connection.health !== 'healthy') throw new ConnectionBrokenError(portalId, connection.health);
}
