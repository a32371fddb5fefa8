import { describe, expect, it } from 'vitest';
import { renderEndPage } from '../../../shared/pages/end-page.tsx';
import { END_STATUS } from '../../../shared/pages/end-words.ts';
import { renderMyQuestionsPage } from '../../../shared/pages/my-questions-page.tsx';
import { renderPendingPage } from '../../../shared/pages/pending-page.tsx';
import type { QuestionField } from '../../../shared/pages/question-more.tsx';
import { type QuestionPageData, renderQuestionPage } from '../../../shared/pages/question-page.tsx';
import { renderReplyPage } from '../../../shared/pages/reply-page.tsx';
import { SAMPLE } from '../../support/preview-data.ts';
import { samplePages } from '../../support/preview-documents.ts';
import { QUESTION_SAMPLE } from '../../support/preview-questions.ts';

const HOSTILE = '<script>alert(1)</script>"\'&';
const { page, consentPage, pending, reply } = QUESTION_SAMPLE;
const plain: QuestionPageData = SAMPLE.questionPage;
const elevated = { ...page, elevated: { clientName: 'Example Manufacturing' } };

/** The document without its style sheet, which names attributes and elements too. */
function bodyOf(html: string): string {
  return html.replace(/<style>[\s\S]*?<\/style>/, '');
}

function question(change: Partial<QuestionPageData> = {}): string {
  return bodyOf(renderQuestionPage({ ...page, ...change }));
}

/** The form that does one act, or the one that answers. */
function formOf(html: string, act?: string): string {
  const forms = html.match(/<form[\s\S]*?<\/form>/g) ?? [];
  const mark = act === undefined ? 'name="answer"' : `name="act" value="${act}"`;
  return forms.find((form) => form.includes(mark)) ?? '';
}

function names(form: string): (string | undefined)[] {
  return [...form.matchAll(/<(?:input|select|textarea)[^>]*\sname="(\w+)"/g)].map((match) => match[1]);
}

describe.each(Object.entries(samplePages()))('the page %s', (_name, html) => {
  const body = bodyOf(html);
  const ids = [...body.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);

  it('has no id twice, and each of its own links, labels and descriptions leads to one', () => {
    expect(new Set(ids).size).toBe(ids.length);
    const links = [...body.matchAll(/\s(?:href="#|for=")([^"]+)"/g)].map((match) => match[1]);
    const described = [...body.matchAll(/aria-describedby="([^"]+)"/g)].flatMap((match) => match[1]?.split(' ') ?? []);
    for (const id of [...links, ...described]) expect(ids).toContain(id);
  });

  it('labels every field', () => {
    const labelled = [...body.matchAll(/<label for="([^"]+)"/g)].map((match) => match[1]);
    for (const [tag] of body.matchAll(/<(?:input|select|textarea)[^>]*>/g)) {
      if (/type="(?:hidden|radio)"/.test(tag)) continue;
      expect(labelled).toContain(/\sid="([^"]+)"/.exec(tag)?.[1]);
    }
    for (const [around] of body.matchAll(/[^>]*>\s*<input type="radio"/g))
      expect(around).toMatch(/class="(choice|pick)"/);
  });

  it('skips no level of headings', () => {
    const levels = [...body.matchAll(/<h(\d)[ >]/g)].map((match) => Number(match[1]));
    expect(levels[0]).toBe(1);
    for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? level)).toBeLessThanOrEqual(1);
  });

  it('links nowhere where following the link would decide', () => {
    for (const [, href] of body.matchAll(/<a [^>]*href="([^"]*)"/g)) expect(href).not.toMatch(/answer=|act=/);
  });
});

