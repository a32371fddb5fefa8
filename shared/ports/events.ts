/** What became of a received event. */
export type EventVerdict = 'handled' | 'other-portal' | 'ignored-type' | 'unreadable' | 'not-connected';

/** A webhook event that was received, kept for 30 days: for duplicates and for questions. */
export interface ReceivedEvent {
  /** (portalId, subscriptionId, subscriptionType, objectId, occurredAt, eventId): never the attempt number. */
  readonly key: string;
  readonly verdict: EventVerdict;
  readonly subscriptionType?: string | undefined;
  readonly portalId?: number | undefined;
  readonly objectId?: string | undefined;
  readonly occurredAt?: string | undefined;
  readonly correlationId: string;
  readonly at: string;
}

/** Events as received. */
export interface ReceivedEvents {
  seen(key: string): Promise<boolean>;
  record(event: ReceivedEvent): Promise<void>;
}

/** A person says that HubSpot has changed: the record is read again, nothing is taken on trust. */
export interface RecheckQueue {
  recheck(recordId: string, correlationId: string): Promise<void>;
}
