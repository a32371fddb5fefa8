import { linkIn, submit, visit } from '../../visitor.ts';
import type { DemoStep } from '../context.ts';
import { expect, noted } from '../journey.ts';
import {
  approveAs,
  approveElevatedAs,
  entriesAtOrchard,
  ORCHARD_CLIENT,
  orchardPortal,
  orchardWhere,
  seenBy,
  startAtOrchard,
  userAtOrchard,
  verifiedAtOrchard,
  writesAtOrchard,
} from '../orchard.ts';
import { DELIVERY, ORCHARD, SECURITY } from '../questions.ts';

/** Works at Orchard Logistics in the steps on ways and rules. */
export const READER = 'consultant-2@example.com';
const HELPER = 'consultant-4@example.com';
const ADMIN = ORCHARD_CLIENT.superAdmin.email;

/**
 * The portal does not let our app create a user: its super admin is asked for exactly that user, says so too early, does it, and it is read
 * back. The ledger has the switch of the way, once.
 */
export const clientCreatedUserVerified: DemoStep = {
  name: 'client-created-user-verified',
  async run(context) {
    const match = { method: 'POST', path: '^/settings/users/', portalId: ORCHARD.portalId };
    await context.sandbox('POST', '/faults', { kind: 'not-allowed', match });
    const [asked, admin] = [await seenBy(context, DELIVERY), await seenBy(context, ADMIN)];
    const { engagementId } = await startAtOrchard(context, 'reporting-review', [READER]);
    context.notes.set('orchard-reading', engagementId);
    await approveAs(context, DELIVERY, asked);

    const task = await context.mail(ADMIN, /by hand for Consultant Two/, admin);
    for (const word of [READER, 'Partner Read Only', 'Create user'])
      expect(task.text.includes(word), `the task does not say ${word}`);
    const early = await submit(linkIn(task.text), { answer: 'done' });
    expect(early.status === 200, `saying so too early answered ${early.status}`);
    const again = await context.mail(ADMIN, /by hand for Consultant Two/, new Set([...admin, task.id]));
    const set = (await orchardPortal(context)).roles.find((role) => role.name === 'Partner Read Only');
    const user = { email: READER, firstName: 'Consultant', lastName: 'Two', roleIds: [set?.id ?? ''] };
    await context.sandbox('POST', `/portals/${ORCHARD.portalId}/users`, user);
    await submit(linkIn(again.text), { answer: 'done' });
    await verifiedAtOrchard(context, READER, 'Partner Read Only');
    await context.sandbox('DELETE', '/faults');

    const switched = await entriesAtOrchard(context, 'way-in-switched');
    expect(switched.length === 1, `${switched.length} switches of the way`);
    expect(switched[0]?.facts['reason'] === 'write-refused', 'the ledger does not say why the way was switched');
  },
};

/** Super admin is asked of two people of the agency, one after the other, and then of the client; before that, nobody is given anything. */
export const elevatedNeedsTwoAndClient: DemoStep = {
  name: 'elevated-needs-two-and-client',
  async run(context) {
    const seen = new Map(
      await Promise.all([DELIVERY, SECURITY, ADMIN].map(async (to) => [to, await seenBy(context, to)] as const)),
    );
    const before = (to: string) => seen.get(to) ?? new Set<string>();
    const { engagementId } = await startAtOrchard(context, 'super-administration', [HELPER]);
    context.notes.set('orchard-super', engagementId);
    await approveElevatedAs(context, DELIVERY, before(DELIVERY));
    await approveElevatedAs(context, SECURITY, before(SECURITY));
    const consent = await context.mail(ADMIN, /^Decide .*Orchard Logistics/, before(ADMIN));
    const fresh = (await context.mails(ADMIN)).filter((mail) => !before(ADMIN).has(mail.id));
    expect(
      fresh.every((mail) => !mail.subject.includes('by hand')),
      'the client was asked to act before it had consented',
    );
    const page = await visit(linkIn(consent.text));
    expect(page.html.includes('Consultant Four'), 'the question does not say whom it is about');
    await approveElevatedAs(context, ADMIN, before(ADMIN));
    await context.mail(ADMIN, /by hand for Consultant Four/, before(ADMIN));
  },
};

/** The client makes the person super admin by hand, and takes it away again at the end; both are read back, and no call of ours touches the user. */
export const superAdminAssignmentVerified: DemoStep = {
  name: 'super-admin-assignment-verified',
  async run(context) {
    const writes = (await writesAtOrchard(context)).length;
    const task = await context.mail(ADMIN, /by hand for Consultant Four/);
    expect(task.text.includes('as a super admin'), 'the task does not ask for a super admin');
    const user = { email: HELPER, firstName: 'Consultant', lastName: 'Four', superAdmin: true };
    await context.sandbox('POST', `/portals/${ORCHARD.portalId}/users`, user);
    await submit(linkIn(task.text), { answer: 'done' });
    await verifiedAtOrchard(context, HELPER, 'Super admin');

    const seen = await seenBy(context, ADMIN);
    await context.api('POST', `/engagements/${noted(context, 'orchard-super')}/end`);
    const over = await context.mail(ADMIN, /by hand for Consultant Four/, seen);
    expect(over.text.includes('take super admin away'), 'the task does not ask to take super admin away');
    const there = await userAtOrchard(context, HELPER);
    expect(there?.superAdmin === true, 'the super admin was changed by API');
    await context.sandbox('DELETE', `/portals/${ORCHARD.portalId}/users/${there.id}`);
    await submit(linkIn(over.text), { answer: 'done' });
    await orchardWhere(context, 'The ended super administration', ({ engagements }) =>
      engagements.some((one) => one.engagementId === noted(context, 'orchard-super') && one.state === 'ended'),
    );
    expect((await writesAtOrchard(context)).length === writes, 'a call of ours changed a user');
  },
};
