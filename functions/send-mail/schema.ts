import * as z from 'zod';

/** A message of the mail queue: which mail of the outbox to send. */
export const sendMailMessage = z.object({ mailId: z.string().min(1) });
