import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { closeBrowser, openPage } from '../support/browser.ts';
import { expectAccessible, look, tabOnto } from '../support/journey-browser.ts';
import { AUDIT_ID, manyLines } from '../support/review-lines.ts';
import { createReviewSystem, PAUSE, REVIEW_WAIT, serveReview } from '../support/review-system.ts';

/** 500 lines: the most of one review. */
const LINES = 500;
const CLIENTS = 40;

afterAll(closeBrowser);

/** A review behind its link, served by the real handlers over records in memory. */
async function aReview(count = LINES, clients = CLIENTS) {
  const system = await createReviewSystem(manyLines(count, clients));
  const { url, stop } = await serveReview(system);
  onTestFinished(async () => {
    await stop();
  });
  const linkOf = (person: string) => `${url}/links/${system.linkFor(person)}`;
  const decisions = () => system.auditItems.all().flatMap(({ decision }) => (decision === undefined ? [] : [decision]));
  return { ...system, linkOf, address: linkOf('lead'), decisions };
}

/** Lines that a page has; each is decided in a group of its own. */
const linesOn = (page: Page) => page.locator('fieldset').count();

/** A line's group, by whom and where. */
function lineOf(page: Page, person: number, client: number) {
  return page.getByRole('group', { name: `Consultant ${person} at Example Client ${client}. ` });
}

