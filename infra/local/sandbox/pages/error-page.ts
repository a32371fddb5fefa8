import { html } from './html.ts';
import { renderPage } from './layout.ts';

/** What a person sees when HubSpot would not go on. */
export function renderErrorPage(message: string): string {
  const content = html`<section class="card"><h1>This does not work</h1><p>${message}</p>
<p class="small"><a href="/">Back to the overview</a></p></section>`;
  return renderPage('This does not work', content, { narrow: true });
}
