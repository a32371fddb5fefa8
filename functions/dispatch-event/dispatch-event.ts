import type { PartnerClientRecord } from '../../shared/domain/invitation.ts';
import { clientIdOf } from '../../shared/domain/invitation.ts';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Connections } from '../../shared/ports/connections.ts';
import type { EventVerdict, ReceivedEvents } from '../../shared/ports/events.ts';
import type { PartnerRecords } from '../../shared/ports/hubspot.ts';
import type { ObservePartnerClient } from '../../shared/services/observe-partner-client.ts';
import { type HubSpotEvent, hubSpotEventSchema, messageSchema } from './schema.ts';

/** What dispatching needs. */
export interface DispatchEventDependencies {
  readonly partnerPortalId: number;
  readonly partnerAppId: number;
  readonly connections: Pick<Connections, 'read'>;
  readonly partnerRecords: Pick<PartnerRecords, 'read'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly observe: ObservePartnerClient;
  readonly receivedEvents: ReceivedEvents;
  readonly clock: Clock;
  /** Counts events that could not be read, or that nothing is done with. */
  readonly count: (metric: 'EventUnreadable' | 'EventIgnored') => void;
}

/** Events that say something of a partner client. All others are recorded and ignored. */
const PARTNER_CLIENT_EVENT =
  /^(object|partner_client)\.(creation|propertyChange|deletion|restore|merge|associationChange)$/;

/**
 * Draws the consequences of one event of HubSpot, or of a person's "look again". An event carries no state: the record is read.
 * 1. What is no event is recorded and counted; it would be no better the next time.
 * 2. An event that was dealt with before is left alone.
 * 3. Events of other portals that have the app, and of types that nothing is done with, are recorded.
 * 4. The record is read, and its state has its consequences; then the event is recorded, so that dying here repeats it.
 */
export function createDispatchEvent(dependencies: DispatchEventDependencies) {
  const { partnerPortalId, receivedEvents, clock, count } = dependencies;

  return async (body: unknown): Promise<EventVerdict | 'duplicate'> => {
    const message = messageSchema.safeParse(body);
    if (!message.success) {
      count('EventUnreadable');
      return 'unreadable';
    }
    const { correlationId } = message.data;
    if (message.data.kind === 'recheck') {
      await look(message.data.recordId, correlationId);
      return 'handled';
    }
    // 1. No event.
    const parsed = hubSpotEventSchema.safeParse(message.data.event);
    if (!parsed.success) {
      count('EventUnreadable');
      const key = `unreadable:${JSON.stringify(message.data.event)}`;
      await receivedEvents.record({ key, verdict: 'unreadable', correlationId, at: clock.now().toISOString() });
      return 'unreadable';
    }
    // 2. Known.
    const event = parsed.data;
    const key = keyOf(event);
    if (await receivedEvents.seen(key)) return 'duplicate';
    const verdict = await consequences(event, correlationId);
    await receivedEvents.record({
      key,
      verdict,
      subscriptionType: event.subscriptionType,
      portalId: event.portalId,
      objectId: String(event.objectId),
      occurredAt: new Date(event.occurredAt).toISOString(),
      correlationId,
      at: clock.now().toISOString(),
    });
    return verdict;
  };

  async function consequences(event: HubSpotEvent, correlationId: string): Promise<EventVerdict> {
    // 3. Not for us.
    if (event.portalId !== partnerPortalId) {
      count('EventIgnored');
      return 'other-portal';
    }
    if (!PARTNER_CLIENT_EVENT.test(event.subscriptionType)) {
      count('EventIgnored');
      return 'ignored-type';
    }
    // 4. The record.
    return (await look(String(event.objectId), correlationId)) ? 'handled' : 'not-connected';
  }

  async function look(recordId: string, correlationId: string): Promise<boolean> {
    const connection = await dependencies.connections.read(dependencies.partnerAppId, partnerPortalId);
    if (connection === undefined) return false;
    const record = (await dependencies.partnerRecords.read(recordId)) ?? (await deleted(recordId));
    if (record !== undefined)
      await dependencies.observe(record, { connectedAt: connection.connectedAt, correlationId });
    return true;
  }

  /** A record that is gone although we knew it: the client took the invitation back, or was removed. */
  async function deleted(recordId: string): Promise<PartnerClientRecord | undefined> {
    const client = await dependencies.clients.read(clientIdOf(recordId));
    return client && { recordId, name: client.name, status: 'withdrawn', statusSince: clock.now().toISOString() };
  }
}

/** HubSpot repeats deliveries and does not promise that an event id is unique; the attempt number is left out on purpose. */
function keyOf(event: HubSpotEvent): string {
  return [
    event.portalId,
    event.subscriptionId,
    event.subscriptionType,
    event.objectId,
    event.occurredAt,
    event.eventId,
  ].join(':');
}