/** Presses a button, and waits for the page that it leads to. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.waitForLoadState();
}

describe('a review of 500 lines, in a browser', () => {
  it.each(['light', 'dark'] as const)(
    'is accessible, and no wider than the window at both sizes, in %s',
    async (scheme) => {
      const { address } = await aReview();
      const page = await openPage('phone', scheme);
      await page.goto(address);
      expect(await linesOn(page)).toBe(50);
      await look(page, `review-${scheme}`);
      await page.getByText('Decide many at once').click();
      await page.getByText('By client or finding').click();
      await expectAccessible(page);
      await press(page, 'Keep all');
      await look(page, `review-keep-all-${scheme}`);
      await page.goto(address);
      await press(page, 'Save and submit');
      await look(page, `review-not-sent-${scheme}`);
      await page.goto(`${address}?more=1`);
      await look(page, `review-more-${scheme}`);
    },
  );

  it('on a phone, by keyboard alone and without scripts: decided, explained, saved, and found again', async () => {
    const { address, decisions } = await aReview();
    const page = await openPage('phone', 'light', false);
    await page.goto(address);
    // The first line has left the roster: the recommended decision comes first.
    const line = lineOf(page, 1, 1);
    await tabOnto(page, line.getByRole('radio', { name: 'Revoke' }));
    await page.keyboard.press('ArrowDown');
    expect(await line.getByRole('radio', { name: 'Keep', exact: true }).isChecked()).toBe(true);
    // To keep it needs words, and only now there is a field for them.
    expect(await lineOf(page, 2, 1).getByLabel(/^Why/).isVisible()).toBe(false);
    await tabOnto(page, line.getByLabel(/^Why/));
    await page.keyboard.type('Comes back from leave in December.');
    // What has the focus is not hidden below the bar that stays in sight.
    const [bar, field] = await Promise.all([page.locator('.bar').boundingBox(), line.getByLabel(/^Why/).boundingBox()]);
    expect(field?.y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0));
    await tabOnto(page, lineOf(page, 2, 1).getByRole('radio').first());
    await page.keyboard.press('Space');
    // The return key saves, and comes back to the line.
    await page.keyboard.press('Enter');
    await page.waitForURL(/saved=2#l\./);
    expect(await page.getByRole('status').textContent()).toBe('2 of 500 decided · 2 lines saved');
    expect(decisions()).toMatchObject([
      { answer: 'keep', note: 'Comes back from leave in December.' },
      { answer: 'keep' },
    ]);
    await page.goto(address);
    expect(await line.getByRole('radio', { name: 'Keep', exact: true }).isChecked()).toBe(true);
    expect(await line.getByText(/^Saved: Keep, by Lead,/).isVisible()).toBe(true);
  });

  it('lists a part of itself, goes on page by page, and is decided in part', async () => {
    const { address, decisions } = await aReview();
    const page = await openPage('phone', 'light', false);
    await page.goto(address);
    await page.getByRole('link', { name: 'With findings 60' }).click();
    expect(await page.getByRole('heading', { name: '1 to 50 of 60 lines' }).isVisible()).toBe(true);
    await page.locator('fieldset').first().getByRole('radio').first().check();
    await press(page, 'Save, and go on to the next page');
    expect(await page.getByRole('heading', { name: '51 to 60 of 60 lines' }).isVisible()).toBe(true);
    expect(decisions()).toHaveLength(1);
    await page.getByText('By client or finding').click();
    await page.getByLabel('Finding').selectOption({ label: 'Super admin (12)' });
    await press(page, 'Show');
    expect(await linesOn(page)).toBe(12);
    await page.getByText('Decide many at once').click();
    await press(page, 'As recommended');
    expect(decisions()).toHaveLength(13);
  });

  it('is submitted only when all lines are decided and explained; then it can be taken back, and stands after its pause', async () => {
    const { address, decisions, world, settleQuestion, auditReviews } = await aReview(60, 4);
    const page = await openPage('phone', 'light', false);
    await page.goto(address);
    await page.getByText('Decide many at once').click();
    await press(page, 'As recommended');
    // Billing rights are kept only with words.
    await page.getByLabel('Why').fill('Invoices are sent by us.');
    await press(page, 'Decide 60 lines');
    expect(decisions()).toHaveLength(60);
    const line = lineOf(page, 2, 1);
    await line.getByRole('radio', { name: 'Revoke' }).check();
    await press(page, 'Save and submit');
    const list = page.getByRole('alert');
    expect(await list.getByRole('link').count()).toBe(1);
    await list.getByRole('link', { name: 'Consultant 2 at Example Client 1' }).click();
    await page.keyboard.type('Works for another client now.');
    await press(page, 'Save and submit');
    await page.getByRole('heading', { level: 1, name: 'You have submitted the review' }).waitFor();
    await press(page, 'Take it back');
    await page.goto(address);
    expect(await linesOn(page)).toBe(50);
    await press(page, 'Save and submit');
    world.clock.advance(PAUSE);
    await settleQuestion(REVIEW_WAIT);
    await page.goto(address);
    await page.getByRole('heading', { level: 1, name: 'Submitted' }).waitFor();
    expect(await auditReviews.read(AUDIT_ID, 0)).toMatchObject({ submittedBy: 'p-lead' });
  });

  it('in two windows at once loses nothing: the second is shown what the first decided', async () => {
    const { address, decisions } = await aReview(20, 2);
    const [first, second] = [await openPage('desk'), await openPage('phone')];
    await first.goto(address);
    await second.goto(address);
    await lineOf(first, 2, 1).getByRole('radio', { name: 'Keep', exact: true }).check();
    await lineOf(second, 2, 1).getByRole('radio', { name: 'Revoke' }).check();
    await lineOf(second, 2, 1).getByLabel(/^Why/).fill('Has left the project.');
    await press(first, 'Save');
    await press(second, 'Save');
    expect(await second.getByRole('alert').textContent()).toContain('Lead decided “Keep” since you opened this page.');
    await look(second, 'review-conflict');
    expect(decisions()).toMatchObject([{ answer: 'keep' }]);
    await press(second, 'Save');
    expect(decisions()).toMatchObject([{ answer: 'revoke', note: 'Has left the project.', changes: 1 }]);
  });

  it('is left as it is by whoever only follows its links', async () => {
    const { address, world } = await aReview(60, 4);
    const before = world.effects.seen.length;
    const review = address.replace('/links/', '/reviews/');
    const seen = new Set<string>();
    const next = [address, review];
    for (let target = next.pop(); target !== undefined && seen.size < 40; target = next.pop()) {
      if (seen.has(target)) continue;
      seen.add(target);
      for (const method of ['HEAD', 'GET']) {
        const answer = await fetch(target, { method });
        expect(answer.status).toBe(200);
        const html = await answer.text();
        for (const [, href = ''] of html.matchAll(/href="([^"#]+)[^"]*"/g))
          next.push(new URL(href.replaceAll('&amp;', '&'), target).href);
      }
    }
    expect(seen.size).toBeGreaterThan(8);
    expect(world.effects.seen).toHaveLength(before);
  });
});
