import * as z from 'zod';
import { install, linkIn, submit, visit } from '../../visitor.ts';
import type { DemoContext, DemoStep } from '../context.ts';
import { clientWhere, type DemoClient, expect } from '../journey.ts';
import { approve, DELIVERY, invited, linkTo, untilApproved } from '../questions.ts';

/** A client that reads German, and whose contact cannot connect the portal. */
const FERN = { portalId: 2000091, name: 'Fern Gardens' };
const CONTACT = 'office-lead@fern-gardens.example.com';
const ADMIN = { id: 8009101, email: 'super-admin@fern-gardens.example.com' };
const CONNECT = /Bitte bis .* verbinden$/;

const waits = z.looseObject({
  openWaits: z.array(z.looseObject({ kind: z.string(), asked: z.array(z.looseObject({ email: z.string() })) })),
});

/**
 * The contact of an invited client is not the right person, and hands the onboarding to the portal's super admin, who connects with a link
 * of their own. The contact's link shows only that, no reminder goes there, and the new link tells how far it is up to the end.
 */
export const handedToRightAdmin: DemoStep = {
  name: 'handed-to-right-admin',
  async run(context) {
    const recordId = await accepted(context);
    const first = linkIn((await context.mail(CONTACT, CONNECT)).text);
    const page = await visit(first);
    expect(
      page.html.includes('<html lang="de">') && page.html.includes('Ich bin nicht die richtige Person'),
      'no German page',
    );
    const ours = await submit(first, { act: 'hand-on', email: 'consultant-1@example.com', name: 'Consultant One' });
    expect(ours.status === 400 && ours.html.includes('gehört zur Agentur'), 'one of the agency was taken');
    const handed = await submit(first, {
      act: 'hand-on',
      email: ADMIN.email,
      name: 'Super Admin',
      word: 'Das ist deins.',
    });
    expect(
      handed.html.includes('<h1>Weitergegeben</h1>') && handed.html.includes(ADMIN.email),
      'it was not handed over',
    );
    expect(!handed.html.includes('/oauth/install'), 'the first link still connects');

    const mail = await context.mail(ADMIN.email, CONNECT);
    expect(mail.text.includes('Das ist deins.'), 'the word to the colleague is missing');
    const { openWaits } = waits.parse(await context.api('GET', `/clients/c-${recordId}`));
    const asked = openWaits.flatMap((wait) => (wait.kind === 'connection' ? wait.asked.map(({ email }) => email) : []));
    expect(asked.join() === ADMIN.email, `asked are ${asked.join()}`);
    const second = linkIn(mail.text);
    const connected = await install(second, FERN.portalId, ADMIN.id);
    expect(
      connected.status === 200 && connected.html.includes('<h1>Verbunden</h1>'),
      `connecting answered ${connected.status}`,
    );
    const verified = (client: DemoClient) =>
      client.grants.length > 0 && client.grants.every(({ state }) => state === 'verified');
    await clientWhere(context, 'Access at Fern Gardens', verified, recordId);
    const active = (client: DemoClient) => client.engagements.some(({ state }) => state === 'active');
    await clientWhere(context, 'The active engagement of Fern Gardens', active, recordId);

    await context.api('POST', '/sweeps');
    expect((await context.mails(CONTACT)).length === 1, 'the contact got more than the first mail');
    expect((await visit(first)).html.includes('<h1>Weitergegeben</h1>'), 'the first link shows more than that');
    const done = await visit(second);
    expect(
      done.html.includes('Alles Vereinbarte ist eingerichtet und überprüft.'),
      'the new link does not tell the end',
    );
    expect((await visit(`${second}?lang=en`)).html.includes('All that was agreed is set up'), 'no English page');
  },
};

/** Brings the client up to the mail that asks to connect; gives its record. */
async function accepted(context: DemoContext): Promise<string> {
  await context.sandbox('POST', '/world', { portals: [fern()] });
  const question = await invited(context, FERN, {
    contactEmail: CONTACT,
    contactName: 'Office Lead',
    // The team of the other packages has somebody who has left by now.
    serviceType: 'reporting_review',
  });
  await context.api('PUT', `/clients/c-${question.recordId}/language`, { language: 'de' });
  const link = await linkTo(context, DELIVERY, FERN);
  await approve(link);
  await untilApproved(context, question, link);
  await context.sandbox('POST', `/partner-clients/${question.recordId}/status`, { status: 'ACTIVE' });
  return question.recordId;
}

function fern() {
  return {
    portalId: FERN.portalId,
    company: FERN.name,
    domain: 'fern-gardens.example.com',
    partner: false,
    tier: 'PROFESSIONAL',
    accountType: 'STANDARD',
    dataHostingLocation: 'eu1',
    timeZone: 'Europe/Berlin',
    utcOffset: '+01:00',
    currency: 'EUR',
    permissionSets: [{ name: 'Partner Read Only', requiresBillingWrite: false }],
    teams: ['Marketing', 'Sales', 'Partner Team'],
    users: [
      { ...ADMIN, firstName: 'Super', lastName: 'Admin', superAdmin: true },
      {
        id: ADMIN.id + 1,
        email: CONTACT,
        firstName: 'Office',
        lastName: 'Lead',
        permissionSets: ['Partner Read Only'],
      },
    ],
  };
}
