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
