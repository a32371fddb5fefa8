import { counted } from '../domain/audit/review-words.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';
import type { MailHouse } from './question-mail.ts';

/** Lines of an audit that nobody whom the policy names may review. */
export interface ReviewUnassignedData extends MailHouse {
  readonly auditId: string;
  readonly lines: number;
  readonly portals: number;
}

/** Tells partner operations, and what helps the next time. */
export function composeReviewUnassigned(data: ReviewUnassignedData): ComposedMail {
  const { auditId, lines, portals } = data;
  const what = `${counted(lines, 'line')} in ${counted(portals, 'portal')}`;
  return composeMail({
    agencyName: data.agencyName,
    recipientName: data.recipientName,
    subject: `${data.agencyName}: nobody may review ${what}`,
    preview: 'The approval policy decides about them at the end of the audit.',
    heading: `Nobody may review ${what}`,
    blocks: [
      {
        kind: 'paragraph',
        text: 'All whom the approval policy names for them are away or have left, stand in these lines themselves, asked for this audit, or carry out what is decided. The lines stay undecided: what the policy says of undecided lines becomes of them, and they are marked as overdue.',
      },
      {
        kind: 'facts',
        facts: [
          { label: 'Audit', value: auditId },
          { label: 'Lines', value: String(lines) },
          { label: 'Portals', value: String(portals) },
        ],
      },
      {
        kind: 'paragraph',
        text: 'For the next audit, name somebody else too under "reviews" of the approval policy.',
      },
      { kind: 'command', title: 'The audit', command: `steward audit show ${auditId}` },
    ],
    because: `You get this mail because you are partner operations of ${data.agencyName}.`,
  });
}
