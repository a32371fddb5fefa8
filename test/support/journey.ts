import * as z from 'zod';
import { eventually } from '../../infra/local/eventually.ts';
import { install, linkIn, submit, type Visit } from '../../infra/local/visitor.ts';
import type { World } from './world.ts';

/** Who decides, and who does partner operations, by the shipped policy and settings. */
export const APPROVER = 'delivery-manager@example.com';
export const OPERATOR = 'operations-lead@example.com';

/** A client of the sandbox that can invite the partner. */
export interface JourneyClient {
  readonly portalId: number;
  readonly name: string;
  readonly serviceType: string;
  readonly packageKey: string;
  readonly superAdmin: { readonly email: string; readonly userId: number };
  /** Who gets access by the shipped catalogue. */
  readonly team: readonly string[];
}

/** Enterprise, with every permission set; not yet a partner client. */
export const HARBOUR: JourneyClient = {
  portalId: 2000001,
  name: 'Harbour Bakery',
  serviceType: 'marketing_management',
  packageKey: 'marketing-management',
  superAdmin: { email: 'super-admin@harbour-bakery.example.com', userId: 8000101 },
  team: ['consultant-1@example.com', 'consultant-2@example.com'],
};

/** Another portal than the one invited, and its super admin. */
export const NORTHWIND = { portalId: 2000002, superAdminId: 8000201 } as const;

/** A client on its way, as the product names it. */
export interface Journey {
  readonly client: JourneyClient;
  readonly recordId: string;
  readonly clientId: string;
}

const viewSchema = z.looseObject({
  state: z.string(),
  connection: z.looseObject({ health: z.string() }).nullish(),
  openWaits: z.array(z.looseObject({ waitId: z.string(), kind: z.string() })),
  invitations: z.array(z.looseObject({ invitationId: z.string(), state: z.string() })),
  engagements: z.array(z.looseObject({ engagementId: z.string(), state: z.string(), packageKey: z.string() })),
  grants: z.array(z.looseObject({ state: z.string(), person: z.looseObject({ email: z.string() }) })),
  runs: z.array(
    z.looseObject({
      runId: z.string(),
      workflow: z.string(),
      state: z.string(),
      end: z.string().nullable(),
      parkedReason: z.string().nullable().optional(),
    }),
  ),
});

/** A client as the API shows it. */
export type ClientView = z.infer<typeof viewSchema>;

/** Lets the client invite the partner in the sandbox. */
export async function invite(
  world: World,
  client: JourneyClient = HARBOUR,
  contactEmail: string = client.superAdmin.email,
): Promise<Journey> {
  const { portalId, serviceType } = client;
  const invited = await world.sandbox('POST', '/invitations', {
    portalId,
    serviceType,
    ...(contactEmail === '' ? {} : { contactEmail }),
    contactName: 'Super Admin',
  });
  const { recordId } = z.object({ recordId: z.string() }).parse(invited);
  return { client, recordId, clientId: `c-${recordId}` };
}

/** Reads the client back from the API. */
export async function viewOf(world: World, { clientId }: Pick<Journey, 'clientId'>): Promise<ClientView> {
  return viewSchema.parse(await world.api('GET', `/clients/${clientId}`));
}

/** Waits until the client is as `holds` says. */
export function clientWhere(
  world: World,
  journey: Pick<Journey, 'clientId'>,
  what: string,
  holds: (view: ClientView) => boolean,
): Promise<ClientView> {
  return eventually(what, async () => {
    const view = await viewOf(world, journey);
    return holds(view) && view;
  });
}

/** Waits until the invitation is in a state. */
export function invitationIn(world: World, journey: Journey, state: string): Promise<ClientView> {
  return clientWhere(
    world,
    journey,
    `An invitation that is ${state}`,
    (view) => view.invitations.at(-1)?.state === state,
  );
}

/** Waits until a run ended so; returns it. */
export async function runEnded(world: World, journey: Pick<Journey, 'clientId'>, end: string) {
  const view = await clientWhere(world, journey, `A run that ended as ${end}`, ({ runs }) =>
    runs.some((run) => run.end === end),
  );
  return view.runs.find((run) => run.end === end);
}

/** The link of the approver's question. */
export async function questionLink(world: World, { client }: Journey, seen?: ReadonlySet<string>): Promise<string> {
  return linkIn((await world.mail(APPROVER, new RegExp(`^Decide .*${client.name}`), seen)).text);
}

/** The approver answers. */
export async function decide(
  world: World,
  journey: Journey,
  answer: 'approve' | 'decline' = 'approve',
  seen?: ReadonlySet<string>,
): Promise<Visit> {
  const note = answer === 'decline' ? 'Not this quarter.' : '';
  return submit(await questionLink(world, journey, seen), { answer, note });
}

/** Sets the status of the partner client, as the screens of HubSpot do. */
export async function setStatus(world: World, { recordId }: Pick<Journey, 'recordId'>, status: string): Promise<void> {
  await world.sandbox('POST', `/partner-clients/${recordId}/status`, { status });
}

/** The acceptor has the task, and accepts in HubSpot. */
export async function accept(world: World, journey: Journey): Promise<void> {
  await invitationIn(world, journey, 'awaiting-acceptance');
  await setStatus(world, journey, 'ACTIVE');
}

/** The link with which the client's super admin connects the portal. */
export async function connectLink(world: World, { client }: Journey, to = client.superAdmin.email): Promise<string> {
  return linkIn((await world.mail(to, /^Connect the HubSpot portal/)).text);
}

/** The client's super admin installs the app. */
export async function connect(world: World, journey: Journey, to?: string): Promise<Visit> {
  const { portalId, superAdmin } = journey.client;
  return install(await connectLink(world, journey, to), portalId, superAdmin.userId);
}

/** From the invitation to the connected portal, the provisioning not awaited. */
export async function untilConnected(world: World, client?: JourneyClient): Promise<Journey> {
  const journey = await invite(world, client);
  await decide(world, journey);
  await accept(world, journey);
  await connect(world, journey);
  return journey;
}

/** From the invitation to access that was read back. */
export async function untilProvisioned(world: World, client?: JourneyClient): Promise<Journey> {
  const journey = await untilConnected(world, client);
  await runEnded(world, journey, 'provisioned');
  return journey;
}
