import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { closeBrowser, openPage } from '../support/browser.ts';
import { expectAccessible, keepScreenshot, look, tabOnto } from '../support/journey-browser.ts';
import { manyLines } from '../support/review-lines.ts';
import { createReviewSystem, REVIEW_WAIT, serveReview } from '../support/review-system.ts';

/** 500 lines: the most of one review. */
const LINES = 500;
const CLIENTS = 40;

afterAll(closeBrowser);

/** A review of 500 lines behind its link, served by the real handlers. */
async function aReview(count = LINES, clients = CLIENTS) {
  const system = await createReviewSystem(manyLines(count, clients));
  const { url, stop } = await serveReview(system);
  onTestFinished(async () => {
    await stop();
  });
  return { ...system, address: `${url}/links/${system.linkFor('lead')}` };
}

/** What the page says of its progress. */
const progress = (page: Page) => page.getByRole('status').first().textContent();

/** The part of a line in which it is decided. */
const lineOf = (page: Page, person: string, client: string) =>
  page.getByRole('group', { name: new RegExp(`^${person} at ${client}\\.`) });

describe('a review of 500 lines, in a browser', () => {
  it.each(['light', 'dark'] as const)('is whole, accessible and no wider than the window at both sizes, in %s', async (scheme) => {
    const { address } = await aReview();
    const page = await openPage('phone', scheme);
    await page.goto(address);
    await expect.poll(() => page.getByRole('listitem').filter({ has: page.getByRole('group') }).count()).toBe(50);
    await look(page, `review-${scheme}`);
    await keepScreenshot(page, `review-top-${scheme}-phone`);
    await page.setViewportSize({ width: 1280, height: 800 });
    await keepScreenshot(page, `review-top-${scheme}-desk`);
    expect(await page.getByText('500 lines').count()).toBeGreaterThan(0);
  });
});
