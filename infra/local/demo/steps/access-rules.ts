import type { DemoContext, DemoStep } from '../context.ts';
import { expect, noted, OPERATOR } from '../journey.ts';
import {
  approveAs,
  ORCHARD_CLIENT,
  orchardPortal,
  orchardWhere,
  seenBy,
  startAtOrchard,
  userAtOrchard,
  verifiedAtOrchard,
} from '../orchard.ts';
import { DELIVERY, SECURITY, sweepUntil } from '../questions.ts';
import { READER } from './access-ways.ts';

/** A client of before the product whose subscription is the starter one. */
const ON_STARTER = 'c-30000001';
const MENDER = 'consultant-3@example.com';
const ADMIN = ORCHARD_CLIENT.superAdmin.email;

/** A package that the subscription does not carry is refused at once, with the rule's name and what is lacking; nobody is asked. */
export const tierMisfitRefused: DemoStep = {
  name: 'tier-misfit-refused',
  async run(context) {
    const refusal = { rule: 'subscription-fit', detail: 'marketing professional' };
    await expectRefused(context, { clientId: ON_STARTER, packageKey: 'marketing-management' }, refusal);
  },
};

/** A shared mailbox gets no login, with the rule's name; nobody is asked. */
export const genericMailboxRefused: DemoStep = {
  name: 'generic-mailbox-refused',
  async run(context) {
    const wanted = { clientId: ORCHARD_CLIENT.clientId, packageKey: 'reporting-review', team: ['team@example.com'] };
    await expectRefused(context, wanted, { rule: 'unique-logins', detail: 'shared mailbox' });
    expect((await userAtOrchard(context, 'team@example.com')) === undefined, 'the mailbox has a login');
  },
};

async function expectRefused(
  context: DemoContext,
  body: object,
  { rule, detail }: { rule: string; detail: string },
): Promise<void> {
  const seen = await seenBy(context, DELIVERY);
  const { status, text } = await context.apiAnswer('POST', '/engagements', body);
  expect(status === 422, `it was answered with ${status}`);
  expect(text.includes(`"${rule}"`) && text.includes(detail), `the refusal does not say why: ${text}`);
  expect((await seenBy(context, DELIVERY)).size === seen.size, 'somebody was asked');
}

/** Two engagements need the same person; the end of one takes away nothing that the other needs. */
export const overlapKept: DemoStep = {
  name: 'overlap-kept',
  async run(context) {
    const seen = await seenBy(context, DELIVERY);
    const second = await startAtOrchard(context, 'crm-onboarding', [READER]);
    await approveAs(context, DELIVERY, seen);
    await verifiedAtOrchard(context, READER, 'Partner Sales');

    const first = noted(context, 'orchard-reading');
    await context.api('POST', `/engagements/${first}/end`);
    const { grants } = await orchardWhere(context, 'The ended first engagement', ({ engagements }) =>
      engagements.some((one) => one.engagementId === first && one.state === 'ended'),
    );
    const [grant] = grants.filter(({ person, state }) => person.email === READER && state === 'verified');
    expect(String(grant?.['engagementIds']) === second.engagementId, 'the access does not count the second engagement');
    const [user, { roles }] = [await userAtOrchard(context, READER), await orchardPortal(context)];
    const sets = roles.filter((role) => user?.roleIds.includes(role.id)).map((role) => role.name);
    expect(sets.join() === 'Partner Sales', `the user has ${sets.join(', ') || 'no permission set'}`);
  },
};

/** Break-glass access: two approve, the client is told at once and loudly, and when its time is over it goes, though nobody ends it. */
export const breakGlassRemovedItself: DemoStep = {
  name: 'break-glass-removed-itself',
  async run(context) {
    const seen = new Map(
      await Promise.all([DELIVERY, SECURITY, ADMIN].map(async (to) => [to, await seenBy(context, to)] as const)),
    );
    const before = (to: string) => seen.get(to) ?? new Set<string>();
    const late = { clientId: ORCHARD_CLIENT.clientId, packageKey: 'break-glass', endsAt: inSeconds(9 * 3600) };
    const refused = await context.apiAnswer('POST', '/engagements', late);
    expect(refused.status === 422 && refused.text.includes('"break-glass"'), `too long was taken: ${refused.text}`);

    const { engagementId } = await startAtOrchard(context, 'break-glass', [MENDER], inSeconds(30));
    await approveAs(context, DELIVERY, before(DELIVERY));
    await approveAs(context, SECURITY, before(SECURITY));
    await verifiedAtOrchard(context, MENDER, 'Marketing Manager');
    const notice = await context.mail(ADMIN, /emergency access/, before(ADMIN));
    for (const word of ['Consultant Three', 'ends by itself', 'Delivery Manager', 'Security Lead'])
      expect(notice.text.includes(word), `the notice does not say ${word}`);

    await sweepUntil(
      context,
      'The portal without the emergency access',
      async () => (await userAtOrchard(context, MENDER)) === undefined,
    );
    await orchardWhere(context, 'The ended emergency access', ({ engagements }) =>
      engagements.some((one) => one.engagementId === engagementId && one.state === 'ended'),
    );
    await context.mail(ADMIN, /users? removed/, before(ADMIN));
    await context.mail(OPERATOR, /^Orchard Logistics: access ended and read back/);
  },
};

function inSeconds(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toISOString();
}
