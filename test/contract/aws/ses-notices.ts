/**
 * What SES tells, in the shapes that AWS documents: "Amazon SNS notification contents for Amazon SES" and "Contents of event data that
 * Amazon SES publishes to Amazon SNS". Fields that nobody reads are there too, since SES may add any.
 */

const MAIL = {
  timestamp: '2026-11-24T09:00:00.101Z',
  source: 'steward@example.com',
  sourceArn: 'arn:aws:ses:eu-central-1:000000000000:identity/example.com',
  sendingAccountId: '000000000000',
  messageId: '0107019ab1c2d3e4-11111111-2222-4333-8444-555555555555-000000',
  destination: ['delivery-manager@example.com'],
};

const HEADERS = {
  headersTruncated: false,
  headers: [
    { name: 'From', value: 'steward@example.com' },
    { name: 'To', value: 'delivery-manager@example.com' },
  ],
  commonHeaders: { from: ['steward@example.com'], to: ['delivery-manager@example.com'], subject: 'Decide by Friday' },
};

const BOUNCE = {
  feedbackId: '0107019ab1c2d3f5-66666666-7777-4888-9999-aaaaaaaaaaaa-000000',
  bounceType: 'Permanent',
  bounceSubType: 'General',
  bouncedRecipients: [
    {
      emailAddress: 'delivery-manager@example.com',
      action: 'failed',
      status: '5.1.1',
      diagnosticCode: 'smtp; 550 5.1.1 user unknown',
    },
  ],
  timestamp: '2026-11-24T09:00:02.669Z',
  reportingMTA: 'dns; mta.example.com',
};

const COMPLAINT = {
  feedbackId: '0107019ab1c2d3f6-66666666-7777-4888-9999-bbbbbbbbbbbb-000000',
  complaintSubType: null,
  complainedRecipients: [{ emailAddress: 'delivery-manager@example.com' }],
  timestamp: '2026-11-24T09:05:00.000Z',
  userAgent: 'ExampleCorp Feedback Loop (V0.01)',
  complaintFeedbackType: 'abuse',
  arrivalDate: '2026-11-24T09:04:59.000Z',
};

/** Events of a configuration set. */
export const EVENTS = {
  bounce: {
    eventType: 'Bounce',
    bounce: BOUNCE,
    mail: {
      ...MAIL,
      ...HEADERS,
      tags: { 'ses:configuration-set': ['steward-prod'], 'ses:from-domain': ['example.com'] },
    },
  },
  transient: {
    eventType: 'Bounce',
    bounce: { ...BOUNCE, bounceType: 'Transient', bounceSubType: 'MailboxFull' },
    mail: MAIL,
  },
  undetermined: { eventType: 'Bounce', bounce: { ...BOUNCE, bounceType: 'Undetermined' }, mail: MAIL },
  complaint: { eventType: 'Complaint', complaint: COMPLAINT, mail: { ...MAIL, ...HEADERS } },
  notSpam: { eventType: 'Complaint', complaint: { ...COMPLAINT, complaintFeedbackType: 'not-spam' }, mail: MAIL },
  send: { eventType: 'Send', mail: MAIL, send: {} },
};

/** Notifications of an identity. Without a report of the other mail server, little is known of the recipient. */
export const NOTIFICATIONS = {
  bounce: { notificationType: 'Bounce', bounce: { ...BOUNCE, remoteMtaIp: '192.0.2.1' }, mail: MAIL },
  bounceWithoutReport: {
    notificationType: 'Bounce',
    bounce: {
      bounceType: 'Permanent',
      bounceSubType: 'Suppressed',
      bouncedRecipients: [{ emailAddress: 'Delivery Manager <Delivery-Manager@example.com>' }],
      timestamp: '2026-11-24T09:00:02.669Z',
      feedbackId: BOUNCE.feedbackId,
    },
    mail: MAIL,
  },
  complaintWithoutReport: {
    notificationType: 'Complaint',
    complaint: {
      complainedRecipients: COMPLAINT.complainedRecipients,
      timestamp: COMPLAINT.timestamp,
      feedbackId: COMPLAINT.feedbackId,
    },
    mail: MAIL,
  },
  delivery: {
    notificationType: 'Delivery',
    mail: MAIL,
    delivery: { timestamp: MAIL.timestamp, recipients: MAIL.destination, smtpResponse: '250 ok' },
  },
  topicSet: {
    notificationType: 'AmazonSnsSubscriptionSucceeded',
    message: 'You have successfully subscribed your Amazon SNS topic to receive notifications from Amazon SES.',
  },
};

/** What SES writes to a topic when a configuration set is told to use it: a sentence, no JSON. */
export const TOPIC_VALIDATED = 'Successfully validated SNS topic for Amazon SES event publishing.';

/** SNS's envelope around a message, as a queue gets it where delivery is not raw. */
export function inEnvelope(message: unknown): object {
  return {
    Type: 'Notification',
    MessageId: '0ec3ac6d-9f51-5389-a925-f287c0aac55e',
    TopicArn: 'arn:aws:sns:eu-central-1:000000000000:steward-prod-bounces',
    Subject: 'Amazon SES Email Event Notification',
    Message: typeof message === 'string' ? message : JSON.stringify(message),
    Timestamp: '2026-11-24T09:00:03.000Z',
    SignatureVersion: '1',
    Signature: 'EXAMPLE',
    SigningCertURL: 'https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-example.pem',
    UnsubscribeURL: 'https://sns.eu-central-1.amazonaws.com/?Action=Unsubscribe',
  };
}
