import { describe, expect, it } from 'vitest';
import { composeAcceptanceTask } from '../../../shared/mails/acceptance-task.tsx';
import { composeAccessChanged } from '../../../shared/mails/access-changed.tsx';
import { composeApprovalQuestion } from '../../../shared/mails/approval-question.tsx';
import type { ComposedMail } from '../../../shared/mails/composed-mail.ts';
import { composeConnectInvitation } from '../../../shared/mails/connect-invitation.tsx';
import { composeContactNeeded } from '../../../shared/mails/contact-needed.tsx';
import { composeCourseNotice } from '../../../shared/mails/course-notice.tsx';
import { composeManualStep } from '../../../shared/mails/manual-step.tsx';
import { composePortalRules } from '../../../shared/mails/portal-rules.tsx';
import { SAMPLE, SAMPLE_LINK } from '../../support/preview-data.ts';
import { sampleMails } from '../../support/preview-documents.ts';

const HOSTILE = '<script>alert(1)</script>';
const mails = Object.entries(sampleMails());
const linked: [string, ComposedMail][] = [
  ['approval-question', composeApprovalQuestion(SAMPLE.approvalQuestion)],
  ['acceptance-task', composeAcceptanceTask(SAMPLE.acceptanceTask)],
  ['connect-invitation', composeConnectInvitation(SAMPLE.connectInvitation)],
  ['contact-needed', composeContactNeeded(SAMPLE.contactNeeded)],
  ['manual-step', composeManualStep(SAMPLE.manualStep)],
  ['portal-rules', composePortalRules(SAMPLE.portalRules)],
];

function times(text: string, part: string): number {
  return text.split(part).length - 1;
}

/** What each mail has, in the language of its reader. */
const WORDS = {
  en: { hello: 'Hello', because: 'You get this mail because', actsFor: 'Portal Steward acts for Example Agency.' },
  de: {
    hello: 'Guten Tag',
    because: 'Sie erhalten diese E-Mail, weil',
    actsFor: 'Portal Steward handelt im Auftrag von Example Agency.',
  },
};

