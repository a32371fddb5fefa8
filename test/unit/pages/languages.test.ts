import { describe, expect, it } from 'vitest';
import { clientWords } from '../../../shared/domain/client-words/client-words.ts';
import { renderEndPage } from '../../../shared/pages/end-page.tsx';
import { CLIENT_ENDS } from '../../support/preview-client-work.ts';
import { clientMails, clientPages } from '../../support/preview-clients.ts';

/** Words that are the same in both languages. */
const SAME = [
  'common.teams',
  'common.portal',
  'common.inLanguage.en',
  'common.inLanguage.de',
  'common.person',
  'connect.optional',
  'consent.portal',
];

/** Texts of a language by their place; functions are given a sign for each argument. */
function textsOf(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((one, at) => textsOf(one, `${path}.${at}`));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, one]) => textsOf(one, path === '' ? key : `${path}.${key}`));
  }
  if (typeof value !== 'function' || value.length === 0) return [];
  try {
    const said: unknown = value(...Array.from({ length: value.length }, (_, at) => `§${at}`));
    return typeof said === 'string' ? [[path, said]] : [];
  } catch {
    // It takes codes or records; the pages and mails below have those.
    return [];
  }
}

describe('a client’s words', () => {
  const [en, de] = [new Map(textsOf(clientWords('en'), '')), new Map(textsOf(clientWords('de'), ''))];

  it('are other words in each language, where they are not listed', () => {
    const same = [...en].filter(([path, text]) => /\p{L}/u.test(text.replaceAll(/§\d/g, '')) && de.get(path) === text);
    expect(same.map(([path]) => path).filter((path) => !SAME.includes(path) && path !== 'common.language')).toEqual([]);
    expect(en.size).toBeGreaterThan(200);
  });

  it('name the same people and things: nothing is left out in one language', () => {
    const signs = (text: string | undefined) => [...new Set(text?.match(/§\d/g) ?? [])].sort();
    const other = [...en].filter(
      ([path, text]) => de.has(path) && path !== 'manual.result' && signs(text).join() !== signs(de.get(path)).join(),
    );
    expect(other.map(([path]) => path)).toEqual([]);
  });
});

describe.each([
  ['page', clientPages()],
  ['mail', Object.fromEntries(Object.entries(clientMails()).map(([name, { html }]) => [name, html]))],
])('each %s for a client', (_what, documents) => {
  const names = Object.keys(documents).filter((name) => !name.endsWith('-de'));

  it.each(names)('%s is German as a whole, and has the English one’s links and forms', (name) => {
    const [english = '', german = ''] = [documents[name], documents[`${name}-de`]];
    expect(german).toContain('<html lang="de">');
    const left = textsOf(clientWords('en'), '').filter(([, text]) => !text.includes('§') && / .* /.test(text));
    expect(left.filter(([, text]) => german.includes(text))).toEqual([]);
    const shape = (html: string) =>
      html.match(/ (href|action|name|value)="[^"?]*"/g)?.filter((one) => !/@|Info/.test(one));
    expect(shape(german)?.length).toBe(shape(english)?.length);
  });
});

describe('the ends that a client comes to', () => {
  it.each(CLIENT_ENDS)('%s', (end) => {
    const base = { agencyName: 'Example Agency', timeZone: 'Europe/Berlin', end };
    const german = renderEndPage({ ...base, language: 'de' });
    expect(german).toContain('<html lang="de">');
    expect(german).not.toBe(renderEndPage(base));
    expect(german).not.toMatch(/\bagency\b/);
  });

  it('are in English where an end has no German words', () => {
    const html = renderEndPage({ agencyName: 'A', timeZone: 'Europe/Berlin', end: 'contact-saved', language: 'de' });
    expect(html).toContain('<html lang="en">');
  });
});
