import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { projectRoot } from '../../infra/local/paths.ts';
import { findBrowser } from '../../infra/local/prerequisites.ts';
import { startStack } from '../../infra/local/stack.ts';
import { linkIn } from '../../infra/local/visitor.ts';
import { APPROVER, HARBOUR, invite, OPERATOR, untilProvisioned } from './journey.ts';
import { openWorld } from './world.ts';

/**
 * Makes the pictures of the README from a stack of its own: `node test/support/journey-pictures.ts`. They show what a person sees at a
 * moment of the journey, and are made again when a page or a mail changes its look.
 */
const IMAGES = join(projectRoot, 'docs', 'images');
const PHONE = { width: 375, height: 760 };
const DESK = { width: 1280, height: 760 };

async function main(): Promise<void> {
  mkdirSync(IMAGES, { recursive: true });
  await using running = new AsyncDisposableStack();
  const stack = await startStack({ name: 'pictures', connectPartner: true, log: (line) => console.error(line) });
  running.defer(() => stack.stop());
  const world = openWorld(stack);
  running.defer(() => world.close());
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? '',
    // Chromium's own sandbox does not work for root, as in most containers.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  running.defer(() => browser.close());
  const { inbox, sandbox = '' } = stack.addresses;
  const keep = async (
    name: string,
    address: string,
    viewport: typeof PHONE,
    prepare?: (page: Page) => Promise<void>,
  ) => {
    const page = await browser.newPage({ viewport });
    await page.goto(address, { waitUntil: 'networkidle' });
    await prepare?.(page);
    await page.screenshot({ path: join(IMAGES, `${name}.png`), animations: 'disabled' });
    await page.close();
  };

  await invite(world);
  const question = await world.mail(APPROVER, /^Decide /);
  await keep('mail-phone', `${inbox}/messages/${encodeURIComponent(question.id)}/body`, PHONE);
  const link = linkIn(question.text);
  await keep('decision-phone', link, PHONE);
  await keep('answer-phone', link, PHONE, (page) =>
    page.getByRole('button', { name: 'Decline' }).scrollIntoViewIfNeeded(),
  );
  await keep('sandbox', sandbox, DESK);

  await world.fresh();
  await untilProvisioned(world);
  const done = await world.mail(OPERATOR, /access set up/);
  await keep('inbox', `${inbox}/messages/${encodeURIComponent(done.id)}`, DESK);
  await keep('portal', `${sandbox}/portals/${HARBOUR.portalId}`, DESK);
}

await main();
