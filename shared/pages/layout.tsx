import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { AgencyLook } from '../domain/agency-look.ts';
import { clientWords } from '../domain/client-words/client-words.ts';
import { DEFAULT_LANGUAGE, type Language, languageSchema } from '../domain/language.ts';
import { lookStyle } from './look-style.ts';
import { STYLE } from './style.ts';

/** What every page has: a whole document with one h1, its landmarks and its style. */
export interface LayoutProps {
  readonly agencyName: string;
  /** English where absent: the agency's own people read English. */
  readonly language?: Language | undefined;
  /** The agency's look, on pages that clients see. */
  readonly look?: AgencyLook | undefined;
  /** The page comes in each language, by `?lang=` in its address. */
  readonly translated?: boolean | undefined;
  /** The document's title; the agency's name is added. */
  readonly title: string;
  /** What this page needs beside the style of all pages; the content security policy has to name it. */
  readonly style?: string | undefined;
  /** Uses more of a wide screen. */
  readonly wide?: boolean | undefined;
  readonly children: ComponentChildren;
}

/** Renders a whole HTML document. Everything that is put into it is escaped. */
export function renderDocument(props: LayoutProps): string {
  return `<!doctype html>${render(<Layout {...props} />)}`;
}

function Layout({
  agencyName,
  language = DEFAULT_LANGUAGE,
  look = {},
  translated,
  title,
  style,
  wide,
  children,
}: LayoutProps) {
  const brand = lookStyle(look);
  const width = wide === true ? ' wide' : '';
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <title>{`${title} · ${agencyName}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex, nofollow" />
        {/* The address holds a secret: it must not travel on as a referrer. */}
        <meta name="referrer" content="no-referrer" />
        <style>{STYLE}</style>
        {style === undefined ? null : <style>{style}</style>}
        {brand === undefined ? null : <style>{brand}</style>}
      </head>
      <body>
        <header class={`top${width}`}>
          <p class="brand">
            {/* The name stands beside it. */}
            {look.logoUrl === undefined ? null : <img src={look.logoUrl} alt="" height={32} />}
            {agencyName}
          </p>
          {translated === true ? <Languages current={language} /> : null}
        </header>
        <main class={wide === true ? 'wide' : undefined}>{children}</main>
        <footer class={`foot${width}`}>
          <p>{clientWords(language).common.actsFor(agencyName)}</p>
        </footer>
      </body>
    </html>
  );
}

/** The way to the page in another language; following it changes nothing. */
function Languages({ current }: { readonly current: Language }) {
  const { languages, inLanguage } = clientWords(current).common;
  return (
    <nav class="languages" aria-label={languages}>
      {languageSchema.options
        .filter((language) => language !== current)
        .map((language) => (
          <a key={language} href={`?lang=${language}`} lang={language} hreflang={language} rel="nofollow">
            {inLanguage[language]}
          </a>
        ))}
    </nav>
  );
}
