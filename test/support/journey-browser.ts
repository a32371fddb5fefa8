import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { eventually } from '../../infra/local/eventually.ts';
import { localRoot } from '../../infra/local/paths.ts';
import { VIEWPORTS } from './browser.ts';
import type { World } from './world.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCREENSHOTS = join(localRoot, 'screenshots');

/** Checks a page of ours as a reader with other senses would find it: axe-core without a violation, and nothing wider than the window. */
export async function expectAccessible(page: Page): Promise<void> {
  // Through the browser's debugger, so that the page's strict policy need not be loosened for the check.
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> };
    };
    const { violations: found } = await axe.run();
    return found.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => `${node.html}\n${node.failureSummary}`) }));
  });
  expect(violations, `axe-core on "${await page.title()}"`).toEqual([]);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

/** Keeps what the page looks like, for people. */
export async function keepScreenshot(page: Page, name: string, fullPage = false): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage, animations: 'disabled' });
}

/**
 * Looks at a page at each size: axe-core finds nothing, nothing is too wide, and a picture is kept. The page has its own size again after it.
 * axe-core is a script: a page without scripts is looked at in `twin`, a page that has them.
 */
export async function look(page: Page, name: string, twin?: Page): Promise<void> {
  if (twin !== undefined) {
    await twin.setContent(await page.content());
    await look(twin, name);
    return;
  }
  const own = page.viewportSize();
  for (const [size, viewport] of Object.entries(VIEWPORTS)) {
    await page.setViewportSize(viewport);
    await expectAccessible(page);
    await keepScreenshot(page, `${name}-${size}`, true);
  }
  if (own !== null) await page.setViewportSize(own);
}

/** Opens a mail in the browser inbox as its reader; the newest whose subject fits, other than those in `seen`. */
export async function openMail(
  world: World,
  page: Page,
  to: string,
  subject: RegExp,
  seen?: ReadonlySet<string>,
): Promise<void> {
  const mail = await world.mail(to, subject, seen);
  await page.goto(`${world.addresses.inbox}/?to=${encodeURIComponent(to)}`);
  await page.getByRole('link', { name: mail.subject }).first().click();
  await page.frameLocator('iframe').getByRole('heading').first().waitFor();
}

/** Presses the mail's own button, which opens our page in a tab of its own. */
export async function followMail(page: Page): Promise<Page> {
  const button = page.frameLocator('iframe').locator('a[href*="/links/"]').first();
  const [opened] = await Promise.all([page.waitForEvent('popup'), button.click()]);
  await opened.waitForLoadState();
  return opened;
}

/** Moves with the Tab key alone until the element with this text has the focus. */
export async function tabTo(page: Page, name: string): Promise<void> {
  await eventually(`The focus on ${name}`, async () => {
    await page.keyboard.press('Tab');
    return page.evaluate((text) => document.activeElement?.textContent?.trim() === text, name);
  });
}

/** Moves with the Tab key alone until this element has the focus, and presses Enter on it where that is asked for. */
export async function tabOnto(page: Page, element: Locator, key?: 'Enter'): Promise<void> {
  await eventually('The focus on an element', async () => {
    await page.keyboard.press('Tab');
    return element.evaluate((one) => one === document.activeElement);
  });
  if (key !== undefined) await page.keyboard.press(key);
}

/** Loads a page again and again until it shows a text. */
export async function untilShown(page: Page, address: string, text: string, shown: boolean): Promise<void> {
  await eventually(`A page that ${shown ? 'shows' : 'does not show'} ${text}`, async () => {
    await page.goto(address);
    return (await page.getByText(text).first().isVisible()) === shown;
  });
}

/** After an answer was sent: loads the page again and again until its title is this one, as a decision takes effect after its pause. */
export async function untilTitled(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: new RegExp(`^You have |^${title}$`) }).waitFor();
  await eventually(`A page titled ${title}`, async () => {
    await page.goto(page.url());
    return (await page.getByRole('heading', { level: 1 }).textContent()) === title;
  });
}
