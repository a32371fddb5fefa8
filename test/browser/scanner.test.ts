import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { eventually } from '../../infra/local/eventually.ts';
import { linkIn, submit } from '../../infra/local/visitor.ts';
import { closeBrowser, openPage } from '../support/browser.ts';
import { holdDecisions, isPending, passPause } from '../support/decision-pause.ts';
import { tableState } from '../support/final-state.ts';
import {
  APPROVER,
  accept,
  connect,
  decide,
  HARBOUR,
  invitationIn,
  invite,
  OPERATOR,
  runEnded,
  viewOf,
} from '../support/journey.ts';
import { mailsSeen, publishRules, SECURITY } from '../support/journey-questions.ts';
import { journeyWorld } from '../support/journey-world.ts';
import type { TableItem } from '../support/world.ts';
import { sweepUntil } from '../support/world-time.ts';

const world = journeyWorld();
afterAll(closeBrowser);

/** Every address in a mail, in its text and in its HTML part. */
function linksOf({ text, html }: { text: string; html: string }): string[] {
  const inText = text.match(/https?:\/\/[^\s<>"]+/g) ?? [];
  const inHtml = [...html.matchAll(/(?:href|src)="(https?:[^"]+)"/g)].map(([, link = '']) => link);
  return [...inText, ...inHtml].map((link) => link.replaceAll('&amp;', '&'));
}

/** A mail of ours, on its way. */
const UNSENT = new Set(['queued', 'claimed', 'gathered']);

/** Waits until nothing moves any more but by a person: all mails are sent, each outcome is taken, each execution is held by its open wait. */
async function quiet(): Promise<void> {
  const look = async () => {
    const items = await world.items();
    const ofKind = (kind: string) => items.filter((item) => item['entity'] === kind);
    const running = ofKind('run').filter((run) => run['state'] === 'running');
    const holding = new Set(ofKind('wait').flatMap((wait) => (wait['held'] === true ? [wait['runId']] : [])));
    return (
      ofKind('mail').every((mail) => !UNSENT.has(String(mail['state']))) &&
      ofKind('outcome').every((outcome) => outcome['takenAt'] !== undefined) &&
      running.every((run) => holding.has(run['runId'])) &&
      (await world.executing()) === running.length &&
      (await world.idle(0))
    );
  };
  await eventually('A moment at which nothing moves', look, { withinMs: 90_000, everyMs: 300 });
}

/** The records as they stand, to the letter. Runs are left out: the sweep notes each time when it has looked at one. */
function toTheLetter(items: readonly TableItem[]): TableItem[] {
  const key = ({ pk, sk }: TableItem) => `${pk} ${sk}`;
  return items.filter((item) => item['entity'] !== 'run').toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** How many links are followed at the same time. */
const AT_ONCE = 3;

/**
 * Follows every link of every mail as scanners do: HEAD, GET, and a browser that runs scripts and waits. Nothing may be recorded meanwhile, not
 * even that a page was opened. Links in `scanned` were followed before. Returns how many were followed.
 */
async function scan(scanned = new Set<string>(), fits: readonly number[] = [200]): Promise<number> {
  await quiet();
  const links = new Set((await world.mails()).flatMap(linksOf).filter((link) => !scanned.has(link)));
  const before = await world.items();
  const queue = links.values();
  const reader = async () => {
    const page = await openPage();
    for (const link of queue) await follow(page, link, fits);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, reader));
  const after = await world.items();
  expect(tableState(after)).toEqual(tableState(before));
  expect(toTheLetter(after)).toEqual(toTheLetter(before));
  for (const link of links) scanned.add(link);
  return links.size;
}

async function follow(page: Page, link: string, fits: readonly number[]): Promise<void> {
  const isOurs = link.startsWith(world.addresses.product);
  for (const method of isOurs ? ['HEAD', 'GET', 'GET'] : ['GET']) {
    const answer = await fetch(link, { method });
    await answer.arrayBuffer();
    expect({ link, status: answer.status, fits: fits.includes(answer.status) }).toMatchObject({ fits: true });
  }
  await page.goto(link, { waitUntil: 'networkidle' });
}

/** Kinds of mail that were sent. */
async function sentKinds(): Promise<Set<unknown>> {
  const mails = (await world.items()).filter((item) => item['entity'] === 'mail' && item['state'] === 'sent');
  return new Set(mails.map((mail) => mail['kind']));
}

describe('a mail scanner', () => {
  it('follows every link of every mail, and nothing is decided and nothing recorded', async () => {
    const scanned = new Set<string>();
    const admin = `/portals/${HARBOUR.portalId}/users/${HARBOUR.superAdmin.userId}`;
    await world.sandbox('POST', admin, { superAdmin: false });
    const journey = await invite(world, HARBOUR, '');
    await world.sandbox('POST', admin, { superAdmin: true });

    await world.mail(APPROVER, /^Decide /);
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

  it('follows every link of every mail about a question, also while its decision can be taken back and after its end', async () => {
    const giveBack = await holdDecisions(world);
    onTestFinished(giveBack);
    await publishRules(world, [
      {
        name: 'All three, of whom no mail reaches one',
        when: { portals: [HARBOUR.portalId] },
        approvers: ['delivery-manager', 'security-lead', 'former-manager'],
        quorum: 3,
      },
    ]);
    const journey = await invite(world);
    await world.mail(OPERATOR, /^Name a decider/);
    await world.mail(OPERATOR, /^Mail does not reach/);
    const delivery = linkIn((await world.mail(APPROVER, /^Decide /)).text);
    const security = linkIn((await world.mail(SECURITY, /^Decide /)).text);
    await submit(delivery, { act: 'notices', notices: 'digest' });
    await submit(delivery, { act: 'ask-back', text: 'Which brand is it for?' });
    const seen = await mailsSeen(world, APPROVER);
    const asked = await world.mail(OPERATOR, /^Answer /);
    expect(await scan()).toBeGreaterThan(3);

    await submit(linkIn(asked.text), { act: 'reply', text: 'For the bakery itself.' });
    await world.mail(APPROVER, /^Decide /, seen);
    await submit(`${world.addresses.product}/my-questions`, { email: APPROVER });
    await world.mail(APPROVER, /decision waits/);
    await submit(delivery, { answer: 'approve', note: '' });
    await submit(security, { answer: 'decline', note: 'The contract is not signed.' });
    expect(await scan()).toBeGreaterThan(5);
    expect((await world.items()).filter(isPending)).toHaveLength(1);

    await passPause(world);
    await invitationIn(world, journey, 'declined');
    await sweepUntil(world, 'The digest', async () => (await sentKinds()).has('digest'));
    expect(await scan(new Set(), [200, 410])).toBeGreaterThan(5);
    const kinds = ['approval-question', 'asked-back', 'replied', 'my-questions', 'question-handled', 'digest'];
    expect([...(await sentKinds())]).toEqual(
      expect.arrayContaining([...kinds, 'question-stuck', 'address-unreachable', 'course-notice']),
    );
  });
});

describe('each page of a mailed link', () => {
  it('has strict headers, on every method and for a link that is not known', async () => {
    const journey = await invite(world);
    const mail = await world.mail(APPROVER, /^Decide /);
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
