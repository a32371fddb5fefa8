import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readJsonFile } from '../../infra/config.ts';
import { SHIPPED } from '../../infra/deploy/publish-shipped.ts';
import { linkIn } from '../../infra/local/visitor.ts';
import { catalogueSchema } from '../../shared/domain/service-package.ts';
import { closeBrowser, openPage } from '../support/browser.ts';
import { holdDecisions, passPause } from '../support/decision-pause.ts';
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
} from '../support/journey.ts';
import { followMail, keepScreenshot, look, openMail, tabOnto } from '../support/journey-browser.ts';
import { accessOf } from '../support/journey-portal.ts';
import { DEPUTY, mailsSeen, publishRules, SECURITY } from '../support/journey-questions.ts';
import { journeyWorld } from '../support/journey-world.ts';
import { age } from '../support/world-time.ts';

const world = journeyWorld();
const AT_HARBOUR = { portals: [HARBOUR.portalId] };
const DECIDE = /^Decide .*Harbour Bakery/;

let giveBack: (() => Promise<void>) | undefined;
beforeAll(async () => {
  giveBack = await holdDecisions(world);
});
afterAll(async () => {
  await giveBack?.();
  await closeBrowser();
});

/** Waits until the page says so in its title. */
async function says(page: Page, title: string | RegExp): Promise<void> {
  await page.getByRole('heading', { name: title, exact: true, level: 1 }).waitFor();
}

/** The link of somebody's newest question. */
async function linkOf(to: string, seen?: ReadonlySet<string>): Promise<string> {
  return linkIn((await world.mail(to, DECIDE, seen)).text);
}

/** The day after tomorrow, as a date field takes it. */
function later(): string {
  return new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
}

