import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { STYLE } from './style.ts';

/** What every page has: a whole document with one h1, its landmarks and its style. */
export interface LayoutProps {
  readonly agencyName: string;
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

function Layout({ agencyName, title, style, wide, children }: LayoutProps) {
  const width = wide === true ? ' wide' : '';
  return (
    <html lang="en">
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
      </head>
      <body>
        <header class={`top${width}`}>
          <p>{agencyName}</p>
        </header>
        <main class={wide === true ? 'wide' : undefined}>{children}</main>
        <footer class={`foot${width}`}>
          <p>Portal Steward acts for {agencyName}.</p>
        </footer>
      </body>
    </html>
  );
}
