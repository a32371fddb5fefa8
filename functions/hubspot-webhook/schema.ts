import * as z from 'zod/mini';

/** A delivery: 1 to 100 events (HubSpot's documentation of webhooks). `zod/mini` because this function must load fast. */
export const deliverySchema = z.array(z.unknown()).check(z.minLength(1), z.maxLength(100));
