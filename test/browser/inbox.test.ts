import { SESClient, SendEmailCommand, VerifyEmailIdentityCommand } from '@aws-sdk/client-ses';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { localAwsConfig } from '../../infra/local/aws-env.ts';
import { closeBrowser, openPage, VIEWPORTS } from '../support/browser.ts';

const addresses = inject('addresses');
const TO = 'inbox-reader@example.com';
const SUBJECT = 'Harbour Bakery <asks> you to decide';

beforeAll(async () => {
  const client = new SESClient(localAwsConfig(addresses.aws));
  await client.send(new VerifyEmailIdentityCommand({ EmailAddress: 'inbox-test@example.com' }));
  const html = `<!doctype html><body><h1>Decide</h1><script>parent.document.title = 'broken in'; document.title = 'ran'</script>
    <a href="${addresses.inbox}/?to=nobody@example.com">Open the decision</a></body>`;
  await client.send(
    new SendEmailCommand({
      Source: 'inbox-test@example.com',
      Destination: { ToAddresses: [TO] },
      Message: { Subject: { Data: SUBJECT }, Body: { Text: { Data: 'Please decide.' }, Html: { Data: html } } },
    }),
  );
  client.destroy();
});

afterAll(closeBrowser);

describe('inbox in a browser', () => {
  it.each(['phone', 'desk'] as const)('leads from the list to the mail and its link, on a %s', async (viewport) => {
    const page = await openPage(viewport);
    await page.goto(`${addresses.inbox}/?to=${encodeURIComponent(TO)}`);
    await page.getByRole('link', { name: SUBJECT }).click();

    const mail = page.frameLocator('iframe');
    await mail.getByRole('heading', { name: 'Decide' }).waitFor();
    expect(await page.title()).toContain('Inbox');
    const [opened] = await Promise.all([
      page.waitForEvent('popup'),
      mail.getByRole('link', { name: 'Open the decision' }).click(),
    ]);
    await opened.getByText('No mail to nobody@example.com yet.').waitFor();

    await page.getByRole('link', { name: 'Text', exact: true }).click();
    await page.getByText('Please decide.').last().waitFor();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(VIEWPORTS[viewport].width);
  });

  it('shows a mail that comes while the list is open', async () => {
    const page = await openPage();
    const to = 'late-reader@example.com';
    await page.goto(`${addresses.inbox}/?to=${encodeURIComponent(to)}`);
    await page.getByText(`No mail to ${to} yet.`).waitFor();
    const client = new SESClient(localAwsConfig(addresses.aws));
    const body = { Subject: { Data: 'It came' }, Body: { Text: { Data: 'Hello.' } } };
    await client.send(
      new SendEmailCommand({ Source: 'inbox-test@example.com', Destination: { ToAddresses: [to] }, Message: body }),
    );
    client.destroy();
    await page.getByRole('link', { name: 'It came' }).waitFor();
  });
});
