import * as z from 'zod';
import type { approvalPolicySchema } from '../../../shared/domain/approval-policy.ts';
import { SHIPPED } from '../../deploy/publish-shipped.ts';
import { readPolicyFile } from '../../policy-file.ts';
import { eventually } from '../eventually.ts';
import { linkIn, submit, type Visit } from '../visitor.ts';
import type { DemoContext } from './context.ts';
import { clientWhere, expect, HARBOUR, untilShown } from './journey.ts';

/** A client of the sandbox whose invitation is decided by a rule of its own, and its name there. */
export interface DecidedClient {
  readonly portalId: number;
  readonly name: string;
}

/** The sandbox's other clients. */
export const NORTHWIND: DecidedClient = { portalId: 2000002, name: 'Northwind Cycles' };
export const JUNIPER: DecidedClient = { portalId: 2000003, name: 'Juniper Clinics' };
export const LANTERN: DecidedClient = { portalId: 2000004, name: 'Lantern Books' };
export const MEADOW: DecidedClient = { portalId: 2000005, name: 'Meadow Insurance' };
export const ORCHARD: DecidedClient = { portalId: 2000006, name: 'Orchard Logistics' };

/** People whom the shipped policy names. */
export const DELIVERY = 'delivery-manager@example.com';
export const DEPUTY = 'deputy-manager@example.com';
export const SECURITY = 'security-lead@example.com';
/** In the team of the package that every client here asks for: the subject of its question. */
export const [TEAM_MEMBER] = HARBOUR.team;
/** SES's address whose mails come back for good. */
export const BOUNCING = 'bounce@simulator.amazonses.com';

type PolicyInput = z.input<typeof approvalPolicySchema>;
type RuleInput = PolicyInput['rules'][number];

/** What one person may decide alone; the shipped rules hold for the rest. */
const EVERYDAY: NonNullable<NonNullable<RuleInput['when']>['risks']> = ['low', 'standard'];

/** Who decides at which client. Without a fallback, where time must not ask anybody else. */
export const CLIENT_RULES: readonly RuleInput[] = [
  {
    name: 'Two of three decide',
    when: { portals: [NORTHWIND.portalId] },
    approvers: ['delivery-manager', 'deputy-manager', 'security-lead'],
    quorum: 2,
  },
  {
    name: 'The deputy is next',
    when: { portals: [JUNIPER.portalId], risks: EVERYDAY },
    approvers: ['delivery-manager'],
    fallback: ['deputy-manager'],
  },
  {
    name: 'Security decides alone',
    when: { portals: [MEADOW.portalId, HARBOUR.portalId], risks: EVERYDAY },
    approvers: ['security-lead'],
  },
  {
    name: 'Somebody whom no mail reaches',
    when: { portals: [LANTERN.portalId], risks: EVERYDAY },
    approvers: ['former-manager'],
    fallback: ['deputy-manager'],
  },
];

/** The shipped policy with these rules tried first, as an operator would publish it; what the shipped rules say of other clients stays. */
export function policyWith(rules: readonly RuleInput[]): PolicyInput {
  const shipped = readPolicyFile(SHIPPED.policy);
  const people = {
    ...shipped.people,
    'former-manager': { name: 'Former Manager', email: BOUNCING },
    'first-consultant': { name: 'Consultant One', email: TEAM_MEMBER },
  };
  return { ...shipped, people, rules: [...rules, ...shipped.rules] };
}

/** A question about a client's invitation. */
export interface AskedQuestion {
  readonly client: DecidedClient;
  readonly recordId: string;
  readonly waitId: string;
  /** When the next person is asked too; empty where nobody is next. */
  readonly escalateAt: string;
}

/** Lets a client invite the partner, and waits for the question about it. */
export async function invited(
  context: DemoContext,
  client: DecidedClient,
  more: { readonly contactEmail?: string; readonly contactName?: string; readonly serviceType?: string } = {},
): Promise<AskedQuestion> {
  const body = { portalId: client.portalId, serviceType: HARBOUR.serviceType, ...more };
  const { recordId } = z.object({ recordId: z.string() }).parse(await context.sandbox('POST', '/invitations', body));
  const asked = ({ openWaits }: { openWaits: { kind: string }[] }) =>
    openWaits.some((wait) => wait.kind === 'question');
  const { openWaits } = await clientWhere(context, `A question about ${client.name}`, asked, recordId);
  const [wait] = openWaits;
  return { client, recordId, waitId: wait?.waitId ?? '', escalateAt: wait?.question?.escalateAt ?? '' };
}

/** The link of somebody's question about a client. */
export async function linkTo(context: DemoContext, to: string, { name }: DecidedClient): Promise<string> {
  return linkIn((await context.mail(to, new RegExp(`^Decide .*${name}`))).text);
}

/** Approves; the page says so, whether it has taken effect already or can still be taken back. */
export async function approve(link: string): Promise<Visit> {
  const page = await submit(link, { answer: 'approve', note: '' });
  expect(
    page.status === 200 && /You have approved|<h1>Approved/.test(page.html),
    `the approval answered ${page.status}`,
  );
  return page;
}

/** Waits until a question is decided: its decider's link says so, and the invitation waits to be accepted. */
export async function untilApproved(context: DemoContext, { client, recordId }: AskedQuestion, link: string) {
  await untilShown(link, '<h1>Approved</h1>');
  await invitationIs(context, client.name, recordId, 'awaiting-acceptance');
}

/** Waits until the newest invitation of a client is in a state. */
export async function invitationIs(context: DemoContext, name: string, recordId: string, state: string) {
  const holds = ({ invitations }: { invitations: { state: string }[] }) => invitations.at(-1)?.state === state;
  await clientWhere(context, `The invitation of ${name} that is ${state}`, holds, recordId);
}

/** Somebody who was asked and did not decide is told the outcome and who decided; the old link says the same. */
export async function expectTold(
  context: DemoContext,
  { client }: AskedQuestion,
  told: { readonly to: string; readonly by: readonly string[]; readonly link: string },
): Promise<void> {
  const mail = await context.mail(told.to, new RegExp(`^Approved: .*${client.name}`));
  for (const name of told.by) expect(mail.text.includes(name), `the notice to ${told.to} does not name ${name}`);
  const { html } = await untilShown(told.link, 'Already decided');
  expect(
    told.by.every((name) => html.includes(name)),
    'the old link does not say who decided',
  );
}

const ledgerSchema = z.looseObject({
  entries: z.array(z.looseObject({ type: z.string(), at: z.string(), facts: z.record(z.string(), z.unknown()) })),
});

/** Entries of a client's ledger about one question. */
export async function entriesOf(
  context: DemoContext,
  { recordId, waitId }: Pick<AskedQuestion, 'recordId' | 'waitId'>,
) {
  const { entries } = ledgerSchema.parse(await context.api('GET', `/ledger/c-${recordId}`));
  return entries.filter((entry) => entry.facts['waitId'] === waitId);
}

/** The id of somebody whom the product knows by address. */
export async function personIdOf(context: DemoContext, email: string): Promise<string> {
  const person = await context.api('GET', `/people?email=${encodeURIComponent(email)}`);
  return z.looseObject({ personId: z.string() }).parse(person).personId;
}

/** Sweeps again and again, as the schedule does each minute, until `look` sees what it waits for. */
export function sweepUntil<T>(
  context: DemoContext,
  what: string,
  look: () => Promise<T | undefined | false>,
): Promise<T> {
  const sweepAndLook = async () => {
    await context.api('POST', '/sweeps');
    return look();
  };
  return eventually(what, sweepAndLook, { withinMs: 60_000, everyMs: 1000 });
}