describe('the question page', () => {
  it('names the step only where there are several', () => {
    expect(question({ stage: { name: 'Consent of the client', position: 2, count: 2 } })).toContain(
      'Step 2 of 2: Consent of the client',
    );
    expect(question({ stage: { name: 'Operations', position: 1, count: 1 } })).not.toContain('Step 1');
  });

  it('says why this person is asked, and how long the answer can be taken back', () => {
    expect(question()).toContain('Handed to you by Delivery lead, who is away until Mon 30 Nov 2026.');
    expect(question({ pauseSeconds: 90 })).toContain('You can take your answer back for 1 minute and 30 seconds.');
    expect(question({ pauseSeconds: 0 })).not.toContain('take your answer back');
  });

  it('shows what was asked back and answered before the answer is asked for, lines kept', () => {
    const html = question();
    expect(html).toContain('before the kick-off?\nThe contract begins');
    expect(html.indexOf('id="talk"')).toBeLessThan(html.indexOf('id="answer"'));
    expect(question({ talk: [] })).not.toContain('Asked and answered');
  });

  it('offers each other act as a form of its own, folded, after the answer', () => {
    const html = question();
    expect(names(formOf(html))).toEqual(['note']);
    expect(names(formOf(html, 'ask-back'))).toEqual(['act', 'text']);
    expect(names(formOf(html, 'delegate'))).toEqual(['act', 'to']);
    expect(names(formOf(html, 'away'))).toEqual(['act', 'until', 'delegate']);
    expect(names(formOf(html, 'notices'))).toEqual(['act', 'notices', 'notices']);
    expect(html.match(/<details>/g)).toHaveLength(4);
    expect(html.indexOf('<details')).toBeGreaterThan(html.indexOf('value="decline"'));
    expect(html.match(new RegExp(`<form method="post" action="${page.postPath}">`, 'g'))).toHaveLength(5);
  });

  it('offers no act that cannot be done', () => {
    const html = question({ canAskBack: false, delegates: [], canSetAway: false, notices: undefined });
    expect(html).not.toContain('<details');
    expect(html).not.toContain('What else you can do');
    expect(question({ delegates: [] })).not.toContain('value="delegate"');
    expect(names(formOf(question({ delegates: [] }), 'away'))).toEqual(['act', 'until']);
    expect(bodyOf(renderQuestionPage(plain))).not.toContain('<details');
    expect(question({ alreadyAnswered: 'approve' })).not.toContain('<form');
  });

  it('marks how notices come now', () => {
    expect(formOf(question({ notices: 'digest' }), 'notices')).toMatch(/value="digest" checked/);
    expect(formOf(question({ notices: 'at-once' }), 'notices')).toMatch(/value="at-once" checked/);
  });

  it('asks for the client’s name and a reason where the access is elevated; declining needs no name', () => {
    const form = formOf(bodyOf(renderQuestionPage(elevated)));
    expect(names(form)).toEqual(['clientName', 'note']);
    expect(form).toContain('Super admin or billing rights are asked for.');
    expect(form).toMatch(/<input[^>]*required[^>]*id="clientName"/);
    expect(form).toMatch(/<textarea[^>]*required[^>]*id="note"/);
    expect(form).toMatch(/<button[^>]*value="decline"[^>]*formnovalidate/);
    expect(form).not.toMatch(/<button[^>]*value="approve"[^>]*formnovalidate/);
    expect(formOf(question())).not.toMatch(/required|clientName|formnovalidate/);
  });

  it('asks the client for consent, in words of its own', () => {
    const html = bodyOf(renderQuestionPage({ ...consentPage, quorum: 2, approvals: 1 }));
    for (const words of ['We ask for your consent', '>I consent<', '>I do not consent<', 'your own portal']) {
      expect(html).toContain(words);
    }
    expect(html).toContain('1 of 2 have consented so far.');
    expect(html).not.toMatch(/Approve|Decline|colleagues|policy/);
    expect(bodyOf(renderQuestionPage({ ...consentPage, alreadyAnswered: 'decline' }))).toContain(
      'You have not consented.',
    );
  });

  it.each([
    ['asked-back', 'Your question was sent.'],
    ['taken-back', 'You have taken your answer back.'],
    ['reply-came', '<a href="#talk">Read the answer</a>'],
    ['too-late', 'What you just sent came too late'],
  ] as const)('says first that %s has just happened', (notice, words) => {
    expect(question({ notice })).toMatch(new RegExp(`role="status">[\\s\\S]*${words}[\\s\\S]*Answer by`));
  });
});

