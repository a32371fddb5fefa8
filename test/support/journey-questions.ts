import * as z from 'zod';
import { type CLIENT_RULES, policyWith } from '../../infra/local/demo/questions.ts';
import { eventually } from '../../infra/local/eventually.ts';
import { linkIn, submit, type Visit, visit } from '../../infra/local/visitor.ts';
import { clientWhere, invite, type Journey, type JourneyClient } from './journey.ts';
import type { World } from './world.ts';

/** People whom the shipped policy names, beside the approver. */
export const DEPUTY = 'deputy-manager@example.com';
export const SECURITY = 'security-lead@example.com';

type Rule = (typeof CLIENT_RULES)[number];

/** Publishes the shipped policy with these rules tried first. */
export async function publishRules(world: World, rules: readonly Rule[]): Promise<void> {
  await world.api('POST', '/policies', policyWith(rules));
}

/** A client's open question. */
export interface OpenQuestion extends Journey {
  readonly waitId: string;
}

/** Waits until a client has exactly one open question. */
export async function openQuestion(world: World, journey: Journey): Promise<OpenQuestion> {
  const isOpen = ({ openWaits }: { openWaits: { kind: string }[] }) => openWaits.some((one) => one.kind === 'question');
  const { openWaits } = await clientWhere(world, journey, 'An open question', isOpen);
  return { ...journey, waitId: openWaits.find((one) => one.kind === 'question')?.waitId ?? '' };
}

/** Lets a client invite the partner, and waits for the question about it. */
export async function ask(world: World, client: JourneyClient): Promise<OpenQuestion> {
  return openQuestion(world, await invite(world, client));
}

/** The link of somebody's question about a client; of the mails that are not in `seen`. */
export async function linkTo(
  world: World,
  to: string,
  { client }: Journey,
  seen?: ReadonlySet<string>,
): Promise<string> {
  return linkIn((await world.mail(to, new RegExp(`^Decide .*${client.name}`), seen)).text);
}

/** Waits until the page behind a link shows a text. */
export function untilShown(link: string, text: string): Promise<Visit> {
  return eventually(`A page that shows ${text}`, async () => {
    const page = await visit(link);
    return page.html.includes(text) && page;
  });
}

/** Approves and waits until it has taken effect; `form` is what elevated access asks for beside. */
export async function approveFully(link: string, form: Record<string, string> = {}): Promise<Visit> {
  const page = await submit(link, { answer: 'approve', note: '', ...form });
  if (page.status !== 200) throw new Error(`Approving answered ${page.status}.`);
  return eventually('A decision that has taken effect', async () => {
    const now = await visit(link);
    return !now.html.includes('value="take-back"') && now;
  });
}

const shownSchema = z.looseObject({
  state: z.string(),
  asked: z.array(z.looseObject({ email: z.string().nullable() })),
  question: z.looseObject({ stage: z.int(), pending: z.unknown() }).nullable(),
  handovers: z.array(z.looseObject({ reason: z.string(), to: z.looseObject({ email: z.string().nullable() }) })),
  history: z.array(z.looseObject({ text: z.string() })),
});

/** A question as the API shows it. */
export async function shown(world: World, { waitId }: Pick<OpenQuestion, 'waitId'>) {
  return shownSchema.parse(await world.api('GET', `/questions/${waitId}`));
}

const ledgerSchema = z.looseObject({
  entries: z.array(z.looseObject({ type: z.string(), facts: z.record(z.string(), z.unknown()) })),
});

/** Types of a client's ledger entries about one question, oldest first. */
export async function entryTypes(world: World, { clientId, waitId }: OpenQuestion): Promise<string[]> {
  const { entries } = ledgerSchema.parse(await world.api('GET', `/ledger/${clientId}`));
  return entries.filter(({ facts }) => facts['waitId'] === waitId).map(({ type }) => type);
}

/** The id of somebody whom the product knows by address. */
export async function personIdOf(world: World, email: string): Promise<string> {
  const person = await world.api('GET', `/people?email=${encodeURIComponent(email)}`);
  return z.looseObject({ personId: z.string() }).parse(person).personId;
}

/** Ids of the mails that have gone to an address. */
export async function mailsSeen(world: World, to: string): Promise<Set<string>> {
  return new Set((await world.mails(to)).map((mail) => mail.id));
}
