/** How it was noticed that somebody leaves. */
export type LeavingCause = 'left-partner-portal' | 'left-directory' | 'command';

export type OffboardingState = 'scheduled' | 'running' | 'done' | 'partly' | 'cancelled';

/** Somebody leaves: all of their access in all portals is to go. */
export interface Offboarding {
  /** `o-<personId in lower case>-<number>`: one that has ended or was cancelled is followed by another number. */
  readonly offboardingId: string;
  readonly personId: string;
  readonly cause: LeavingCause;
  /** Absent where a source of the roster said it. */
  readonly requestedBy?: string | undefined;
  readonly correlationId: string;
  /** When we came to know: the measured time counts from the later of this and `effectiveAt`. */
  readonly noticedAt: string;
  /** When it is to happen; in the future for one that was dated ahead. */
  readonly effectiveAt: string;
  readonly state: OffboardingState;
  /** Who is told: the manager by the directory, else partner operations. Never the leaver. */
  readonly tellId: string;
  readonly portals: number;
  readonly shards: number;
  /** When the last portal was read back. */
  readonly removedAt?: string | undefined;
  readonly version: number;
}
