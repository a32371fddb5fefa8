import * as z from 'zod';
import { eventually } from '../eventually.ts';
import { linkIn, type Visit, visit } from '../visitor.ts';
import type { DemoContext } from './context.ts';

/** The client that the demo brings through the whole course, and its people in the sandbox. */
export const HARBOUR = {
  portalId: 2000001,
  name: 'Harbour Bakery',
  serviceType: 'marketing_management',
  superAdmin: { email: 'super-admin@harbour-bakery.example.com', name: 'Super Admin', userId: 8000101 },
  /** A portal that was not invited, and its super admin. */
  otherPortalId: 2000002,
  otherSuperAdminId: 8000201,
  team: ['consultant-1@example.com', 'consultant-2@example.com'],
} as const;

/** Who decides and who accepts, by the shipped policy and settings. */
export const APPROVER = 'delivery-manager@example.com';
export const OPERATOR = 'operations-lead@example.com';

const invited = z.object({ recordId: z.string() });

/** Lets the client invite the partner in the sandbox; returns the partner client's record id. */
export async function invite(context: DemoContext): Promise<string> {
  const { portalId, serviceType, superAdmin } = HARBOUR;
  const body = { portalId, serviceType, contactEmail: superAdmin.email, contactName: superAdmin.name };
  return invited.parse(await context.sandbox('POST', '/invitations', body)).recordId;
}

const clientSchema = z.looseObject({
  state: z.string(),
  openWaits: z.array(
    z.looseObject({
      waitId: z.string(),
      kind: z.string(),
      question: z.looseObject({ escalateAt: z.string().nullable() }).nullable(),
    }),
  ),
  invitations: z.array(z.looseObject({ invitationId: z.string(), state: z.string() })),
  engagements: z.array(z.looseObject({ engagementId: z.string(), state: z.string() })),
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
export type DemoClient = z.infer<typeof clientSchema>;

/** A client, read back from the product; the one of the whole course where no other is named. */
export async function readClient(
  context: DemoContext,
  recordId: string = noted(context, 'recordId'),
): Promise<DemoClient> {
  return clientSchema.parse(await context.api('GET', `/clients/c-${recordId}`));
}

/** Waits until the client is as `holds` says. */
export function clientWhere(
  context: DemoContext,
  what: string,
  holds: (client: DemoClient) => boolean,
  recordId?: string,
): Promise<DemoClient> {
  return eventually(what, async () => {
    const client = await readClient(context, recordId);
    return holds(client) && client;
  });
}

const portalSchema = z.looseObject({
  users: z.array(z.looseObject({ email: z.string(), roleIds: z.array(z.string()).optional() })),
});

/** Users of the client's portal, read from the sandbox and not from the product. */
export async function portalUsers(context: DemoContext): Promise<{ email: string }[]> {
  return portalSchema.parse(await context.sandbox('GET', `/portals/${HARBOUR.portalId}`)).users;
}

/** Something that an earlier step noted. @throws Error when it did not. */
export function noted(context: DemoContext, name: string): string {
  const value = context.notes.get(name);
  if (value === undefined) throw new Error(`No step before this one noted ${name}.`);
  return value;
}

/** Waits for the approver's question about the client and returns its link. */
export async function questionLink(context: DemoContext, seen?: ReadonlySet<string>): Promise<string> {
  return linkIn((await context.mail(APPROVER, new RegExp(HARBOUR.name), seen)).text);
}

/** Waits until the page behind a link shows a text: a decision takes effect after its pause. */
export function untilShown(link: string, text: string): Promise<Visit> {
  return eventually(`A page that shows ${text}`, async () => {
    const page = await visit(link);
    return page.html.includes(text) && page;
  });
}

/** Fails the step with what was seen. */
export function expect(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}