describe.each(mails)('the mail %s', (name, mail) => {
  it('greets its reader and says for whom it was sent, in both parts', () => {
    for (const part of [mail.text, mail.html]) {
      const { hello, because, actsFor } = WORDS[name.endsWith('-de') ? 'de' : 'en'];
      expect(part).toMatch(new RegExp(`${hello} (Operations lead|Partner operations|Portal owner),`));
      expect(part.replaceAll('\n', ' ')).toContain(because);
      expect(part.replaceAll('\n', ' ')).toContain(actsFor);
    }
  });

  it('loads and runs nothing: no image, no tracking', () => {
    expect(mail.html).not.toMatch(/<script|<img|<link|url\(|\son\w+=/i);
  });

  it('has a subject of one line that names the client, or whom else it is about', () => {
    expect(mail.subject).toMatch(
      /Example Manufacturing|^Example Agency: |^Mail does not reach Delivery lead|^Consultant One: |your own portal is |^\d+ of \d+ people |^\d+ accesses differ /,
    );
    expect(mail.subject).not.toMatch(/[\r\n]/);
  });

  it('keeps lines of the text part short, but for links', () => {
    for (const line of mail.text.split('\n')) expect(line.length <= 72 || line.startsWith('https://')).toBe(true);
  });

  it('holds no value that is missing', () => {
    expect(`${mail.subject}${mail.text}${mail.html}`).not.toMatch(/undefined|null|NaN|\[object/);
  });
});

describe('the link', () => {
  it.each(linked)('of %s stands once in each part, as the one button and on a line of its own', (_name, mail) => {
    expect(times(mail.html, SAMPLE_LINK)).toBe(1);
    expect(mail.html).toMatch(new RegExp(`class="press"[^>]*><a href="${SAMPLE_LINK}"`));
    expect(times(mail.html, 'class="press"')).toBe(1);
    expect(times(mail.text, SAMPLE_LINK)).toBe(1);
    expect(mail.text.split('\n')).toContain(SAMPLE_LINK);
  });

  it('is asked not to be passed on, where there is one', () => {
    expect(composeApprovalQuestion(SAMPLE.approvalQuestion).html).toContain('please do not forward this mail');
    expect(composeCourseNotice(SAMPLE.courseNotice).html).not.toContain('please do not forward this mail');
  });

  it('into HubSpot is written out in the acceptance task', () => {
    const mail = composeAcceptanceTask(SAMPLE.acceptanceTask);
    expect(mail.text.split('\n')).toContain(SAMPLE.acceptanceTask.deepLink);
    expect(mail.html).toContain(`href="${SAMPLE.acceptanceTask.deepLink}"`);
  });
});

describe('a reminder', () => {
  it.each([
    ['approval-question', (reminder: number) => composeApprovalQuestion({ ...SAMPLE.approvalQuestion, reminder })],
    ['acceptance-task', (reminder: number) => composeAcceptanceTask({ ...SAMPLE.acceptanceTask, reminder })],
    ['connect-invitation', (reminder: number) => composeConnectInvitation({ ...SAMPLE.connectInvitation, reminder })],
    ['contact-needed', (reminder: number) => composeContactNeeded({ ...SAMPLE.contactNeeded, reminder })],
    ['manual-step', (reminder: number) => composeManualStep({ ...SAMPLE.manualStep, reminder })],
  ])('of %s keeps the subject and says so in the first line', (_name, compose) => {
    const [first, second] = [compose(0), compose(2)];
    expect(second.subject).toBe(first.subject);
    expect(first.text).not.toContain('Reminder');
    expect(second.text.split('\n\n')[1]).toBe('Reminder 2: this is still open.');
    expect(second.html).toContain('Reminder 2: this is still open.');
  });
});

describe('what others have written', () => {
  it.each([
    ['approval-question', composeApprovalQuestion({ ...SAMPLE.approvalQuestion, clientName: HOSTILE, title: HOSTILE })],
    ['acceptance-task', composeAcceptanceTask({ ...SAMPLE.acceptanceTask, clientName: HOSTILE })],
    ['connect-invitation', composeConnectInvitation({ ...SAMPLE.connectInvitation, clientName: HOSTILE })],
    ['contact-needed', composeContactNeeded({ ...SAMPLE.contactNeeded, clientName: HOSTILE })],
    ['manual-step', composeManualStep({ ...SAMPLE.manualStep, clientName: HOSTILE })],
    ['course-notice', composeCourseNotice({ ...SAMPLE.courseNotice, clientName: HOSTILE, note: HOSTILE })],
    ['access-changed', composeAccessChanged({ ...SAMPLE.accessChanged, clientName: HOSTILE })],
    ['portal-rules', composePortalRules({ ...SAMPLE.portalRules, clientName: HOSTILE })],
  ])('is text in %s', (_name, mail) => {
    expect(mail.html).not.toContain('<script>');
    expect(mail.html).toContain('&lt;script>');
  });

  it('can break neither the subject nor a line of the text part', () => {
    const mail = composeContactNeeded({ ...SAMPLE.contactNeeded, clientName: 'Example\r\nBcc: x@example.com' });
    expect(mail.subject).toContain('Example Bcc: x@example.com');
    expect(mail.text.split('\n').some((line) => line.startsWith('Bcc:'))).toBe(false);
  });

  it('is quoted line by line where it is a note', () => {
    const { text } = composeCourseNotice(SAMPLE.courseNotice);
    expect(text).toContain('> The client has no contract yet.\n> Ask again once it is signed.');
  });
});

describe('the connect invitation', () => {
  it('marks optional scopes, and no other', () => {
    const { text, html } = composeConnectInvitation(SAMPLE.connectInvitation);
    expect(text).toContain('* account-info.security.read (optional)');
    expect(times(text, '(optional)')).toBe(1);
    expect(html).toMatch(/account-info\.security\.read<span[^>]*> · optional<\/span>/);
    expect(times(html, ' · optional')).toBe(1);
  });

  it('says what the agreed package does before what partners can do in general', () => {
    const general = 'What a partner can do in general, within the permissions you give:';
    const { text } = composeConnectInvitation(SAMPLE.connectInvitation);
    expect(text).toMatch(/Part of Marketing operations:[\s\S]*Not part of it:[\s\S]*What a partner can do/);
    const unnamed = composeConnectInvitation({ ...SAMPLE.connectInvitation, packageName: undefined }).text;
    expect(unnamed).toContain(general);
    expect(unnamed).not.toMatch(/part of/i);
    const nothingMore = composeConnectInvitation({ ...SAMPLE.connectInvitation, packageDoesNot: [] }).text;
    expect(nothingMore).not.toContain('Not part of it');
  });
});

describe('the manual step', () => {
  it('says first who and what, then why, and what a new permission set should allow', () => {
    const { text } = composeManualStep(SAMPLE.manualStep);
    expect(text.replaceAll('\n', ' ')).toMatch(
      /Hello Portal owner, {2}Please give Consultant 2 \(consultant-2@example\.com\) the permission set.*The portal has no permission set of this name.*What the permission set should allow:/,
    );
    expect(composeManualStep({ ...SAMPLE.manualStep, packageDoes: undefined }).text).not.toContain('should allow');
  });
});

describe('the course notice', () => {
  const ENDS = [
    'approved',
    'declined',
    'approval-expired',
    'acceptance-expired',
    'connection-expired',
    'withdrawn',
    'connected',
    'provisioned',
    'partly',
    'refused',
    'ended',
    'parked',
  ] as const;

  it('has its own subject and words for each end', () => {
    const all = ENDS.map((end) =>
      composeCourseNotice({ ...SAMPLE.courseNotice, end, byName: undefined, note: undefined }),
    );
    expect(new Set(all.map((mail) => mail.subject)).size).toBe(ENDS.length);
    expect(new Set(all.map((mail) => mail.text.split('\n\n')[2])).size).toBe(ENDS.length);
  });
});

describe('the mail about changed access', () => {
  it('counts in the subject, and lists each change with before, after, reason and the time of reading back', () => {
    const mail = composeAccessChanged(SAMPLE.accessChanged);
    expect(mail.subject).toBe('Example Manufacturing, portal 20000001: 1 user added, 1 removed by Example Agency');
    for (const words of [
      'consultant-1@example.com',
      'Before:    No access',
      'After:     Marketing contributor, team Marketing',
      'Why:       The engagement needs it.',
      'Read back: Tue 24 Nov 2026, 14:31 (Europe/Berlin)',
    ]) {
      expect(mail.text).toContain(words);
    }
  });
});
