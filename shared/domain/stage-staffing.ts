import type { PublishedStage } from './approval-policy.ts';

/** Why a person stands in another's place, or was added. */
export type HandoverReason = 'delegated' | 'absent' | 'reassigned' | 'unreachable' | 'left' | 'missing' | 'escalated';

/** Who can be asked at this moment. */
export interface Standing {
  /** Absent people, with the one whom they named in their place, if any. */
  readonly away: ReadonlyMap<string, string | undefined>;
  /** People whom no mail reaches, or who have left, with which of the two. */
  readonly gone: ReadonlyMap<string, 'unreachable' | 'left'>;
}

/** A place that was given to somebody else. */
export interface Placement {
  /** Absent where nobody's place was taken: an escalation. */
  readonly from?: string | undefined;
  readonly to: string;
  readonly reason: HandoverReason;
}

/** The people of a stage; `unmet` where they are fewer than must agree. */
export interface Staffing {
  readonly kind: 'staffed' | 'unmet';
  readonly asked: readonly string[];
  readonly quorum: number;
  readonly placements: readonly Placement[];
}

/**
 * Finds whom a stage asks now.
 * 1. An approver in `barred` (requester, subject, or in another stage) is not asked, and nobody on their behalf.
 * 2. An absent one is replaced by the person whom they named, if that one may decide; otherwise, like one who is gone, by the next fallback.
 * 3. Where fewer are left than must agree, fallbacks fill up. `all` means all who may decide.
 * A client's people consent in person: nobody stands in for them, whatever is noted of them.
 */
export function staffStage(
  stage: PublishedStage & { readonly party?: 'agency' | 'client' },
  barred: ReadonlySet<string>,
  standing: Standing,
): Staffing {
  const asked: string[] = [];
  const placements: Placement[] = [];
  const vacant: { from: string; reason: HandoverReason }[] = [];
  const present = (personId: string) => !standing.away.has(personId) && !standing.gone.has(personId);
  const free = (personId: string) => present(personId) && !barred.has(personId) && !asked.includes(personId);

  const mayDecide = stage.approvers.filter((personId) => !barred.has(personId));
  // Those who are there first, so that nobody's delegate is somebody who is asked anyway.
  asked.push(...mayDecide.filter(present));
  for (const from of mayDecide.filter((personId) => !present(personId))) {
    const gone = standing.gone.get(from);
    const delegate = gone === undefined && stage.party !== 'client' ? delegateOf(from, standing) : undefined;
    if (delegate !== undefined && free(delegate)) {
      asked.push(delegate);
      placements.push({ from, to: delegate, reason: 'absent' });
    } else vacant.push({ from, reason: gone ?? 'missing' });
  }
  const quorum = stage.quorum === 'all' ? Math.max(1, mayDecide.length) : stage.quorum;
  while (asked.length < quorum) {
    const next = stage.fallback.find(free);
    if (next === undefined) return { kind: 'unmet', asked, quorum, placements };
    const place = vacant.shift();
    asked.push(next);
    placements.push({ from: place?.from, to: next, reason: place?.reason ?? 'missing' });
  }
  return { kind: 'staffed', asked, quorum, placements };
}

/** Follows the delegates of absent people to one who is there; a circle leads to nobody. */
export function delegateOf(personId: string, standing: Standing): string | undefined {
  const seen = new Set([personId]);
  let candidate = standing.away.get(personId);
  while (candidate !== undefined && !seen.has(candidate)) {
    if (!standing.away.has(candidate)) return standing.gone.has(candidate) ? undefined : candidate;
    seen.add(candidate);
    candidate = standing.away.get(candidate);
  }
  return undefined;
}
