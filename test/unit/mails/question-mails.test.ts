import { describe, expect, it } from 'vitest';
import { composeAddressUnreachable } from '../../../shared/mails/address-unreachable.tsx';
import { type ApprovalQuestionData, composeApprovalQuestion } from '../../../shared/mails/approval-question.tsx';
import { composeAskedBack } from '../../../shared/mails/asked-back.tsx';
import type { ComposedMail } from '../../../shared/mails/composed-mail.ts';
import { composeDigest } from '../../../shared/mails/digest.tsx';
import { composeMyQuestions } from '../../../shared/mails/my-questions.tsx';
import { composeQuestionHandled } from '../../../shared/mails/question-handled.tsx';
import { composeQuestionStuck } from '../../../shared/mails/question-stuck.tsx';
import { composeReplied } from '../../../shared/mails/replied.tsx';
import { SAMPLE, SAMPLE_LINK } from '../../support/preview-data.ts';
import { sampleMails } from '../../support/preview-documents.ts';
import { QUESTION_SAMPLE, questionMails } from '../../support/preview-questions.ts';

const HOSTILE = '<script>alert(1)</script>';
const { consent, handled, askedBack, replied, myQuestions, digest, unreachable, stuck } = QUESTION_SAMPLE;
const asked: ApprovalQuestionData = SAMPLE.approvalQuestion;

