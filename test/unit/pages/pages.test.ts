import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { renderConnectPage } from '../../../shared/pages/connect-page.tsx';
import { renderContactPage } from '../../../shared/pages/contact-page.tsx';
import { renderManualStepPage } from '../../../shared/pages/manual-step-page.tsx';
import { renderOnboardingPage } from '../../../shared/pages/onboarding-page.tsx';
import { renderQuestionPage } from '../../../shared/pages/question-page.tsx';
import { REVIEW_STYLE } from '../../../shared/pages/review-style.ts';
import { renderRulesPage } from '../../../shared/pages/rules-page.tsx';
import { contentSecurityPolicy } from '../../../shared/pages/style.ts';
import { renderTaskPage } from '../../../shared/pages/task-page.tsx';
import { SAMPLE } from '../../support/preview-data.ts';
import { samplePages } from '../../support/preview-documents.ts';

const HOSTILE = '<script>alert(1)</script>"\'&';
const pages = Object.entries(samplePages());

describe.each(pages)('the page %s', (name, html) => {
  it('is a whole document with one h1, its landmarks, a language and a title', () => {
    const language = name.endsWith('-de') ? 'de' : 'en';
    expect(html).toContain(`<!doctype html><html lang="${language}">`);
    expect(html).toMatch(/<title>[^<]+ · Example Agency<\/title>/);
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    for (const landmark of ['<header', '<main', '<footer']) expect(html.split(landmark)).toHaveLength(2);
  });

  it('runs nothing, loads nothing, and has no style attribute', () => {
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|\sstyle=/i);
  });

  it('carries exactly the style that the content security policy allows', () => {
    const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map((match) => match[1] ?? '');
    const hashes = styles.map((style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    const more = styles.length > 1 ? [REVIEW_STYLE] : [];
    expect(contentSecurityPolicy([], more)).toContain(`style-src ${hashes.join(' ')};`);
  });

  it('never sends its own address, which holds a secret, to another site', () => {
    expect(html).toContain('<meta name="referrer" content="no-referrer"');
  });
});

describe('the content security policy', () => {
  it('allows nothing by default', () => {
    const policy = contentSecurityPolicy([]);
    for (const rule of ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"]) {
      expect(policy.split('; ')).toContain(rule);
    }
  });

  it('names the origins to which a form may lead', () => {
    expect(contentSecurityPolicy(['https://app.hubspot.com'])).toContain("form-action 'self' https://app.hubspot.com;");
  });
});

describe('what others have written', () => {
  it.each([
    ['question', renderQuestionPage({ ...SAMPLE.questionPage, title: HOSTILE, error: HOSTILE, note: HOSTILE })],
    ['task', renderTaskPage({ ...SAMPLE.taskPage, clientName: HOSTILE })],
    ['connect', renderOnboardingPage({ ...SAMPLE.onboardingPage, clientName: HOSTILE })],
    ['manual step', renderManualStepPage({ ...SAMPLE.manualStepPage, clientName: HOSTILE, personName: HOSTILE })],
    ['contact', renderContactPage({ ...SAMPLE.contactPage, clientName: HOSTILE, email: HOSTILE, name: HOSTILE })],
    ['rules', renderRulesPage({ ...SAMPLE.rulesPage, clientName: HOSTILE })],
  ])('is shown as text on the %s page', (_name, html) => {
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script>alert(1)');
  });

  it('cannot leave the textarea', () => {
    const html = renderQuestionPage({ ...SAMPLE.questionPage, note: '</textarea><b>x' });
    expect(html).toContain('&lt;/textarea>');
    expect(html.match(/<\/textarea>/g)).toHaveLength(1);
  });
});

describe('the question page', () => {
  const html = renderQuestionPage(SAMPLE.questionPage);

  it('says who asks whom, until when in the reader’s zone, the risk, and the plan', () => {
    for (const words of [
      'A decision for Operations lead, asked by Partner operations',
      'Fri 27 Nov 2026, 16:00 (Europe/Berlin)',
      SAMPLE.questionPage.riskWords,
      'No user in this portal',
      'Export contacts',
    ]) {
      expect(html).toContain(words);
    }
  });

  it('posts a note and one of two answers', () => {
    expect(html).toContain(`<form method="post" action="${SAMPLE.questionPage.postPath}">`);
    expect(html).toContain('name="note"');
    expect([...html.matchAll(/name="answer" value="(\w+)"/g)].map((match) => match[1])).toEqual(['approve', 'decline']);
  });

  it('tells how many approvals there are where more than one is needed, and only there', () => {
    expect(html).toContain('1 of 2 approvals so far.');
    expect(renderQuestionPage({ ...SAMPLE.questionPage, quorum: 1, approvals: 0 })).not.toContain('approvals so far');
  });

  it('asks a person once', () => {
    const answered = renderQuestionPage({ ...SAMPLE.questionPage, alreadyAnswered: 'approve' });
    expect(answered).toContain('You have approved.');
    expect(answered).not.toContain('<form');
  });

  it('keeps the note, marks the field and says what is wrong after an answer that was not taken', () => {
    const again = renderQuestionPage({
      ...SAMPLE.questionPage,
      error: 'Declining needs a note.',
      errorAt: 'note',
      note: 'half a',
    });
    expect(again).toMatch(/role="alert"[\s\S]*Declining needs a note\./);
    expect(again).toMatch(/<textarea[^>]*aria-invalid="true"[^>]*>half a<\/textarea>/);
    expect(again).toContain('<title>Not sent yet: ');
  });
});

describe('the question page after an answer that was not taken', () => {
  const again = (errorAt?: 'note' | 'answer') =>
    renderQuestionPage({ ...SAMPLE.questionPage, error: 'Not taken.', errorAt });

  it('leads to the note only where the note is meant', () => {
    expect(again('note')).toMatch(/<a href="#note">[\s\S]*<textarea[^>]*aria-invalid="true"/);
    for (const html of [again('answer'), again()]) {
      expect(html).not.toContain('href="#note"');
      expect(html).toMatch(/<a href="#answer">[\s\S]*<h2 id="answer">/);
      expect(html).toContain('<textarea');
      expect(html).not.toMatch(/<textarea[^>]*aria-invalid/);
    }
  });

  it('says who reads the note, whoever asked', () => {
    expect(again()).toContain('Your colleagues at Example Agency can read it.');
  });
});

describe('the task page', () => {
  it('leads into HubSpot without telling it our address, and checks on a button', () => {
    const html = renderTaskPage(SAMPLE.taskPage);
    expect(html).toMatch(new RegExp(`href="${SAMPLE.taskPage.deepLink}"[^>]*rel="noopener noreferrer"`));
    expect(html).toContain('name="answer" value="check"');
    expect(html).not.toContain('role="alert"');
  });

  it('says that HubSpot does not show the acceptance yet', () => {
    expect(renderTaskPage({ ...SAMPLE.taskPage, status: 'not-yet' })).toContain('does not show it as accepted yet');
  });
});

describe('the onboarding page', () => {
  it('names each scope with its reason, and links to the installation without a form', () => {
    const html = renderOnboardingPage(SAMPLE.onboardingPage);
    for (const scope of [...SAMPLE.onboardingPage.scopes, ...SAMPLE.onboardingPage.optionalScopes]) {
      expect(html).toContain(scope.name);
      expect(html).toContain(scope.why);
    }
    expect(html).toContain(`href="${SAMPLE.onboardingPage.installPath}" rel="noreferrer"`);
    const plain = renderOnboardingPage({ ...SAMPLE.onboardingPage, canHandOn: false, canAddByHand: false });
    expect(plain).not.toContain('<form');
  });

  it('says what the agreed package does before what partners can do in general', () => {
    const heads = (html: string) => [...html.matchAll(/<h2>([^<]+)<\/h2><ul/g)].map((match) => match[1]);
    const general = ['What a partner can do in general, within the permissions you give', 'What a partner cannot do'];
    expect(heads(renderOnboardingPage(SAMPLE.onboardingPage))).toEqual([
      'Part of Marketing operations',
      'Not part of it',
      ...general,
    ]);
    expect(heads(renderOnboardingPage({ ...SAMPLE.onboardingPage, packageName: undefined }))).toEqual(general);
    expect(heads(renderConnectPage(SAMPLE.onboardingPage))).toEqual([]);
  });

  it('does not promise changes for the partner portal', () => {
    const html = renderConnectPage(SAMPLE.onboardingPage);
    expect(html).toContain('Connect the partner portal of Example Agency');
    expect(html).not.toContain('adds, changes and removes its own people');
  });
});

describe('the manual step page', () => {
  it('says the exact change and lets one say that it is done', () => {
    const html = renderManualStepPage(SAMPLE.manualStepPage);
    for (const words of ['consultant-2@example.com', 'Marketing contributor', 'name="answer" value="done"']) {
      expect(html).toContain(words);
    }
  });

  it('says first who and what, then why, and what a new permission set should allow', () => {
    const html = renderManualStepPage(SAMPLE.manualStepPage);
    expect(html).toMatch(
      /Please give Consultant 2 \(consultant-2@example\.com\) the permission set Marketing contributor\.[\s\S]*The portal has no permission set of this name/,
    );
    expect(html).toMatch(/What the permission set should allow[\s\S]*Make marketing dashboards/);
    expect(renderManualStepPage({ ...SAMPLE.manualStepPage, packageDoes: undefined })).not.toContain('should allow');
  });

  it('tells a change that is not there from a portal that could not be read', () => {
    const notYet = renderManualStepPage({ ...SAMPLE.manualStepPage, status: 'not-yet' });
    const unread = renderManualStepPage({ ...SAMPLE.manualStepPage, status: 'could-not-read' });
    expect(notYet).toContain('does not show this change yet');
    expect(unread).toContain('could not be read just now');
    expect(unread).not.toContain('does not show this change yet');
  });

  it('leaves out what is not needed', () => {
    const html = renderManualStepPage({ ...SAMPLE.manualStepPage, permissionSetName: '', teams: [] });
    expect(html).not.toContain('>Permission set</dt>');
    expect(html).not.toContain('>Teams</dt>');
  });
});

describe('the contact page', () => {
  it('asks for an address and a name, and keeps what was entered', () => {
    const html = renderContactPage({ ...SAMPLE.contactPage, error: 'Not an address.', email: 'x@', name: 'Owner' });
    expect(html).toMatch(/<input[^>]*name="email"[^>]*value="x@"/);
    expect(html).toMatch(/<input[^>]*name="name"[^>]*value="Owner"/);
    expect(html).toMatch(/role="alert"[\s\S]*Not an address\./);
  });
});

describe('the rules page', () => {
  it('says who has what, since when and until when', () => {
    const html = renderRulesPage(SAMPLE.rulesPage);
    for (const words of [
      'Consultant 1',
      'Marketing contributor, team Marketing',
      'Tue 24 Nov 2026',
      'Wed 24 Nov 2027',
      SAMPLE.rulesPage.howToEnd.split('&')[0] ?? '',
    ]) {
      expect(html).toContain(words);
    }
  });

  it('says so where nobody has access', () => {
    expect(renderRulesPage({ ...SAMPLE.rulesPage, members: [] })).toContain('Nobody of Example Agency has access');
  });
});
