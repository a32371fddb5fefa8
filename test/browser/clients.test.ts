import { afterAll, describe, it } from 'vitest';
import { closeBrowser, openPage } from '../support/browser.ts';
import { look } from '../support/journey-browser.ts';
import { clientPages } from '../support/preview-clients.ts';

afterAll(closeBrowser);

const PAGES = Object.entries(clientPages());
/** Pages of one kind look alike: their ends are looked at in the light only. */
const isEnd = (name: string) => name.startsWith('client-end-');

describe.each(['light', 'dark'] as const)('what a client sees, in %s', (scheme) => {
  it.each(PAGES.filter(([name]) => scheme === 'light' || !isEnd(name)))(
    '%s is accessible and no wider than the window, at 375 and 1280 px',
    async (name, html) => {
      const page = await openPage('phone', scheme);
      await page.setContent(html);
      await look(page, `client-${name}-${scheme}`);
    },
  );
});
