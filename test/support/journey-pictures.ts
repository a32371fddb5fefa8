import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { projectRoot } from '../../infra/local/paths.ts';
import { findBrowser } from '../../infra/local/prerequisites.ts';
import { startStack } from '../../infra/local/stack.ts';
import { linkIn } from '../../infra/local/visitor.ts';
import { APPROVER, invite } from './journey.ts';
import { openWorld } from './world.ts';

/**
 * Makes the pictures of the README from a stack of its own: `node test/support/journey-pictures.ts`. They show what an approver sees on a
 * phone, from the mail to the answer, and are made again when a page or a mail changes its look.
 */
const IMAGES = join(projectRoot, 'docs', 'images');
const PHONE = { width: 375, height: 760 };

async function main(): Promise<void> {
  mkdirSync(IMAGES, { recursive: true });
  await using running = new AsyncDisposableStack();
  const stack = await startStack({
    name: 'pictures',
    connectPartner: true,
    // Production's pause: the pictures say how long people there can take an answer back.
    settingsOverrides: { durations: { decisionPause: 120 } },
    log: (line) => console.error(line),
  });
  running.defer(() => stack.stop());
  const world = openWorld(stack);
  running.defer(() => world.close());
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? '',
    // Chromium's own sandbox does not work for root, as in most containers.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  running.defer(() => browser.close());
  const keep = async (name: string, address: string, prepare?: (page: Page) => Promise<void>) => {
    const page = await browser.newPage({ viewport: PHONE });
    await page.goto(address, { waitUntil: 'networkidle' });
    await prepare?.(page);
    await page.screenshot({ path: join(IMAGES, `${name}.png`), animations: 'disabled' });
    await page.close();
  };

  await invite(world);
  const question = await world.mail(APPROVER, /^Decide /);
  await keep('mail-phone', `${stack.addresses.inbox}/messages/${encodeURIComponent(question.id)}/body`);
  const link = linkIn(question.text);
  await keep('decision-phone', link);
  await keep('answer-phone', link, async (page) => {
    const fold = page.getByText('How notices come to me');
    await fold.scrollIntoViewIfNeeded();
  });
  await keep('pending-phone', link, async (page) => {
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByRole('button', { name: 'Take my answer back' }).waitFor();
  });
}

await main();
