import * as z from 'zod';
import { eventually } from '../../eventually.ts';
import { install, linkIn, submit, visit } from '../../visitor.ts';
import { fetchPack, verify } from '../audits.ts';
import type { DemoContext, DemoStep } from '../context.ts';
import { clientWhere, expect, HARBOUR, OPERATOR } from '../journey.ts';
import { approve, DELIVERY, invited, linkTo, untilApproved } from '../questions.ts';

/** A client of its own, which ends everything again: its portal has a user of ours without a grant, and a super admin of ours. */
const WILLOW = { portalId: 2000090, name: 'Willow Optics' };
const ADMIN = { id: 8009001, email: 'super-admin@willow-optics.example.com' };
const GRANTED = HARBOUR.team[1];
const WITHOUT_GRANT = 'consultant-3@example.com';
const OWN_SUPER_ADMIN = 'consultant-4@example.com';
const CLIENT_USER = 'marketing-lead@willow-optics.example.com';

const portalSchema = z.looseObject({
  users: z.array(z.looseObject({ email: z.string() })),
  installs: z.array(z.unknown()),
});
const closureSchema = z.looseObject({
  closure: z.looseObject({ closureId: z.string(), state: z.string(), uninstalledAt: z.string().nullable() }),
});

/**
 * A person of the client asks for it on the page of its portal, confirms by a fresh mailed link, and everything ends in its order: users are
 * removed and read back, the client leaves our super admin as it is, the app is uninstalled, both sides are told, and the evidence verifies.
 */
export const clientEndedAllAccess: DemoStep = {
  name: 'client-ended-all-access',
  async run(context) {
    const recordId = await workedFor(context);
    const rules = linkIn((await context.mail(ADMIN.email, /portal rules/i)).text);
    const asked = await submit(rules, { answer: 'end-access' });
    expect(asked.html.includes('The mail is on its way'), `asking answered ${asked.status}`);
    const confirm = linkIn((await context.mail(ADMIN.email, /end all access of .*\?$/)).text);
    const page = await visit(confirm);
    expect(
      page.html.includes('Consultant Two') && page.html.includes('End all access'),
      'the page does not say who goes',
    );
    expect((await emails(context)).includes(GRANTED), 'something ended before it was confirmed');

    const begun = await submit(confirm, { answer: 'end-all-access' });
    expect(begun.html.includes('All access is being ended'), `confirming answered ${begun.status}`);
    const step = linkIn((await context.mail(ADMIN.email, /by hand for Consultant Four/)).text);
    const left = await emails(context);
    expect(!left.includes(GRANTED) && !left.includes(WITHOUT_GRANT), `still in the portal: ${left.join(', ')}`);
    expect(left.includes(CLIENT_USER), 'a user of the client was removed');
    expect(left.includes(OWN_SUPER_ADMIN), 'a super admin was removed by API');
    expect((await portal(context)).installs.length === 1, 'the app went before all was read back');
    const accepted = await submit(step, { answer: 'leave' });
    expect(accepted.html.includes('Left as it is'), `leaving it answered ${accepted.status}`);

    await eventually('The portal without our app', async () => (await portal(context)).installs.length === 0);
    for (const to of [ADMIN.email, OPERATOR]) {
      const mail = await context.mail(to, new RegExp(`${WILLOW.name}: all access of .* is ended`));
      expect(
        mail.text.includes('Consultant Two') && mail.text.includes('Consultant Four'),
        `the mail to ${to} lacks people`,
      );
    }
    await clientWhere(context, 'The closed run', (client) => client.runs.some((run) => run.end === 'closed'), recordId);
    const { closure } = closureSchema.parse(await context.api('GET', `/clients/c-${recordId}`));
    expect(closure.state === 'done', `the closure is ${closure.state}`);
    const again = await submit(confirm, { answer: 'end-all-access' });
    expect(again.html.includes('All access is ended'), 'a second press does not say that it is done');
    const verdict = verify(await fetchPack(context, `c-${recordId}`, closure.closureId));
    expect(verdict.ok && verdict.certified, 'the evidence does not verify');
  },
};

/** Brings the client through the course, up to verified access; gives its record. */
async function workedFor(context: DemoContext): Promise<string> {
  await context.sandbox('POST', '/world', { portals: [willow()] });
  const question = await invited(context, WILLOW, { contactEmail: ADMIN.email, contactName: 'Super Admin' });
  const link = await linkTo(context, DELIVERY, WILLOW);
  await approve(link);
  await untilApproved(context, question, link);
  const { recordId } = question;
  await context.sandbox('POST', `/partner-clients/${recordId}/status`, { status: 'ACTIVE' });
  const connect = linkIn((await context.mail(ADMIN.email, /connect/i)).text);
  const connected = await install(connect, WILLOW.portalId, ADMIN.id);
  expect(connected.status === 200, `connecting answered ${connected.status}`);
  const holds = (grants: { state: string; person: { email: string } }[]) =>
    grants.some((grant) => grant.state === 'verified' && grant.person.email === GRANTED);
  await clientWhere(context, 'Verified access at Willow Optics', (client) => holds(client.grants), recordId);
  return recordId;
}

function willow() {
  const own = (id: number, number: string, more: object) => ({
    id,
    email: `consultant-${id - 7000010}@example.com`,
    firstName: 'Consultant',
    lastName: number,
    ...more,
  });
  return {
    portalId: WILLOW.portalId,
    company: WILLOW.name,
    domain: 'willow-optics.example.com',
    partner: false,
    tier: 'PROFESSIONAL',
    accountType: 'STANDARD',
    dataHostingLocation: 'na1',
    timeZone: 'US/Eastern',
    utcOffset: '-05:00',
    currency: 'USD',
    permissionSets: [
      { name: 'Partner Marketing', requiresBillingWrite: false },
      { name: 'Marketing Manager', requiresBillingWrite: false },
    ],
    teams: ['Marketing', 'Sales', 'Partner Team'],
    users: [
      { ...ADMIN, firstName: 'Super', lastName: 'Admin', superAdmin: true },
      {
        id: ADMIN.id + 1,
        email: CLIENT_USER,
        firstName: 'Marketing',
        lastName: 'Lead',
        permissionSets: ['Marketing Manager'],
      },
      own(7000013, 'Three', { permissionSets: ['Partner Marketing'] }),
      own(7000014, 'Four', { superAdmin: true }),
    ],
  };
}

async function portal(context: DemoContext) {
  return portalSchema.parse(await context.sandbox('GET', `/portals/${WILLOW.portalId}`));
}

async function emails(context: DemoContext): Promise<string[]> {
  return (await portal(context)).users.map(({ email }) => email);
}
