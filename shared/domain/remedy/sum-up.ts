import type { Offboarding } from './offboarding.ts';
import { isCarriedOut, type Remedy } from './remedy.ts';

/** What became of somebody's access in all portals. */
export interface OffboardingSum {
  /** Portals in which a user was removed, and read back as gone. */
  readonly removed: readonly Remedy[];
  /** Portals that were read, and have no user of theirs. */
  readonly absent: number;
  /** What stays. */
  readonly exceptions: readonly Remedy[];
  /** Not settled yet. */
  readonly open: readonly Remedy[];
  /** When the last portal was read back; absent where none was. */
  readonly removedAt?: string | undefined;
}

/** Adds up the remedies of an offboarding. */
export function sumUp(remedies: readonly Remedy[]): OffboardingSum {
  const removed = remedies.filter(isCarriedOut);
  const verified = remedies.filter((remedy) => remedy.state === 'verified');
  const removedAt = verified
    .flatMap((remedy) => remedy.readBackAt ?? [])
    .sort()
    .at(-1);
  return {
    removed,
    absent: verified.length - removed.length,
    exceptions: remedies.filter((remedy) => remedy.state === 'exception'),
    open: remedies.filter((remedy) => remedy.state === 'planned' || remedy.state === 'awaiting-person'),
    removedAt,
  };
}

/** Seconds from leaving to the last portal read back: from the later of when we came to know, and when it was to happen. */
export function measuredSeconds({ noticedAt, effectiveAt, removedAt }: Offboarding): number | undefined {
  if (removedAt === undefined) return undefined;
  const from = noticedAt > effectiveAt ? noticedAt : effectiveAt;
  return Math.max(0, Math.round((new Date(removedAt).getTime() - new Date(from).getTime()) / 1000));
}
