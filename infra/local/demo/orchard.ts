import * as z from 'zod';
import { linkIn, submit } from '../visitor.ts';
import type { AdoptedClient } from './audits.ts';
import type { DemoContext } from './context.ts';
import { clientWhere, type DemoClient, expect } from './journey.ts';
import { approve, ORCHARD } from './questions.ts';

/** A client of before the product, whose questions go by the shipped rules. It has a super admin of ours, and a mailbox that several people share. */
export const ORCHARD_CLIENT: AdoptedClient = {
  ...ORCHARD,
  clientId: 'c-30000004',
  superAdmin: { email: 'super-admin@orchard-logistics.example.com', userId: 8000601 },
};

/** The same without what only the table's key needs. */
export const ORCHARD_RECORD = '30000004';

const startedSchema = z.looseObject({ engagementId: z.string(), runId: z.string() });

/** Starts an engagement at Orchard Logistics. */
export async function startAtOrchard(
  context: DemoContext,
  packageKey: string,
  team: readonly string[],
  endsAt?: string,
): Promise<z.infer<typeof startedSchema>> {
  const body = { clientId: ORCHARD_CLIENT.clientId, packageKey, team, ...(endsAt === undefined ? {} : { endsAt }) };
  return startedSchema.parse(await context.api('POST', '/engagements', body));
}

/** Ids of all mails to somebody until now. */
export async function seenBy(context: DemoContext, email: string): Promise<ReadonlySet<string>> {
  return new Set((await context.mails(email)).map((mail) => mail.id));
}

/** Approves the newest question that somebody is asked about Orchard Logistics. */
export async function approveAs(context: DemoContext, email: string, seen: ReadonlySet<string>): Promise<void> {
  await approve(linkIn((await context.mail(email, /^Decide .*Orchard Logistics/, seen)).text));
}

/** The same for elevated access: whoever agrees to it types the client's name, and says why. */
export async function approveElevatedAs(context: DemoContext, email: string, seen: ReadonlySet<string>): Promise<void> {
  const link = linkIn((await context.mail(email, /^Decide .*Orchard Logistics/, seen)).text);
  const bare = await submit(link, { answer: 'approve', note: '' });
  expect(bare.status === 400, `agreeing without the client’s name answered ${bare.status}`);
  const agreed = await submit(link, { answer: 'approve', note: 'Agreed for this work.', clientName: ORCHARD.name });
  expect(agreed.status === 200, `agreeing answered ${agreed.status}`);
}

/** Waits until Orchard Logistics, as the product has it, is as `holds` says. */
export function orchardWhere(
  context: DemoContext,
  what: string,
  holds: (client: DemoClient) => boolean,
): Promise<DemoClient> {
  return clientWhere(context, what, holds, ORCHARD_RECORD);
}

/** Waits until somebody's access at Orchard Logistics is verified under a permission set. */
export async function verifiedAtOrchard(context: DemoContext, email: string, permissionSet: string): Promise<void> {
  await orchardWhere(context, `${permissionSet} of ${email} at Orchard Logistics`, ({ grants }) =>
    grants.some(
      (grant) => grant.person.email === email && grant.state === 'verified' && grant['permissionSet'] === permissionSet,
    ),
  );
}

const portalSchema = z.looseObject({
  roles: z.array(z.looseObject({ id: z.string(), name: z.string() })),
  users: z.array(
    z.looseObject({ id: z.string(), email: z.string(), superAdmin: z.boolean(), roleIds: z.array(z.string()) }),
  ),
});

/** The portal of Orchard Logistics, read from the sandbox and not from the product. */
export async function orchardPortal(context: DemoContext): Promise<z.infer<typeof portalSchema>> {
  return portalSchema.parse(await context.sandbox('GET', `/portals/${ORCHARD.portalId}`));
}

/** Somebody's user in that portal. */
export async function userAtOrchard(context: DemoContext, email: string) {
  return (await orchardPortal(context)).users.find((user) => user.email === email);
}

const ledgerSchema = z.looseObject({
  entries: z.array(z.looseObject({ type: z.string(), facts: z.record(z.string(), z.unknown()) })),
});

/** Ledger entries of Orchard Logistics of one type. */
export async function entriesAtOrchard(context: DemoContext, type: string) {
  const { entries } = ledgerSchema.parse(await context.api('GET', `/ledger/${ORCHARD_CLIENT.clientId}`));
  return entries.filter((entry) => entry.type === type);
}

const requestsSchema = z.looseObject({
  requests: z.array(z.looseObject({ method: z.string(), path: z.string(), portalId: z.int().optional() })),
});

/** Calls by which the product changed a user of that portal. */
export async function writesAtOrchard(context: DemoContext) {
  const { requests } = requestsSchema.parse(await context.sandbox('GET', '/requests'));
  return requests.filter(
    ({ method, path, portalId }) =>
      portalId === ORCHARD.portalId && method !== 'GET' && path.startsWith('/settings/users/'),
  );
}