describe('a decision by mail, in a browser', () => {
  it('on a phone, by keyboard alone: asked back, answered, approved, taken back, approved for good', async () => {
    const inbox = await openPage('phone');
    const journey = await invite(world);
    await openMail(world, inbox, APPROVER, DECIDE);
    await keepScreenshot(inbox, 'mail-question-phone');
    const question = await followMail(inbox);
    await look(question, 'question');
    const seen = await mailsSeen(world, APPROVER);

    await tabOnto(question, question.getByText('Ask Operations Lead a question'), 'Enter');
    await look(question, 'question-asking-back');
    await tabOnto(question, question.getByLabel('Your question'));
    await question.keyboard.type('Which brand is it for?');
    await tabOnto(question, question.getByRole('button', { name: 'Send the question' }), 'Enter');
    await says(question, 'Question sent');
    await look(question, 'end-asked-back');

    await openMail(world, inbox, OPERATOR, /^Answer Delivery Manager by .*Harbour Bakery/);
    await keepScreenshot(inbox, 'mail-asked-back-phone');
    const reply = await followMail(inbox);
    await look(reply, 'reply');
    await tabOnto(reply, reply.getByLabel(/^Your answer to/));
    await reply.keyboard.type('For the bakery itself.');
    await tabOnto(reply, reply.getByRole('button', { name: 'Send the answer' }), 'Enter');
    await says(reply, 'Answer sent');
    await look(reply, 'end-reply-saved');

    await openMail(world, inbox, APPROVER, DECIDE, seen);
    await inbox.frameLocator('iframe').getByText('For the bakery itself.', { exact: true }).waitFor();
    await keepScreenshot(inbox, 'mail-replied-phone');
    const again = await followMail(inbox);
    await again.getByText('For the bakery itself.').waitFor();
    await look(again, 'question-replied');
    const address = again.url();
    await tabOnto(again, again.getByRole('button', { name: 'Approve' }), 'Enter');
    await says(again, 'You have approved');
    await look(again, 'pending');
    await tabOnto(again, again.getByRole('button', { name: 'Take my answer back' }), 'Enter');
    await says(again, 'Taken back');
    await look(again, 'end-taken-back');
    await tabOnto(again, again.getByRole('link', { name: 'Back to the question' }), 'Enter');
    await again.waitForURL(address);
    expect((await invitationIn(world, journey, 'awaiting-approval')).openWaits).toHaveLength(1);

    await tabOnto(again, again.getByRole('button', { name: 'Approve' }), 'Enter');
    await says(again, 'You have approved');
    await passPause(world);
    await again.reload();
    await says(again, 'Approved');
    await look(again, 'end-approved');
    expect(await again.getByRole('button').count()).toBe(0);
    await invitationIn(world, journey, 'awaiting-acceptance');
    await openMail(world, inbox, OPERATOR, /^Accept /);
  });

  it('at a desk, in the dark: two of three decide, one declines, and what comes late does not count', async () => {
    await publishRules(world, [
      {
        name: 'Two of three decide',
        when: AT_HARBOUR,
        approvers: ['delivery-manager', 'deputy-manager', 'security-lead'],
        quorum: 2,
      },
    ]);
    const journey = await invite(world);
    const open = async (to: string) => {
      const inbox = await openPage('desk', 'dark');
      await openMail(world, inbox, to, DECIDE);
      return followMail(inbox);
    };
    const [first, second, third] = [await open(APPROVER), await open(DEPUTY), await open(SECURITY)];
    const address = third.url();
    await first.getByRole('button', { name: 'Approve' }).click();
    await first.getByText('You have approved.').waitFor();
    await look(first, 'question-answered-dark');

    await second.getByRole('button', { name: 'Decline' }).click();
    await second.getByRole('alert').waitFor();
    await look(second, 'question-note-needed-dark');
    await second.getByLabel('Note').fill('The contract is not signed.');
    await second.getByRole('button', { name: 'Decline' }).click();
    await says(second, 'You have declined');
    await look(second, 'pending-declined-dark');
    await first.reload();
    await says(first, 'Deputy Manager has declined');
    await look(first, 'pending-of-another-dark');
    // Opened before the second answer: the third does not know of it.
    await third.getByRole('button', { name: 'Approve' }).click();
    await third.getByText('What you just sent came after this').waitFor();
    await look(third, 'pending-late-dark');

    await passPause(world);
    await second.reload();
    await says(second, 'Declined');
    await look(second, 'end-declined-dark');
    await first.reload();
    await says(first, 'Decided otherwise');
    await look(first, 'end-outvoted-dark');
    await third.goto(address);
    await says(third, 'Already decided');
    await third.getByText('Deputy Manager').waitFor();
    await look(third, 'end-decided-by-another-dark');
    await openMail(world, third, SECURITY, /^Declined: .*Harbour Bakery/);
    await keepScreenshot(third, 'mail-handled-desk');
    await invitationIn(world, journey, 'declined');
    await openMail(world, third, OPERATOR, /declined/);
  });

  it('without script: handed over, away, asked for by the address, and approved by who is left', async () => {
    await publishRules(world, [
      {
        name: 'Delivery, then security',
        when: { ...AT_HARBOUR, risks: ['low', 'standard'] },
        approvers: ['delivery-manager'],
        fallback: ['security-lead'],
      },
    ]);
    const journey = await invite(world);
    const page = await openPage('phone', 'light', false);
    const twin = await openPage('phone');
    const first = await linkOf(APPROVER);
    await page.goto(first);
    await page.getByText('Let somebody else decide').click();
    await page.getByLabel('Who decides in your place').first().selectOption({ label: 'Deputy Manager' });
    await page.getByRole('button', { name: 'Hand it over' }).click();
    await says(page, 'Handed over');
    await look(page, 'end-handed-over', twin);

    const second = await linkOf(DEPUTY);
    await page.goto(second);
    await page.getByText('I am away').click();
    await look(page, 'question-away', twin);
    await page.getByLabel('Last day away').fill(later());
    await page.getByRole('button', { name: 'Save' }).first().click();
    await says(page, 'Your absence is saved');
    await look(page, 'end-absence-saved', twin);
    await page.goto(second);
    await says(page, 'This is with somebody else now');
    await look(page, 'end-moved', twin);
    await page.goto(first);
    await says(page, 'Handed over');

    const mailed = await linkOf(SECURITY);
    await page.goto(mailed);
    await look(page, 'question-handed-over', twin);
    await page.goto(`${world.addresses.product}/my-questions`);
    await look(page, 'my-questions', twin);
    await page.getByLabel('Your e-mail address').fill(SECURITY);
    await page.getByRole('button', { name: 'Send me my links' }).click();
    await says(page, 'Look into your mailbox');
    await look(page, 'end-my-questions-sent', twin);
    const asked = await world.mail(SECURITY, /decision waits/);
    const fresh = linkIn(asked.text);
    expect(fresh).not.toBe(mailed);
    await page.goto(fresh);
    await page.getByRole('button', { name: 'Approve' }).click();
    await says(page, 'You have approved');
    await passPause(world);
    await page.goto(fresh);
    await says(page, 'Approved');
    await invitationIn(world, journey, 'awaiting-acceptance');
    await world.mail(OPERATOR, /^Accept /);
  });

  it('elevated access: the name typed, two steps of the agency, the consent of the client, and the access is there', async () => {
    const { packages } = readJsonFile(SHIPPED.catalogue, catalogueSchema);
    const key = 'technical-administration';
    await world.api('POST', '/catalogues', {
      packages: packages.map((entry) => (entry.key === key ? { ...entry, risk: 'elevated' } : entry)),
    });
    const journey = await invite(world);
    await decide(world, journey);
    await passPause(world);
    await accept(world, journey);
    await connect(world, journey);
    await runEnded(world, journey, 'provisioned');
    const seen = await mailsSeen(world, APPROVER);
    const [member = ''] = ['consultant-3@example.com'];
    const { clientId } = journey;
    await world.api('POST', '/engagements', { clientId, packageKey: key, team: [member] });

    const inbox = await openPage('desk');
    await openMail(world, inbox, APPROVER, DECIDE, seen);
    const delivery = await followMail(inbox);
    await delivery.getByText('Step 1 of 3: Delivery').waitFor();
    // Others of the agency have their access already, and nothing about it is asked.
    for (const email of HARBOUR.team) expect(await delivery.content()).not.toContain(email);
    await look(delivery, 'question-elevated');
    await delivery.getByLabel(/^Type /).fill('Harbour');
    await delivery.getByLabel('Your reason').fill('It is in the contract.');
    await delivery.getByRole('button', { name: 'Approve' }).click();
    await delivery.getByRole('alert').waitFor();
    await look(delivery, 'question-elevated-wrong-name');
    await delivery.getByLabel(/^Type /).fill(HARBOUR.name);
    await delivery.getByRole('button', { name: 'Approve' }).click();
    await says(delivery, 'You have approved');
    await look(delivery, 'pending-step');
    await passPause(world);
    await delivery.reload();
    await says(delivery, 'This step is over');
    await look(delivery, 'end-step-passed');

    await agree(inbox, SECURITY, 'Approve');
    expect(await accessOf(world, HARBOUR.portalId, member)).toBeUndefined();
    const consent = await agree(inbox, HARBOUR.superAdmin.email, 'I consent', 'consent');
    await consent.reload();
    await says(consent, 'Consent given');
    await consent.getByText('Super Admin', { exact: true }).waitFor();
    for (const name of ['Delivery Manager', 'Security Lead']) expect(await consent.content()).not.toContain(name);
    await look(consent, 'end-consent-given');
    await inbox.goto(`${world.addresses.sandbox}/portals/${HARBOUR.portalId}`);
    await expect
      .poll(async () => (await accessOf(world, HARBOUR.portalId, member))?.permissionSets, { timeout: 30_000 })
      .toEqual(['Marketing Manager']);
  });

  /** Somebody agrees to elevated access, from the mail on; pictures are kept where a name is given. */
  async function agree(inbox: Page, to: string, button: string, name?: string): Promise<Page> {
    await openMail(world, inbox, to, DECIDE);
    if (name !== undefined) await keepScreenshot(inbox, `mail-${name}-desk`);
    const page = await followMail(inbox);
    if (name !== undefined) await look(page, `question-${name}`);
    await page.getByLabel(/^Type /).fill(HARBOUR.name);
    await page.getByLabel('Your reason').fill('It is in the contract.');
    await page.getByRole('button', { name: button, exact: true }).click();
    await says(page, /^You have (?:approved|consented)$/);
    if (name !== undefined) await look(page, `pending-${name}`);
    await passPause(world);
    return page;
  }

  it('whose time is over, or whose link is not known, takes no answer and says so', async () => {
    const journey = await invite(world);
    const link = await linkOf(APPROVER);
    const page = await openPage('phone');
    await page.goto(link);
    await age(world, (item) => item['entity'] === 'wait' && item['state'] === 'open', 901);
    await page.getByRole('button', { name: 'Approve' }).click();
    await says(page, 'The time is over');
    await page.getByText('did not count').waitFor();
    await look(page, 'end-expired-late');
    await world.api('POST', '/sweeps');
    await invitationIn(world, journey, 'approval-expired');
    await page.goto(link);
    await says(page, 'The time is over');
    await page.goto(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`);
    await says(page, 'This link is not known');
    await look(page, 'end-unknown-link');
    expect(await page.content()).not.toContain(HARBOUR.name);
  });
});