/** The words of a part, in their order, without marks of its layout. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\d@./’-]{2,}/gu) ?? [];
}

/** What the HTML part shows, as text. */
function shown(html: string): string {
  return html
    .replace(/<(title|style)>[\s\S]*?<\/\1>/g, '')
    .replace(/<div style="display:none[\s\S]*?<\/div>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

function unwrapped(mail: ComposedMail): string {
  return mail.text.replaceAll('\n', ' ');
}

describe.each(Object.entries(sampleMails()))('the mail %s', (_name, mail) => {
  it('says in plain text all that it shows', () => {
    const said = new Set(wordsOf(mail.text).map((word) => word.replace(/[.,:]+$/, '')));
    const missing = wordsOf(shown(mail.html)).filter((word) => !said.has(word.replace(/[.,:]+$/, '')));
    expect(missing).toEqual([]);
  });

  it('links nowhere where following the link would decide', () => {
    for (const [, href] of mail.html.matchAll(/href="([^"]*)"/g))
      expect(href).not.toMatch(/answer=|act=|approve|decline/);
    expect(mail.html).not.toMatch(/<form|<button/);
  });
});

describe('mails that ask for one decision', () => {
  const everybody: Record<string, ComposedMail> = {
    reminder: composeApprovalQuestion({ ...asked, reminder: 3 }),
    'another person': composeApprovalQuestion({ ...asked, recipientName: 'Delivery lead' }),
    'a later step': composeApprovalQuestion({ ...asked, stage: { name: 'Finance', position: 2, count: 2 } }),
    'somebody in whose hands it came': composeApprovalQuestion({
      ...asked,
      because: 'Delivery lead handed it to you.',
    }),
    'the client': composeApprovalQuestion({ ...asked, party: 'client', elevated: { clientName: asked.clientName } }),
    'after an answer': composeReplied({ ...replied, recipientName: 'Delivery lead' }),
  };

  it.each(Object.entries(everybody))('have the same subject: %s', (_name, mail) => {
    expect(mail.subject).toBe('Decide by Fri 27 Nov 2026: Accept Example Manufacturing with Marketing operations?');
  });

  it('name the client in the subject where the title does not', () => {
    expect(composeApprovalQuestion({ ...asked, title: 'Set up the access?' }).subject).toBe(
      'Decide by Fri 27 Nov 2026: Example Manufacturing: Set up the access?',
    );
  });

  it('have other subjects than notices', () => {
    const subject = composeApprovalQuestion(asked).subject;
    for (const mail of [composeQuestionHandled(handled), composeAskedBack(askedBack), composeQuestionStuck(stuck)]) {
      expect(mail.subject).not.toBe(subject);
    }
  });
});

describe('the approval question', () => {
  it('names the step where there are several, and why one is asked', () => {
    const because = 'Delivery lead has not answered, so you are asked too.';
    const { text } = composeApprovalQuestion({ ...asked, because, stage: { name: 'Finance', position: 2, count: 3 } });
    expect(text).toMatch(/Step: +2 of 3: Finance/);
    expect(text).toContain(because);
    expect(composeApprovalQuestion({ ...asked, stage: { name: 'Finance', position: 1, count: 1 } }).text).not.toContain(
      'Step:',
    );
  });

  it('says what elevated access takes, and only there', () => {
    expect(unwrapped(composeApprovalQuestion(consent))).toContain('you type the client’s name on the page');
    expect(unwrapped(composeApprovalQuestion(asked))).not.toContain('type the client’s name');
  });

  it('asks the client for consent without our words', () => {
    const mail = composeApprovalQuestion(consent);
    expect(unwrapped(mail)).toContain('Example Agency asks for your consent.');
    expect(unwrapped(mail)).toContain('you are a super admin of Example Manufacturing, or its named contact');
    expect(mail.text).not.toMatch(/approval policy|approve or decline|partner operations asks/i);
  });
});

describe('the notice that a question was handled', () => {
  it.each([
    ['approved', 'Approved: Accept Example Manufacturing with Marketing operations'],
    ['declined', 'Declined: Accept Example Manufacturing with Marketing operations'],
    ['expired', 'Not answered in time: Accept Example Manufacturing with Marketing operations'],
    ['withdrawn', 'Withdrawn: Accept Example Manufacturing with Marketing operations'],
  ] as const)('says that it was %s', (result, subject) => {
    expect(composeQuestionHandled({ ...handled, result }).subject).toBe(subject);
  });

  it('says by whom and when, and asks for nothing', () => {
    const { text } = composeQuestionHandled(handled);
    expect(text).toMatch(/By: +Delivery lead and Managing director/);
    expect(text).toMatch(/When: +Wed 25 Nov 2026, 12:32 \(Europe\/Berlin\)/);
    expect(text).not.toMatch(/Decide|Answer by/);
  });

  it('leaves out what there is not', () => {
    const mail = composeQuestionHandled({ ...handled, byNames: [], link: undefined });
    expect(mail.text).not.toMatch(/^By:/m);
    expect(mail.html).not.toContain('<a ');
    expect(mail.text).not.toContain('forward');
  });
});

describe('asking back', () => {
  it('is mailed with the words as they were written, and one link', () => {
    const mail = composeAskedBack(askedBack);
    expect(mail.subject).toBe(
      'Answer Operations lead by Fri 27 Nov 2026: Accept Example Manufacturing with Marketing operations?',
    );
    expect(mail.text).toContain(
      'Operations lead:\n> Why does Consultant 2 need it before the kick-off?\n> The contract',
    );
    expect(mail.text.split('\n').filter((line) => line === SAMPLE_LINK)).toHaveLength(1);
  });

  it('is answered with the words of the reply, and the link to decide', () => {
    const mail = composeReplied(replied);
    expect(mail.text).toMatch(/Partner operations:\n> The client moves/);
    expect(mail.text).toContain(`Look at it and decide:\n${SAMPLE_LINK}\n`);
  });
});

describe('open questions sent again', () => {
  it('have a button each, under their title, soonest first in the subject', () => {
    const mail = composeMyQuestions(myQuestions);
    expect(mail.subject).toBe('Example Agency: 2 decisions wait for you, the first by Fri 27 Nov 2026');
    expect(mail.html.match(/class="press"/g)).toHaveLength(2);
    expect(mail.text).toContain('Example Logistics: Set up the agreed access?\nAnswer by Mon 30 Nov 2026');
    for (const { link } of myQuestions.questions) expect(mail.text.split('\n')).toContain(link);
    expect(unwrapped(mail)).toContain('The links are for you alone');
  });

  it('are counted', () => {
    expect(composeMyQuestions({ ...myQuestions, questions: myQuestions.questions.slice(0, 1) }).subject).toBe(
      'Example Agency: one decision waits for you, by Fri 27 Nov 2026',
    );
    const none = composeMyQuestions({ ...myQuestions, questions: [] });
    expect(none.subject).toBe('Example Agency: no decision waits for you');
    expect(none.html).not.toContain('<a ');
  });
});

describe('the digest', () => {
  it('lists each notice with its time, and links nowhere', () => {
    const mail = composeDigest(digest);
    expect(mail.subject).toBe('Example Agency: 2 notices, Wed 25 Nov 2026');
    for (const words of [
      '\nExample Manufacturing: approved\nWed 25 Nov 2026, 12:32 (Europe/Berlin). The',
      'portal connected',
      '15:05',
    ]) {
      expect(mail.text).toContain(words);
    }
    expect(mail.html).not.toContain('<a ');
    expect(composeDigest({ ...digest, notices: digest.notices.slice(0, 1) }).subject).toBe(
      'Example Agency: one notice, Wed 25 Nov 2026',
    );
  });
});

describe('mails to partner operations', () => {
  it('say whom no mail reaches, why, what waited and what was done', () => {
    const mail = composeAddressUnreachable(unreachable);
    expect(mail.subject).toBe('Mail does not reach Delivery lead, 2 decisions wait');
    for (const words of ['delivery-lead@example.com', 'does not take it', unreachable.done, '2. Set up the agreed']) {
      expect(unwrapped(mail)).toContain(words);
    }
    const complaint = composeAddressUnreachable({ ...unreachable, why: 'complaint', questions: [] });
    expect(complaint.subject).toBe('Mail does not reach Delivery lead');
    expect(complaint.text).toContain('reported as unwanted');
    expect(complaint.text).not.toContain('waited');
  });

  it('say that nobody is left, and give the command on a line of its own, however long', () => {
    const command =
      'steward question reassign an-id-that-is-much-longer-than-a-line-of-the-mail.AskApproval.1 --to a@example.com';
    const mail = composeQuestionStuck({ ...stuck, command });
    expect(mail.subject).toMatch(/^Name a decider by Fri 27 Nov 2026: /);
    expect(mail.text.split('\n')).toContain(command);
    expect(mail.html).toContain(command);
    expect(unwrapped(mail)).toContain(stuck.reason);
  });
});

describe('what others have written', () => {
  it.each([
    [
      'question',
      composeApprovalQuestion({ ...asked, because: HOSTILE, stage: { name: HOSTILE, position: 1, count: 2 } }),
    ],
    ['handled', composeQuestionHandled({ ...handled, title: HOSTILE, byNames: [HOSTILE] })],
    ['asked back', composeAskedBack({ ...askedBack, text: HOSTILE, askedByName: HOSTILE })],
    ['replied', composeReplied({ ...replied, text: HOSTILE, byName: HOSTILE })],
    ['my questions', composeMyQuestions({ ...myQuestions, recipientName: HOSTILE })],
    ['digest', composeDigest({ ...digest, notices: [{ heading: HOSTILE, text: HOSTILE, at: handled.at }] })],
    ['unreachable', composeAddressUnreachable({ ...unreachable, personName: HOSTILE, questions: [HOSTILE] })],
    ['stuck', composeQuestionStuck({ ...stuck, command: HOSTILE, reason: HOSTILE })],
  ])('is text: %s', (_name, mail) => {
    expect(mail.html).not.toContain('<script>');
    expect(mail.html).toContain('&lt;script>');
  });

  it('breaks no subject', () => {
    const title = 'Accept\r\nBcc: x@example.com';
    for (const mail of [composeApprovalQuestion({ ...asked, title }), composeQuestionHandled({ ...handled, title })]) {
      expect(mail.subject).not.toMatch(/[\r\n]/);
    }
    expect(Object.keys(questionMails()).length).toBeGreaterThan(10);
  });
});