describe('an answer that was not taken', () => {
  const FIELDS: readonly [QuestionField, string | undefined][] = [
    ['note', undefined],
    ['clientName', undefined],
    ['text', 'ask-back'],
    ['to', 'delegate'],
    ['until', 'away'],
  ];

  it.each(FIELDS)('is explained at the top and beside %s, which is marked and in sight', (errorAt, act) => {
    const html = bodyOf(renderQuestionPage({ ...elevated, error: 'This is wrong.', errorAt }));
    expect(html).toMatch(
      new RegExp(`role="alert">[\\s\\S]*This is wrong\\.[\\s\\S]*href="#${errorAt}"[\\s\\S]*Answer by`),
    );
    expect(html).toMatch(new RegExp(`id="${errorAt}-error">This is wrong\\.<`));
    const marked = html.match(/<[^>]*aria-invalid="true"[^>]*>/g) ?? [];
    expect(marked).toHaveLength(1);
    expect(marked[0]).toContain(`id="${errorAt}"`);
    expect(marked[0]).toMatch(new RegExp(`aria-describedby="[^"]*${errorAt}-error`));
    const open = html.match(/<details open>[\s\S]*?<\/details>/g) ?? [];
    expect(open).toHaveLength(act === undefined ? 0 : 1);
    if (act !== undefined) expect(open[0]).toContain(`value="${act}"`);
  });

  it('keeps what was entered', () => {
    const entered = { clientName: 'Exam', text: 'Half a', to: 'p-2', until: '2026-11-30', delegate: 'p-1' };
    const html = bodyOf(renderQuestionPage({ ...elevated, error: 'Wrong.', errorAt: 'to', entered }));
    expect(html).toMatch(/value="Exam"[^>]*id="clientName"/);
    expect(html).toMatch(/<textarea[^>]*id="text"[^>]*>Half a</);
    expect(formOf(html, 'delegate')).toMatch(
      /<option[^>]*selected[^>]*value="p-2"|<option[^>]*value="p-2"[^>]*selected/,
    );
    expect(html).toMatch(/value="2026-11-30"[^>]*id="until"/);
    expect(formOf(html, 'away')).toMatch(/<option[^>]*selected[^>]*value="p-1"|<option[^>]*value="p-1"[^>]*selected/);
  });

  it('shows an error instead of news', () => {
    const html = question({ notice: 'asked-back', error: 'Wrong.', errorAt: 'text' });
    expect(html).not.toContain('Your question was sent.');
  });
});

describe('the page of a decision that can be taken back', () => {
  it('lets its decider take it back by a button, and says until when to the second', () => {
    const html = bodyOf(renderPendingPage(pending));
    expect(html).toContain('You have approved');
    expect(html).toContain('12:32:40 (Europe/Berlin)');
    expect(html).toContain(`<form method="post" action="${pending.postPath}">`);
    expect(html).toContain('name="act" value="take-back"');
  });

  it('gives others nothing to do', () => {
    const html = bodyOf(renderPendingPage({ ...pending, own: false, answer: 'decline' }));
    expect(html).toContain('Operations lead has declined');
    expect(html).not.toMatch(/<form|<button|<a /);
    expect(html).not.toContain('did not count');
    expect(renderPendingPage({ ...pending, own: false, late: true })).toContain('did not count');
  });

  it('tells a step from the whole question, and consent from approval', () => {
    expect(renderPendingPage({ ...pending, stageOnly: true })).toContain('the next step is asked');
    expect(renderPendingPage(pending)).not.toContain('the next step is asked');
    expect(renderPendingPage({ ...pending, party: 'client' })).toContain('You have consented');
    expect(renderPendingPage({ ...pending, party: 'client', answer: 'decline' })).toContain('You have not consented');
  });
});

describe('the reply page', () => {
  it('shows what was asked, and takes a reply but no decision', () => {
    const html = bodyOf(renderReplyPage(reply));
    expect(html).toContain('Operations lead asks you before deciding');
    expect(html).toContain('Why does Consultant 2 need it');
    expect(names(formOf(html, 'reply'))).toEqual(['act', 'text']);
    expect(html).not.toContain('name="answer"');
  });

  it('keeps a reply that was not taken', () => {
    const html = bodyOf(renderReplyPage({ ...reply, error: 'Too long.', text: 'It is' }));
    expect(html).toMatch(/role="alert">[\s\S]*href="#text"/);
    expect(html).toMatch(/<textarea[^>]*aria-invalid="true"[^>]*>It is</);
  });
});

