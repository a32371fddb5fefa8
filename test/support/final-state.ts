import * as z from 'zod';
import { eventually } from '../../infra/local/eventually.ts';
import type { TableItem, World } from './world.ts';

/** What a course left behind, without what differs between two runs of the same course: ids, times, hashes, attempts, versions, tokens. */
export interface FinalState {
  /** Items of the table by kind, each kind in a fixed order. */
  readonly table: Readonly<Record<string, readonly unknown[]>>;
  /** Each portal as its own screens show it, and the partner clients. */
  readonly hubspot: unknown;
  /** Every mail: to whom, about what, and the whole text. */
  readonly inbox: readonly FinalMail[];
}

/** A mail without its times and links. */
export interface FinalMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Kinds of items that are left out, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'task-token': 'one for each attempt to wait; whoever ends a wait calls all of them',
  'idempotent-answer': 'one for each call of the API, under a key that the caller made up',
  'ledger-head': 'number and hash of the newest entry; the entries themselves are compared',
};

/** Attributes that are left out: keys of the table and its indexes, counters of attempts and changes, hashes, ciphertexts. */
const WITHOUT = new Set([
  ...['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk', 'duepk', 'duesk', 'ttl', 'key', 'entity'],
  ...['version', 'attempt', 'attempts', 'hints', 'hintsSeen', 'lastFailure', 'seq', 'previous', 'hash'],
  ...['contentHash', 'planHash', 'requestHash', 'linkRef', 'messageId', 'correlationId', 'tokenId'],
  ...['accessToken', 'refreshToken'],
  // Whether an execution had left its token by the time at which the wait ended: a matter of who was quicker.
  'held',
]);

/** Ledger entries that tell of attempts only. */
const OF_ATTEMPTS = new Set(['run-restarted']);

/**
 * Waits until nothing moves any more, and reads what is there: the table (as maintenance does), the sandbox's portals, and the inbox.
 * `orphans`: messages whose function was killed; a queue keeps them out of sight for minutes, and they then find everything done.
 * @throws NeverCameError when a run, a mail, an outcome or a message stays unfinished.
 */
export async function finalState(world: World, orphans = 0): Promise<FinalState> {
  await settled(world, orphans);
  const items = await world.items();
  const names = namesOf(items);
  return {
    table: tableState(items),
    hubspot: await hubspotState(world),
    inbox: ordered((await world.mails()).map((mail) => finalMail(mail, names))),
  };
}

/** The items of a table by kind, without what differs between two runs of the same course, each kind in a fixed order. */
export function tableState(items: readonly TableItem[]): FinalState['table'] {
  const names = namesOf(items);
  const table: Record<string, unknown[]> = {};
  for (const item of items) {
    const kind = String(item['entity']);
    if (kind in LEFT_OUT || OF_ATTEMPTS.has(String(item['type']))) continue;
    table[kind] ??= [];
    table[kind].push(plain(item, names));
  }
  return Object.fromEntries(Object.entries(table).map(([kind, ofKind]) => [kind, ordered(ofKind)]));
}

/** The same state with one of two equal mails taken away, and the link that was made for it. @throws Error when no mail is there twice. */
export function withoutOneRepeatedMail(state: FinalState): FinalState {
  const at = state.inbox.findIndex((mail, index) => index > 0 && same(mail, state.inbox[index - 1]));
  if (at < 0) throw new Error('No mail is there twice.');
  const links = state.table['link'] ?? [];
  const link = links.findIndex((one, index) => index > 0 && same(one, links[index - 1]));
  return {
    ...state,
    inbox: state.inbox.toSpliced(at, 1),
    table: { ...state.table, link: link < 0 ? links : links.toSpliced(link, 1) },
  };
}

/** Nothing runs, waits to be sent, or waits to be taken. */
async function settled(world: World, orphans: number): Promise<void> {
  await eventually(
    'The end of everything that moves',
    async () =>
      (await world.executing()) === 0 && (await world.idle(orphans)) && (await world.items()).every(isSettled),
    { withinMs: 60_000, everyMs: 300 },
  );
}

