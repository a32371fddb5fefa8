import { type Browser, chromium, type Page } from 'playwright-core';
import { inject, onTestFinished } from 'vitest';

/** A phone and a desk, as far as layout is concerned (CSS pixels). */
export const VIEWPORTS = { phone: { width: 375, height: 740 }, desk: { width: 1280, height: 800 } } as const;

let shared: Promise<Browser> | undefined;

/** A page of its own in a fresh session of the machine's Chromium; closed when the test ends. */
export async function openPage(
  viewport: keyof typeof VIEWPORTS = 'desk',
  colorScheme: 'light' | 'dark' = 'light',
  javaScriptEnabled = true,
): Promise<Page> {
  // Chromium's own sandbox does not work for root, as in most containers.
  shared ??= chromium.launch({
    executablePath: inject('browser'),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const browser = await shared;
  const session = await browser.newContext({ viewport: VIEWPORTS[viewport], colorScheme, javaScriptEnabled });
  onTestFinished(() => session.close());
  return session.newPage();
}

/** Ends the browser. For `afterAll` of each file that opened a page. */
export async function closeBrowser(): Promise<void> {
  const browser = await shared;
  shared = undefined;
  await browser?.close();
}