describe('the page that sends open questions again', () => {
  it('asks for an address and shows no question', () => {
    const html = bodyOf(renderMyQuestionsPage({ agencyName: 'Example Agency' }));
    expect(html).toContain('<form method="post" action="/my-questions">');
    expect(names(html)).toEqual(['email']);
  });

  it('keeps an address that was not taken', () => {
    const html = bodyOf(renderMyQuestionsPage({ agencyName: 'Example Agency', error: 'No address.', email: 'x@' }));
    expect(html).toMatch(/role="alert">[\s\S]*No address\.[\s\S]*href="#email"/);
    expect(html).toMatch(/<input[^>]*value="x@"[^>]*aria-invalid="true"/);
  });
});

describe('ends of a question’s links', () => {
  const house = { agencyName: 'Example Agency', timeZone: 'Europe/Berlin' };

  it.each([
    ['taken-back', 200],
    ['handed-over', 200],
    ['asked-back', 200],
    ['reply-saved', 200],
    ['absence-saved', 200],
    ['notices-saved', 200],
    ['my-questions-sent', 200],
    ['moved', 410],
    ['step-passed', 410],
    ['no-question', 410],
  ] as const)('%s answers with status %i', (end, status) => {
    expect(END_STATUS[end]).toBe(status);
  });

  it('never tell whether an address is known', () => {
    const told = { ...house, at: '2026-11-24T13:30:00.000Z', byName: 'Delivery lead', detail: 'Two questions.' };
    expect(renderEndPage({ ...told, end: 'my-questions-sent' })).toBe(
      renderEndPage({ ...house, end: 'my-questions-sent' }),
    );
  });

  it('lead on where there is a way on', () => {
    const next = { label: 'Look at the question again', href: '/links/x' };
    expect(renderEndPage({ ...house, end: 'taken-back', next })).toContain(
      '<a class="button" href="/links/x">Look at the question again</a>',
    );
    expect(bodyOf(renderEndPage({ ...house, end: 'taken-back' }))).not.toContain('<a ');
  });

  it('say the outcome and by whom to whoever comes late', () => {
    const html = renderEndPage({ ...house, end: 'decided-by-another', outcome: 'Declined', byName: 'Delivery lead' });
    expect(html).toMatch(/Outcome<\/dt><dd>Declined<[\s\S]*By<\/dt><dd>Delivery lead</);
  });

  it('speak of consent to the client, and of that only', () => {
    const of = (end: 'approved' | 'declined' | 'expired') => renderEndPage({ ...house, end, party: 'client' });
    expect(of('approved')).toContain('Consent given');
    expect(of('declined')).toContain('Consent not given');
    expect(of('expired')).toBe(renderEndPage({ ...house, end: 'expired' }));
    expect(renderEndPage({ ...house, end: 'approved' })).not.toContain('Consent');
  });
});

describe('what others have written', () => {
  const talk = [{ who: HOSTILE, at: '2026-11-25T09:12:00.000Z', text: HOSTILE }];

  it.each([
    [
      'question',
      renderQuestionPage({ ...page, talk, because: HOSTILE, entered: { text: HOSTILE, clientName: HOSTILE } }),
    ],
    ['delegates', renderQuestionPage({ ...page, delegates: [{ personId: HOSTILE, name: HOSTILE }] })],
    ['elevated', renderQuestionPage({ ...page, elevated: { clientName: HOSTILE } })],
    ['pending', renderPendingPage({ ...pending, title: HOSTILE, byName: HOSTILE, own: false })],
    ['reply', renderReplyPage({ ...reply, talk, askedByName: HOSTILE, text: HOSTILE, error: HOSTILE })],
    ['my questions', renderMyQuestionsPage({ agencyName: HOSTILE, email: HOSTILE, error: HOSTILE })],
  ])('is shown as text: %s', (_name, html) => {
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script>alert(1)');
  });
});
