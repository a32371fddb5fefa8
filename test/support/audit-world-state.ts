import type { AuditWorldBook } from './audit-world-book.ts';
import type { StartedReview } from './audit-world-course.ts';
import { finalState } from './final-state.ts';
import type { World } from './world.ts';

/** What an audit left behind, without what differs between two runs of the same: table, HubSpot and inbox, and the tables of its evidence. */
export interface AuditState {
  readonly whole: unknown;
  /** Names of all files of evidence, and the lines of those that are tables, in a fixed order. */
  readonly evidence: Readonly<Record<string, readonly string[]>>;
}

/** Hashes over times and ids, which differ with them. */
const WITHOUT = new Set(['manifestHash']);
/** Of a manifest, in the table of packs. */
const HASH = /\b[0-9a-f]{64}\b/g;
const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g;

/** Waits until nothing moves any more, and reads what is there. */
export async function auditState(world: World, book: AuditWorldBook, { auditId }: StartedReview): Promise<AuditState> {
  const state = await finalState(world);
  const people = (await world.items()).flatMap((item): [string, string][] =>
    item['entity'] === 'person' ? [[String(item['personId']), `<${item['email']}>`]] : [],
  );
  const named = (text: string) =>
    [...people, [auditId, '<audit>'] as const].reduce((all, [id, name]) => all.replaceAll(id, name), text);
  const evidence: Record<string, string[]> = {};
  for (const key of (await book.evidence.list(`${auditId}/`)).toSorted()) {
    const content = key.endsWith('.csv') ? ((await book.evidence.read(key)) ?? '') : '';
    evidence[named(key)] = named(content)
      .replaceAll(INSTANT, '<time>')
      .replaceAll(HASH, '<hash>')
      .split('\r\n')
      .toSorted();
  }
  return { whole: inFixedOrder(JSON.parse(named(JSON.stringify(state)))), evidence };
}

/** Ids of people are made anew in each run, and with them the order of whatever is sorted by them. */
function inFixedOrder(value: unknown): unknown {
  if (Array.isArray(value)) {
    const texts = value.map((part) => JSON.stringify(inFixedOrder(part)));
    return texts.toSorted().map((text) => JSON.parse(text) as unknown);
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !WITHOUT.has(key))
      .map(([key, part]) => [key, inFixedOrder(part)]),
  );
}
