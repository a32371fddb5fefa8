import * as z from 'zod';
import { issueLine, issuesOf } from '../../shared/domain/input-issues.ts';

/** What SES tells of one mail, as far as it matters. */
export type BounceNotice =
  | { readonly kind: 'unreachable'; readonly why: 'bounce' | 'complaint'; readonly about: NoticeAbout }
  | { readonly kind: 'transient' }
  | { readonly kind: 'ignored'; readonly type: string };

/** Which mail, when, and whose addresses. */
export interface NoticeAbout {
  /** SES's id of the mail. */
  readonly messageId: string;
  /** UTC, ISO 8601. */
  readonly at: string;
  /** Addresses as the mail servers write them; there is one for each mail of ours. */
  readonly recipients: readonly string[];
}

const recipients = z.array(z.object({ emailAddress: z.string().min(1) })).min(1);
const mail = z.object({ messageId: z.string().min(1) });
const timestamp = z.iso.datetime({ offset: true });

const bounceSchema = z.object({
  mail,
  bounce: z.object({ bounceType: z.string(), timestamp, bouncedRecipients: recipients }),
});
const complaintSchema = z.object({
  mail,
  complaint: z.object({ timestamp, complainedRecipients: recipients, complaintFeedbackType: z.string().nullish() }),
});
const typeSchema = z.object({ eventType: z.string().optional(), notificationType: z.string().optional() });
const envelopeSchema = z.object({ Type: z.literal('Notification'), Message: z.string() });

/** SES writes this sentence to a topic, in place of JSON, when a configuration set is told to use it. */
const TOPIC_VALIDATED = /^Successfully validated SNS topic/;

/**
 * Reads a notice of SES: an event of a configuration set (`eventType`) or a notification of an identity (`notificationType`), as SNS delivers
 * it raw or in its envelope. Types that are not looked at are ignored, and so is the report that a mail is no spam.
 * @throws Error that names the field which does not fit, without what stands in it.
 */
export function readNotice(body: unknown): BounceNotice {
  const notice = contentOf(body);
  if (typeof notice === 'string' && TOPIC_VALIDATED.test(notice)) return { kind: 'ignored', type: 'topic-validated' };
  const { eventType, notificationType } = fitting(typeSchema, notice);
  const type = eventType ?? notificationType;
  if (type === undefined) throw new Error('notice: expected eventType or notificationType');
  if (type === 'Bounce') return readBounce(notice);
  if (type === 'Complaint') return readComplaint(notice);
  return { kind: 'ignored', type };
}

/** Only a permanent bounce says that the address does not work; `Transient` and `Undetermined` may have any cause. */
function readBounce(notice: unknown): BounceNotice {
  const { mail, bounce } = fitting(bounceSchema, notice);
  if (bounce.bounceType !== 'Permanent') return { kind: 'transient' };
  return unreachable('bounce', mail.messageId, bounce.timestamp, bounce.bouncedRecipients);
}

function readComplaint(notice: unknown): BounceNotice {
  const { mail, complaint } = fitting(complaintSchema, notice);
  if (complaint.complaintFeedbackType === 'not-spam') return { kind: 'ignored', type: 'not-spam' };
  return unreachable('complaint', mail.messageId, complaint.timestamp, complaint.complainedRecipients);
}

function unreachable(
  why: 'bounce' | 'complaint',
  messageId: string,
  at: string,
  of: readonly { readonly emailAddress: string }[],
): BounceNotice {
  const addresses = of.map(({ emailAddress }) => emailAddress);
  return { kind: 'unreachable', why, about: { messageId, at: new Date(at).toISOString(), recipients: addresses } };
}

/** What lies in SNS's envelope, or the body itself where it was delivered raw. */
function contentOf(body: unknown): unknown {
  const envelope = envelopeSchema.safeParse(body);
  if (!envelope.success) return body;
  try {
    return JSON.parse(envelope.data.Message);
  } catch {
    // A sentence, such as the one about the topic.
    return envelope.data.Message;
  }
}

function fitting<T>(schema: z.ZodType<T>, notice: unknown): T {
  const read = schema.safeParse(notice);
  if (read.success) return read.data;
  throw new Error(
    issuesOf(read.error)
      .map((issue) => issueLine('notice', issue))
      .join('; '),
  );
}