function isSettled(item: TableItem): boolean {
  if (item['entity'] === 'run') return item['state'] !== 'running';
  if (item['entity'] === 'mail') return item['state'] !== 'queued' && item['state'] !== 'claimed';
  return item['entity'] !== 'outcome' || item['takenAt'] !== undefined;
}

const stateSchema = z.object({
  portals: z.array(
    z.looseObject({
      portalId: z.int(),
      users: z.array(z.looseObject({ id: z.string(), email: z.string() })),
      removedUsers: z.array(z.looseObject({ email: z.string() })),
      installs: z.array(z.looseObject({ app: z.string(), userId: z.string(), scopes: z.array(z.string()) })),
      teams: z.array(z.looseObject({ name: z.string(), userIds: z.array(z.string()) })),
    }),
  ),
  partnerClients: z.array(
    z.looseObject({ properties: z.record(z.string(), z.string()), statusHistory: z.array(z.unknown()) }),
  ),
});

async function hubspotState(world: World): Promise<unknown> {
  const { portals, partnerClients } = stateSchema.parse(await world.sandbox('GET', '/state'));
  return {
    portals: portals.map((portal) => ({
      portalId: portal.portalId,
      users: ordered(portal.users.map((user) => withoutKeys(user, ['crmUserId', 'ownerId', 'createdAt', 'updatedAt']))),
      removedUsers: portal.removedUsers.map((user) => user.email),
      installs: portal.installs.map(({ app, userId, scopes }) => ({ app, userId, scopes })),
      teams: portal.teams.map((team) => ({ name: team.name, userIds: team.userIds.toSorted() })),
    })),
    partnerClients: partnerClients.map(({ properties, statusHistory }) => ({
      status: properties['invitation_status'],
      name: properties['name'],
      changes: statusHistory.length,
    })),
  };
}

function withoutKeys(record: Readonly<Record<string, unknown>>, keys: readonly string[]): unknown {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}

/** Ids and what they are replaced by, the longest first, so that no id is replaced inside a longer one. */
type Names = readonly (readonly [id: string, name: string])[];

function namesOf(items: readonly TableItem[]): Names {
  const named = items.flatMap((item): [string, string][] => {
    if (item['entity'] === 'person') return [[String(item['personId']), `<${item['email']}>`]];
    if (item['entity'] !== 'invitation') return [];
    return [
      [String(item['invitationId']), `<invitation of ${item['clientName']}>`],
      [String(item['recordId']), `<record of ${item['clientName']}>`],
    ];
  });
  return named.toSorted(([a], [b]) => b.length - a.length);
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

function plain(value: unknown, names: Names): unknown {
  if (Array.isArray(value)) return value.map((part) => plain(part, names));
  if (typeof value === 'object' && value !== null) {
    const kept = Object.entries(value).filter(([key]) => !WITHOUT.has(key));
    return Object.fromEntries(kept.toSorted(byKey).map(([key, part]) => [withNames(key, names), plain(part, names)]));
  }
  if (typeof value !== 'string') return value;
  return INSTANT.test(value) ? '<time>' : withNames(value, names);
}

function withNames(text: string, names: Names): string {
  return names.reduce((named, [id, name]) => named.replaceAll(id, name), text);
}

const LINK = /https?:\/\/\S+/g;
/** As mails write a day and a time, e.g. "Tue 24 Nov 2026, 22:16". */
const DAY = /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2} [A-Z][a-z]{2} \d{4}(?:, \d{2}:\d{2})?/g;

function finalMail(mail: { to: readonly string[]; subject: string; text: string }, names: Names): FinalMail {
  const words = (text: string) =>
    withNames(text.replace(LINK, '<link>').replace(/\s+/g, ' ').replace(DAY, '<day>'), names);
  return { to: mail.to.join(', '), subject: words(mail.subject), text: words(mail.text) };
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

function ordered<T>(values: readonly T[]): T[] {
  const text = new Map(values.map((value) => [value, JSON.stringify(value)]));
  return values.toSorted((a, b) => ((text.get(a) ?? '') < (text.get(b) ?? '') ? -1 : 1));
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
