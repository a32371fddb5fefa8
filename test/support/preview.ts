/**
 * Looks at every page and mail: pictures at 375 and 1280 px, light and dark, and axe-core's findings on the pages, into .local/preview.
 * Needs a Chromium (`CHROMIUM`, by default /usr/bin/chromium). TSX needs a bundler:
 *   npx esbuild test/support/preview.ts --bundle --platform=node --format=esm --packages=external --outfile=.build/preview.mjs
 *   node .build/preview.mjs [part of a name]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, chromium } from 'playwright-core';
import { sampleMails, samplePages } from './preview-documents.ts';

const OUT = '.local/preview';
const VIEWS = [375, 1280].flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ width, scheme })));

async function picture(browser: Browser, name: string, html: string, check: boolean): Promise<number> {
  let findings = 0;
  writeFileSync(`${OUT}/${name}.html`, html);
  for (const { width, scheme } of VIEWS) {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme: scheme });
    await page.setContent(html);
    const wide = await page.evaluate('document.documentElement.scrollWidth');
    if (Number(wide) > width) console.log(`${name} ${width} ${scheme}: ${String(wide)} px wide`);
    await page.screenshot({ path: `${OUT}/${name}-${width}-${scheme}.png`, fullPage: true });
    if (check) {
      await page.evaluate(axe.source);
      const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults;
      for (const violation of violations) {
        findings += 1;
        console.log(
          `${name} ${width} ${scheme}: ${violation.id} ${violation.nodes.map((node) => node.html).join(' | ')}`,
        );
      }
    }
    await page.close();
  }
  return findings;
}

const only = process.argv[2] ?? '';
mkdirSync(OUT, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' });
let findings = 0;
for (const [name, html] of Object.entries(samplePages())) {
  if (name.includes(only)) findings += await picture(browser, name, html, true);
}
for (const [name, mail] of Object.entries(sampleMails())) {
  if (!`mail-${name}`.includes(only)) continue;
  await picture(browser, `mail-${name}`, mail.html, false);
  writeFileSync(`${OUT}/mail-${name}.txt`, `Subject: ${mail.subject}\n\n${mail.text}`);
}
await browser.close();
console.log(`Findings of axe-core: ${findings}. Pictures: ${OUT}`);
