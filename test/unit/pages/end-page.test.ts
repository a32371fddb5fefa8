import { describe, expect, it } from 'vitest';
import { renderEndPage } from '../../../shared/pages/end-page.tsx';
import { endText } from '../../../shared/pages/end-text.ts';
import { END_STATUS, type EndKind } from '../../../shared/pages/end-words.ts';
import { END_KINDS } from '../../support/preview-documents.ts';

const base = { agencyName: 'Example Agency', timeZone: 'Europe/Berlin' };
const full = {
  ...base,
  at: '2026-11-24T13:30:00.000Z',
  byName: 'Delivery lead',
  detail: 'The link is for portal 20000001.',
};
const CLOSED: readonly EndKind[] = ['unknown-link', 'link-expired', 'state-unknown', 'try-again'];

describe('end pages', () => {
  it('each have their own title and words', () => {
    const texts = END_KINDS.map((end) => endText(end, 'Example Agency'));
    expect(new Set(texts.map((text) => text.title)).size).toBe(END_KINDS.length);
    expect(new Set(texts.map((text) => text.happened)).size).toBe(END_KINDS.length);
  });

  it.each(END_KINDS)('%s says what happened, what becomes of it and what to do next', (end) => {
    const text = endText(end, 'Example Agency');
    const html = renderEndPage({ ...base, end });
    for (const words of [text.title, text.happened, text.becomes, text.next]) expect(html).toContain(words);
  });

  it.each([
    ['approved', 200],
    ['expired', 410],
    ['decided-by-another', 410],
    ['outvoted', 410],
    ['unknown-link', 404],
    ['link-expired', 410],
    ['wrong-portal', 409],
    ['not-super-admin', 403],
    ['state-unknown', 400],
    ['hubspot-unreachable', 502],
    ['try-again', 500],
    ['bad-input', 400],
  ] as const)('%s answers with status %i', (end, status) => {
    expect(END_STATUS[end]).toBe(status);
  });

  it.each(END_KINDS)('%s looks good exactly if its status is a success', (end) => {
    expect(endText(end, 'Example Agency').tone === 'good').toBe(END_STATUS[end] === 200);
  });

  it('say who and when in the reader’s zone', () => {
    const html = renderEndPage({ ...full, end: 'approved' });
    for (const words of ['Delivery lead', 'Tue 24 Nov 2026, 14:30 (Europe/Berlin)', full.detail]) {
      expect(html).toContain(words);
    }
  });

  it.each(CLOSED)('%s, which a guessed address can reach, shows nothing of any record', (end) => {
    expect(renderEndPage({ ...full, end })).toBe(renderEndPage({ ...base, end }));
  });
});

describe('an answer that came too late', () => {
  it.each([
    ['approved', 'It was decided before; the answer that you just sent did not count.'],
    ['declined', 'It was decided before; the answer that you just sent did not count.'],
    ['decided-by-another', 'It was decided before; the answer that you just sent did not count.'],
    ['expired', 'It had ended before; the answer that you just sent did not count.'],
  ] as const)('is told so on the page %s', (end, words) => {
    expect(renderEndPage({ ...base, end, late: true })).toContain(words);
    expect(renderEndPage({ ...base, end })).not.toContain(words);
  });

  it('is not spoken of where no answer can come too late', () => {
    for (const end of [...CLOSED, 'task-done', 'step-reported', 'connected', 'contact-saved'] as const)
      expect(renderEndPage({ ...base, end, late: true })).not.toContain('did not count');
  });
});

describe('what the ends promise', () => {
  it('names as told who really gets the mail, and nobody who may be a client', () => {
    for (const end of ['approved', 'declined'] as const) {
      const html = renderEndPage({ ...base, end });
      expect(html).toContain('The colleague who looks after it gets a mail');
      expect(html).not.toMatch(/hoever asked|artner operations/);
    }
  });

  it('does not send to uninstall what was given back', () => {
    const html = renderEndPage({ ...base, end: 'wrong-portal' });
    expect(html).toContain('given back');
    expect(html).toContain('Only if HubSpot still lists the app in the other portal');
  });

  it('promises no access where none may have been agreed', () => {
    const html = renderEndPage({ ...base, end: 'connected' });
    expect(html).toContain('Access that was agreed can be set up from now on.');
    expect(html).not.toContain('is set up now');
  });

  it('does not claim to have read back what a person has only reported', () => {
    const html = renderEndPage({ ...base, end: 'step-reported' });
    expect(html).toContain('The portal is read now.');
    expect(html).not.toContain('read it back');
  });
});
