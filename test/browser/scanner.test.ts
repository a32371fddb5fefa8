import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser, openPage } from '../support/browser.ts';
import { tableState } from '../support/final-state.ts';
import { accept, connect, decide, HARBOUR, invite, OPERATOR, runEnded, viewOf } from '../support/journey.ts';
import { journeyWorld } from '../support/journey-world.ts';

const world = journeyWorld();
afterAll(closeBrowser);

/** Every address in a mail, in its text and in its HTML part. */
function linksOf({ text, html }: { text: string; html: string }): string[] {
  const inText = text.match(/https?:\/\/[^\s<>"]+/g) ?? [];
  const inHtml = [...html.matchAll(/(?:href|src)="(https?:[^"]+)"/g)].map(([, link = '']) => link);
  return [...inText, ...inHtml].map((link) => link.replaceAll('&amp;', '&'));
}

/** Follows every link of every mail as scanners do: HEAD, GET, and a browser that runs scripts. Returns how many it followed. */
async function scan(scanned: Set<string>): Promise<number> {
  await expect.poll(() => world.idle(0)).toBe(true);
  const links = new Set((await world.mails()).flatMap(linksOf).filter((link) => !scanned.has(link)));
  const before = tableState(await world.items());
  const page = await openPage();
  for (const link of links) {
    scanned.add(link);
    const isOurs = link.startsWith(world.addresses.product);
    for (const method of isOurs ? ['HEAD', 'GET', 'GET'] : ['GET']) {
      const answer = await fetch(link, { method });
      await answer.arrayBuffer();
      expect([answer.status, link]).toEqual([200, link]);
    }
    await page.goto(link, { waitUntil: 'networkidle' });
  }
  expect(tableState(await world.items())).toEqual(before);
  return links.size;
}

describe('a mail scanner', () => {
  it('follows every link of every mail, and nothing is decided and nothing recorded', async () => {
    const scanned = new Set<string>();
    const admin = `/portals/${HARBOUR.portalId}/users/${HARBOUR.superAdmin.userId}`;
    await world.sandbox('POST', admin, { superAdmin: false });
    const journey = await invite(world, HARBOUR, '');
    await world.sandbox('POST', admin, { superAdmin: true });

    await world.mail('delivery-manager@example.com', /^Decide /);
    expect(await scan(scanned)).toBeGreaterThan(0);
    await decide(world, journey);
    await world.mail(OPERATOR, /^Accept /);
    expect(await scan(scanned)).toBeGreaterThan(0);
    await accept(world, journey);
    await world.mail(OPERATOR, /^Name a super admin/);
    expect(await scan(scanned)).toBeGreaterThan(0);
    const contact = { email: HARBOUR.superAdmin.email, name: 'Super Admin' };
    await world.api('PUT', `/clients/${journey.clientId}/contact`, contact);
    await world.mail(HARBOUR.superAdmin.email, /^Connect /);
    expect(await scan(scanned)).toBeGreaterThan(0);
    expect((await viewOf(world, journey)).openWaits).toHaveLength(1);
    await connect(world, journey);
    await runEnded(world, journey, 'provisioned');
    await world.mail(HARBOUR.superAdmin.email, /portal rules/);
    expect(await scan(scanned)).toBeGreaterThan(0);
  });
});

describe('each page of a mailed link', () => {
  it('has strict headers, on every method and for a link that is not known', async () => {
    const journey = await invite(world);
    const mail = await world.mail('delivery-manager@example.com', /^Decide /);
    const [link = ''] = linksOf(mail).filter((one) => one.includes('/links/'));
    const answers = [
      await fetch(link),
      await fetch(link, { method: 'HEAD' }),
      await fetch(`${world.addresses.product}/links/unknown`),
      await fetch(`${world.addresses.product}/oauth/callback?state=unknown`),
    ];
    for (const { headers } of answers) {
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe-(?:inline|eval)|script-src(?! 'none')/);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{7,}/);
      expect(headers.get('set-cookie')).toBeNull();
    }
    expect((await viewOf(world, journey)).invitations[0]?.state).toBe('awaiting-approval');
  });
});
