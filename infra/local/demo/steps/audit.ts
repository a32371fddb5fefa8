import { eventually } from '../../eventually.ts';
import { linkIn, submit, visit } from '../../visitor.ts';
import {
  type AdoptedClient,
  auditIn,
  CLIENT_APP_ID,
  connectClient,
  newestAudit,
  startByItsSchedule,
} from '../audits.ts';
import type { DemoContext, DemoStep } from '../context.ts';
import { clientWhere, expect, HARBOUR, noted } from '../journey.ts';
import { ORCHARD_CLIENT } from '../orchard.ts';
import { approve, DELIVERY, MEADOW, ORCHARD, SECURITY } from '../questions.ts';

const MEADOW_CLIENT: AdoptedClient = {
  ...MEADOW,
  clientId: 'c-30000003',
  superAdmin: { email: 'super-admin@meadow-insurance.example.com', userId: 8000501 },
};
/** Ours, at Orchard Logistics. */
const OWN_SUPER_ADMIN = 'consultant-4@example.com';
const SHARED_MAILBOX = 'team@example.com';

/** Three connected portals: one with granted access, one with access that nobody granted, one that has taken our app away. The schedule fires. */
export const auditStartedBySchedule: DemoStep = {
  name: 'audit-started-by-schedule',
  async run(context) {
    await grantAtHarbour(context);
    await connectClient(context, ORCHARD_CLIENT);
    await connectClient(context, MEADOW_CLIENT);
    await context.sandbox('DELETE', `/portals/${MEADOW.portalId}/installs/${CLIENT_APP_ID}`);

    await startByItsSchedule(context);
    const audit = await eventually('An audit that the schedule started', () => newestAudit(context), {
      withinMs: 90_000,
      everyMs: 500,
    });
    expect(audit.trigger === 'schedule', `the audit was started by ${audit.trigger}`);
    context.notes.set('audit', audit.auditId);
  },
};

/** What was planted in the sandbox's world is found, line by line. */
export const findingsComputed: DemoStep = {
  name: 'findings-computed',
  async run(context) {
    const { findings } = await auditIn(context, 'in-review');
    const found = new Set(findings.filter(({ count }) => count > 0).map(({ code }) => code));
    for (const code of ['partner-super-admin', 'generic-mailbox', 'access-never-granted']) {
      expect(found.has(code), `${code} was not found; found: ${[...found].join(', ')}`);
    }
  },
};

/** A portal that cannot be read is named with its reason, and keeps the audit from closing green. */
export const unreadablePortalKeptItOpen: DemoStep = {
  name: 'unreadable-portal-kept-it-open',
  async run(context) {
    const { unverified, end } = await auditIn(context, 'in-review');
    const [portal] = unverified;
    // Whichever is seen first: the token that HubSpot refuses, or the uninstallation in its journal.
    const reasons = ['connection-revoked', 'connection-uninstalled'];
    expect(
      unverified.length === 1 && portal?.portalId === MEADOW.portalId && reasons.includes(portal.reason ?? ''),
      `not verified: ${JSON.stringify(unverified)}`,
    );
    expect(end === null, `the audit has ended as ${end}`);
  },
};

/** The reviewer gets one mail, decides all lines as recommended, and submits. */
export const reviewSubmitted: DemoStep = {
  name: 'review-submitted',
  async run(context) {
    const mail = await context.mail(DELIVERY, /: Review \d+ access/);
    const link = linkIn(mail.text);
    const page = (await visit(link)).url;
    const shown = await visit(page);
    expect(shown.html.includes(SHARED_MAILBOX), 'the review does not show the shared mailbox');
    const decided = await submit(page, { act: 'bulk.recommended' });
    expect(decided.status === 200, `deciding as recommended answered ${decided.status}`);
    const submitted = await submit(page, { act: 'submit' });
    expect(submitted.status === 200, `submitting answered ${submitted.status}`);
    await auditIn(context, 'carrying-out');
  },
};

/** What was revoked is gone from the portal; our super admin, whom no API may touch, the client takes away by hand, and that is read back. */
export const revokedAndReadBack: DemoStep = {
  name: 'revoked-and-read-back',
  async run(context) {
    const there = async (email: string) => (await usersOf(context)).find((user) => user.email === email);
    await eventually('The portal without the shared mailbox', async () => (await there(SHARED_MAILBOX)) === undefined);
    const superAdmin = await there(OWN_SUPER_ADMIN);
    expect(superAdmin !== undefined, 'a super admin was removed by API');

    const task = await context.mail(ORCHARD_CLIENT.superAdmin.email, /Consultant Four|consultant-4/);
    await context.sandbox('DELETE', `/portals/${ORCHARD.portalId}/users/${superAdmin.id}`);
    const done = await submit(linkIn(task.text), { answer: 'done' });
    expect(done.status === 200, `the manual step answered ${done.status}`);
    await auditIn(context, 'closed');
  },
};

/** The client's super admin is told who was removed. */
export const clientAdminToldOfRemoval: DemoStep = {
  name: 'client-admin-told-of-removal',
  async run(context) {
    const mail = await context.mail(ORCHARD_CLIENT.superAdmin.email, /removed/i);
    for (const email of [SHARED_MAILBOX, OWN_SUPER_ADMIN]) {
      expect(mail.text.includes(email), `the mail does not name ${email}`);
    }
  },
};

/** Starts an engagement at the client that went the whole course, and has its plan approved: access that an audit finds in order. */
async function grantAtHarbour(context: DemoContext): Promise<void> {
  const seen = new Set((await context.mails(SECURITY)).map((mail) => mail.id));
  const clientId = `c-${noted(context, 'recordId')}`;
  await context.api('POST', '/engagements', { clientId, packageKey: 'marketing-management', team: [...HARBOUR.team] });
  await approve(linkIn((await context.mail(SECURITY, /^Decide .*Harbour Bakery/, seen)).text));
  await clientWhere(context, 'The access at Harbour Bakery', ({ grants }) =>
    HARBOUR.team.every((email) => grants.some((grant) => grant.person.email === email && grant.state === 'verified')),
  );
}

/** Users of Orchard Logistics, as the portal itself says. */
async function usersOf(context: DemoContext): Promise<{ id: string; email: string }[]> {
  const answer = await context.sandbox('GET', `/portals/${ORCHARD.portalId}`);
  return (answer as { users: { id: string; email: string }[] }).users;
}
