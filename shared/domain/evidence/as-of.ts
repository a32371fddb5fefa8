import type { LedgerEntry } from '../ledger.ts';

/** What somebody had in a portal at a time, as the ledger tells it. Times are UTC, ISO 8601. */
export interface AccessThen {
  readonly portalId: number;
  readonly personId: string;
  readonly permissionSetName: string;
  /** Since when they had access, without a break. */
  readonly since: string;
  /** When it was last read back, or confirmed by the client, before that time. */
  readonly verifiedAt: string;
  /** Who allowed it; empty where the policy needed nobody. */
  readonly allowedBy: readonly string[];
  /** The engagements that it was for. */
  readonly engagementIds: readonly string[];
  readonly packages: readonly string[];
  /** When the last of the engagements was to end, as it was planned then. */
  readonly plannedUntil?: string | undefined;
  /** The client's word is all there is: no API could read it back. */
  readonly confirmedByClient?: true | undefined;
  /** Read back otherwise after it was verified, so that it was in doubt since. */
  readonly inDoubtSince?: string | undefined;
  /** When it ended, after that time; absent while it stands. */
  readonly endedAt?: string | undefined;
  /** Who decided that it ends, where somebody did. */
  readonly endedBy: readonly string[];
}

interface Engaged {
  readonly packageKey: string;
  readonly endsAt: string;
}

/**
 * Replays a client's entries, in their order: who had which access at a time. What was verified stands until it is read back as gone; what came
 * after that time only says how it ended. Access that nobody granted is not in the ledger, and so not in the answer: the audits find that.
 */
export function accessAsOf(entries: readonly LedgerEntry[], at: string): AccessThen[] {
  const standing = new Map<string, AccessThen>();
  const engagements = new Map<string, Engaged>();
  const ended = new Set<string>();
  for (const entry of entries) {
    const { type, facts } = entry;
    const key = `${facts['portalId']}:${facts['personId']}`;
    if (entry.at > at) {
      // Only the first end counts: what came after it is another access.
      const then = standing.get(key);
      if (type !== 'access-removed' || then === undefined || ended.has(key)) continue;
      ended.add(key);
      standing.set(key, { ...then, endedAt: entry.at, endedBy: listOf(facts['decidedBy']) });
      continue;
    }
    if (type === 'engagement-started' || type === 'engagement-adopted') {
      engagements.set(String(facts['engagementId']), {
        packageKey: String(facts['package']),
        endsAt: String(facts['endsAt'] ?? ''),
      });
    }
    if (type === 'access-removed') standing.delete(key);
    if (type === 'access-verified' || type === 'access-adopted')
      standing.set(key, verified(entry, standing.get(key), engagements));
    if (type === 'access-confirmed-by-client' && facts['gone'] !== true) {
      standing.set(key, { ...verified(entry, standing.get(key), engagements), confirmedByClient: true });
    }
    const then = standing.get(key);
    if (then === undefined) continue;
    if (type === 'access-restored') {
      const permissionSetName = String(facts['permissionSetName']);
      standing.set(key, { ...then, permissionSetName, verifiedAt: entry.at, inDoubtSince: undefined });
    }
    if (type === 'access-not-verified') {
      standing.set(key, { ...then, inDoubtSince: then.inDoubtSince ?? entry.at });
    }
  }
  return [...standing.values()].sort((a, b) => a.portalId - b.portalId || (a.personId < b.personId ? -1 : 1));
}

function verified(
  { at, facts }: LedgerEntry,
  before: AccessThen | undefined,
  engagements: ReadonlyMap<string, Engaged>,
): AccessThen {
  const engagementIds = listOf(facts['engagementIds']);
  const known = engagementIds.flatMap((id) => engagements.get(id) ?? []);
  const ends = known.map(({ endsAt }) => endsAt).filter((end) => end !== '');
  return {
    portalId: Number(facts['portalId']),
    personId: String(facts['personId']),
    permissionSetName: String(facts['permissionSetName']),
    since: before?.since ?? at,
    verifiedAt: at,
    allowedBy: listOf(facts['approvedBy']),
    engagementIds,
    packages: [...new Set(known.map(({ packageKey }) => packageKey))].sort(),
    plannedUntil: ends.sort().at(-1),
    endedBy: [],
  };
}

function listOf(value: LedgerEntry['facts'][string] | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)];
}
