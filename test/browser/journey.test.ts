import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { projectRoot } from '../../infra/local/paths.ts';
import { closeBrowser, openPage } from '../support/browser.ts';
import { APPROVER, HARBOUR, OPERATOR } from '../support/journey.ts';
import {
  expectAccessible,
  followMail,
  keepScreenshot,
  openMail,
  tabTo,
  untilShown,
  untilTitled,
} from '../support/journey-browser.ts';
import { journeyWorld } from '../support/journey-world.ts';

const world = journeyWorld();
afterAll(closeBrowser);

/** Calls the command line as an operator does. */
function steward(...args: string[]): unknown {
  const { api, operatorToken } = world.addresses;
  const answer = execFileSync(process.execPath, [join(projectRoot, 'infra/cli/steward.ts'), ...args, '--json'], {
    encoding: 'utf8',
    env: { ...process.env, STEWARD_API: api, STEWARD_TOKEN: operatorToken },
  });
  return JSON.parse(answer);
}

const listSchema = z.looseObject({ clients: z.array(z.looseObject({ clientId: z.string(), name: z.string() })) });
const clientSchema = z.looseObject({ engagements: z.array(z.looseObject({ engagementId: z.string() })) });

describe('the whole journey by hand, in a browser', () => {
  it('on a phone: invited, approved, accepted, connected, in the portal, ended, gone', async () => {
    const { sandbox = '' } = world.addresses;
    const page = await openPage('phone');

    // The client invites the partner, in HubSpot.
    await page.goto(sandbox);
    await page.getByLabel('Client portal').selectOption(String(HARBOUR.portalId));
    await page.getByLabel('Service').selectOption(HARBOUR.serviceType);
    await page.getByLabel('Contact e-mail').fill(HARBOUR.superAdmin.email);
    await page.getByRole('button', { name: 'Invite the partner' }).click();
    await keepScreenshot(page, 'sandbox-phone');

    // The approver decides from the mail, with the keyboard alone.
    await openMail(world, page, APPROVER, /^Decide /);
    await keepScreenshot(page, 'mail-phone');
    const question = await followMail(page);
    await expectAccessible(question);
    await keepScreenshot(question, 'decision-phone');
    await tabTo(question, 'Approve');
    await question.keyboard.press('Enter');
    await untilTitled(question, 'Approved');
    await expectAccessible(question);
    await keepScreenshot(question, 'approved-phone');

    // Somebody who can accept does it in HubSpot, by the deep link of the task.
    await openMail(world, page, OPERATOR, /^Accept /);
    const task = await followMail(page);
    await expectAccessible(task);
    await keepScreenshot(task, 'task-phone');
    const deepLink = task.locator('a[href*="/partner/1000001/clients/"]').first();
    const [hubspot] = await Promise.all([task.waitForEvent('popup'), deepLink.click()]);
    await hubspot.getByRole('button', { name: 'Accept invitation' }).click();

    // The client's super admin connects the portal.
    await openMail(world, page, HARBOUR.superAdmin.email, /^Connect /);
    const connect = await followMail(page);
    await expectAccessible(connect);
    await keepScreenshot(connect, 'connect-phone');
    await connect.getByRole('link', { name: 'Connect in HubSpot' }).click();
    await connect.getByLabel('Portal').selectOption(String(HARBOUR.portalId));
    await connect.getByLabel('You are').selectOption(String(HARBOUR.superAdmin.userId));
    await connect.getByRole('button', { name: 'Connect app' }).click();
    await connect.waitForURL(/\/oauth\/callback/);
    await connect.getByRole('heading', { level: 1 }).waitFor();
    await expectAccessible(connect);

    // The team appears in the client's portal.
    const portal = `${sandbox}/portals/${HARBOUR.portalId}`;
    for (const email of HARBOUR.team) await untilShown(page, portal, email, true);
    await keepScreenshot(page, 'portal-phone');
    await openMail(world, page, HARBOUR.superAdmin.email, /users added/);
    await keepScreenshot(page, 'told-phone');
    await openMail(world, page, HARBOUR.superAdmin.email, /portal rules/);
    const rules = await followMail(page);
    await expectAccessible(rules);
    await keepScreenshot(rules, 'rules-phone');

    // Partner operations ends the engagement, and the team is gone.
    const { clients } = listSchema.parse(steward('client', 'list'));
    const clientId = clients.find((one) => one.name === HARBOUR.name)?.clientId ?? '';
    const [engagement] = clientSchema.parse(steward('client', 'show', clientId)).engagements;
    steward('engagement', 'end', engagement?.engagementId ?? '');
    for (const email of HARBOUR.team) await untilShown(page, portal, email, false);
    await openMail(world, page, HARBOUR.superAdmin.email, /users removed/);
  });

  it('at a desk and in the dark: decision, used link and unknown link read well', async () => {
    const page = await openPage('desk', 'dark');
    await world.sandbox('POST', '/invitations', {
      portalId: HARBOUR.portalId,
      serviceType: HARBOUR.serviceType,
      contactEmail: HARBOUR.superAdmin.email,
    });
    await openMail(world, page, APPROVER, /^Decide /);
    await keepScreenshot(page, 'inbox-desk');
    const question = await followMail(page);
    await expectAccessible(question);
    await keepScreenshot(question, 'decision-desk-dark');
    const address = question.url();
    await question.getByRole('button', { name: 'Approve' }).click();
    await untilTitled(question, 'Approved');
    expect(await question.getByRole('button').count()).toBe(0);
    await expectAccessible(question);

    await question.goto(`${address.slice(0, -1)}${address.endsWith('A') ? 'B' : 'A'}`);
    await question.getByRole('heading', { name: 'This link is not known' }).waitFor();
    expect(await question.content()).not.toContain(HARBOUR.name);
    await expectAccessible(question);
  });

  it('without JavaScript: a decline needs its note, and then counts', async () => {
    const page = await openPage('phone', 'light', false);
    await world.sandbox('POST', '/invitations', { portalId: HARBOUR.portalId, serviceType: HARBOUR.serviceType });
    const mail = await world.mail(APPROVER, /^Decide /);
    const [link = ''] = /https?:\/\/\S+\/links\/\S+/.exec(mail.text) ?? [];
    await page.goto(link);
    await page.getByRole('button', { name: 'Decline' }).click();
    await page.getByRole('alert').getByText('please say why').waitFor();
    expect(await page.title()).toContain('Not sent yet');
    await keepScreenshot(page, 'note-needed-phone');
    await page.getByLabel('Note').fill('Not this quarter.');
    await page.getByRole('button', { name: 'Decline' }).click();
    await untilTitled(page, 'Declined');
    await world.mail(OPERATOR, /declined/);
  });
});
