import * as z from 'zod';

/** A mail that the product sent, as the inbox shows it. */
export interface Mail {
  /** The message id that SES answered to the product. */
  readonly id: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** UTC, ISO 8601. */
  readonly sentAt: string;
}

/** What the emulator answers on `GET /_ministack/ses/messages`: mails by account. */
const recorded = z.object({
  messages: z.record(
    z.string(),
    z.array(
      z.object({
        MessageId: z.string(),
        Source: z.string(),
        To: z.array(z.string()),
        CC: z.array(z.string()),
        BCC: z.array(z.string()),
        Subject: z.string(),
        BodyText: z.string(),
        BodyHtml: z.string().nullable(),
        Timestamp: z.number(),
      }),
    ),
  ),
});

/**
 * The mails that were sent, newest first; with `to`, only those that went to exactly this address (in any letter case).
 * @throws when the emulator does not answer, or answers something else.
 */
export async function readMails(endpoint: string, to?: string): Promise<Mail[]> {
  const reply = await fetch(`${endpoint}/_ministack/ses/messages`);
  if (!reply.ok) throw new Error(`The emulator answered ${reply.status} when asked for the sent mails.`);
  const { messages } = recorded.parse(await reply.json());
  return Object.values(messages)
    .flat()
    .map((mail) => ({
      id: mail.MessageId,
      from: mail.Source,
      to: [...mail.To, ...mail.CC, ...mail.BCC],
      subject: mail.Subject,
      text: mail.BodyText,
      html: mail.BodyHtml ?? '',
      sentAt: new Date(mail.Timestamp * 1000).toISOString(),
    }))
    .filter((mail) => to === undefined || mail.to.some((address) => sameAddress(address, to)))
    .sort((one, other) => other.sentAt.localeCompare(one.sentAt));
}

/** `Name <a@b>` and `a@b` are the same address. */
function sameAddress(one: string, other: string): boolean {
  return bare(one) === bare(other);
}

function bare(address: string): string {
  return (/<([^<>]+)>\s*$/.exec(address)?.[1] ?? address).trim().toLowerCase();
}
