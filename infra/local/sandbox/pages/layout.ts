import type { Markup } from './html.ts';
import { html } from './html.ts';
import { STYLES } from './styles.ts';

const STYLE_MARKUP: Markup = { markup: STYLES };

/** A whole page. `narrow` is for pages with one decision. */
export function renderPage(title: string, content: Markup, options: { narrow?: boolean } = {}): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · HubSpot sandbox</title>
<link rel="icon" href="data:,">
<style>${STYLE_MARKUP}</style>
</head>
<body>
<header class="bar"><div><a href="/">HubSpot sandbox</a><span class="quiet small">A stand-in for HubSpot on this machine. No account, no real data.</span></div></header>
<main class="${options.narrow ? 'narrow' : ''}">${content}</main>
</body>
</html>`;
  return page.markup;
}

/** HubSpot's times, to the second and in UTC. */
export function formatTime(iso: string): string {
  return `${iso.slice(0, 19).replace('T', ' ')} UTC`;
}

const PILL_KIND: Record<string, string> = { ACTIVE: 'good', INVITED: 'open', delivered: 'good', 'gave-up': 'bad' };

/** A state as a small coloured word. */
export function pill(state: string): Markup {
  const text = state.charAt(0).toUpperCase() + state.slice(1).toLowerCase().replaceAll(/[-_]/g, ' ');
  const kind = PILL_KIND[state] ?? (['waiting', 'sending', 'held'].includes(state) ? 'open' : '');
  return html`<span class="pill ${kind}">${text}</span>`;
}
