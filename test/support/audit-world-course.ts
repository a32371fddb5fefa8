import * as z from 'zod';
import { eventually } from '../../infra/local/eventually.ts';
import type { Mail } from '../../infra/local/inbox/messages.ts';
import { install, linkIn, submit, type Visit } from '../../infra/local/visitor.ts';
import type { Audit, AuditState } from '../../shared/domain/audit/audit.ts';
import type { Remedy } from '../../shared/domain/remedy/remedy.ts';
import type { AuditWorldBook } from './audit-world-book.ts';
import { type PortalUser, usersOfPortals } from './audit-world-findings.ts';
import type { World } from './world.ts';

/** How long one part of an audit may take on a slow machine. */
const WITHIN = { withinMs: 400_000, everyMs: 500 } as const;

const startedSchema = z.object({ auditId: z.string(), runId: z.string() });
/** An audit and its run. */
export type StartedReview = z.infer<typeof startedSchema>;

/** Starts a review of all portals, as an operator does. */
export async function startReview(world: World): Promise<StartedReview> {
  return startedSchema.parse(await world.api('POST', '/audits', { kind: 'review' }));
}

/** Waits until an audit has come so far. */
export function auditIn(book: AuditWorldBook, auditId: string, state: AuditState): Promise<Audit> {
  return eventually(
    `An audit that is ${state}`,
    async () => {
      const audit = await book.audits.read(auditId);
      return audit?.state === state && audit;
    },
    WITHIN,
  );
}

/** Waits until every review of an audit has been put to its reviewer; gives the links of their pages. */
export async function reviewLinks(world: World, book: AuditWorldBook, auditId: string): Promise<string[]> {
  const { reviews } = await auditIn(book, auditId, 'in-review');
  return eventually(
    `${reviews} mails that ask for a review`,
    async () => {
      const asked = (await world.mails()).filter(({ subject }) => /\bReview \d+ access/.test(subject));
      return asked.length >= reviews && asked.map((mail) => linkIn(mail.text).replace('/links/', '/reviews/'));
    },
    WITHIN,
  );
}

/** Decides every line of a review as recommended, and submits it. @throws Error when the page takes it otherwise */
export async function submitAsRecommended(link: string): Promise<Visit> {
  const asked = await submit(link, { act: 'bulk.recommended' });
  const [, lines] = /name="lines" value="(\d+)"/.exec(asked.html) ?? [];
  if (lines !== undefined) await submit(link, { act: 'confirm.recommended', lines, note: 'As recommended.' });
  const sent = await submit(link, { act: 'submit' });
  if (sent.status !== 200) throw new Error(`The review was not taken: ${sent.status} at ${sent.url}.`);
  return sent;
}

/**
 * Clients' super admins, who do what mails ask of them until an audit is closed: a change by hand in their portal, or connecting it anew.
 * In the portals of `idle` they say that it is done, and do nothing.
 */
export async function untilClosed(
  world: World,
  book: AuditWorldBook,
  { auditId, runId }: StartedReview,
  idle: ReadonlySet<number> = new Set(),
): Promise<Audit> {
  const seen = new Set<string>();
  return eventually(
    'A closed audit',
    async () => {
      for (const mail of (await world.mails()).toReversed()) {
        if (seen.has(mail.id) || !/^Connect the HubSpot portal|: a change by hand for /.test(mail.subject)) continue;
        seen.add(mail.id);
        await oblige({ world, book, auditId, runId, idle }, mail);
      }
      const audit = await book.audits.read(auditId);
      return audit?.state === 'closed' && audit;
    },
    WITHIN,
  );
}

interface Obliging extends StartedReview {
  readonly world: World;
  readonly book: AuditWorldBook;
  readonly idle: ReadonlySet<number>;
}

async function oblige({ world, book, auditId, runId, idle }: Obliging, mail: Mail): Promise<void> {
  const link = linkIn(mail.text);
  const to = mail.to[0]?.toLowerCase();
  const places = [...(await usersOfPortals(world))].map(([portalId, users]) => ({
    ...{ portalId, users },
    admin: users.find((user) => user.ofClient && user.email.toLowerCase() === to),
  }));
  const place = places.find(({ admin }) => admin !== undefined);
  if (place === undefined) throw new Error(`"${mail.subject}" went to nobody of a client.`);
  const { portalId, users, admin } = place;
  if (mail.subject.startsWith('Connect ')) {
    await install(link, portalId, Number(admin?.id));
    return;
  }
  if (!idle.has(portalId)) {
    const { shards = 0 } = (await book.audits.read(auditId)) ?? {};
    for (const remedy of await remediesOf(book, runId, shards)) {
      if (remedy.portalId !== portalId || remedy.state !== 'awaiting-person') continue;
      const user = users.find(({ id }) => id === remedy.userId);
      if (user !== undefined) await carryOut(world, portalId, user, remedy);
    }
  }
  await submit(link, { answer: 'done' });
}

/** As a super admin does it in HubSpot's own screens. */
async function carryOut(world: World, portalId: number, { id, superAdmin }: PortalUser, remedy: Remedy): Promise<void> {
  const path = `/portals/${portalId}/users/${id}`;
  if (superAdmin) await world.sandbox('POST', path, { superAdmin: false });
  if (remedy.action === 'remove') await world.sandbox('DELETE', path);
  else await world.sandbox('POST', path, { roleIds: [remedy.wanted?.access.permissionSetId ?? ''] });
}

/** All remedies of a run. */
export async function remediesOf({ remedies }: AuditWorldBook, runId: string, shards: number): Promise<Remedy[]> {
  const found = Array.from({ length: shards }, (_, shard) => remedies.ofShard(runId, shard));
  return (await Promise.all(found)).flat();
}
