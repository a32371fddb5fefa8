import * as z from 'zod';

/** What lies in the event queue: an event as HubSpot sent it, or the wish to look at a record again. */
export const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('event'), event: z.unknown(), correlationId: z.string() }),
  z.object({ kind: z.literal('recheck'), recordId: z.string(), correlationId: z.string() }),
]);

/** The fields of an event that are used; HubSpot's documentation of webhooks. Numbers may come as strings in some types. */
export const hubSpotEventSchema = z.object({
  eventId: z.union([z.int(), z.string()]),
  subscriptionId: z.union([z.int(), z.string()]),
  portalId: z.int(),
  subscriptionType: z.string().min(1),
  objectId: z.union([z.int(), z.string().regex(/^\d+$/)]),
  /** Milliseconds since 1970. */
  occurredAt: z.int().positive(),
});
/** @see hubSpotEventSchema */
export type HubSpotEvent = z.infer<typeof hubSpotEventSchema>;
