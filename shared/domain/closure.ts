import type { Person } from './person.ts';
import type { Remedy, RemedyReason } from './remedy/remedy.ts';
import type { Wait } from './wait.ts';

/**
 * `done`: nobody of ours is left that the client did not accept, and the app is uninstalled. `partly`: something is left that nobody accepted, and
 * the app stays, so that it can be read back once it is done.
 */
export type ClosureState = 'running' | 'done' | 'partly';

/** A client ends everything: all access of ours in its portal, and then the connection. */
export interface Closure {
  /** `x-<clientId>-<number>`: one that ended `partly` is followed by another number. */
  readonly closureId: string;
  readonly clientId: string;
  readonly portalId: number;
  /** A person of the client; or of partner operations, when the client asked by other means. */
  readonly requestedBy: string;
  readonly cause: 'client' | 'command';
  readonly correlationId: string;
  readonly requestedAt: string;
  readonly state: ClosureState;
  /** Whether the portal could be read when it began; where it could not, the client looks for itself. */
  readonly read?: boolean | undefined;
  /** Shards of its remedies; 0 until the portal was read. */
  readonly shards: number;
  /** How often somebody of ours was found again just before uninstalling; absent is never. */
  readonly looks?: number | undefined;
  /** When the last removal was read back. */
  readonly removedAt?: string | undefined;
  /** From then on the portal is not read any more: an app that turns out to be gone was uninstalled by us. */
  readonly uninstallBegun?: string | undefined;
  /** When the app was uninstalled, or found gone. */
  readonly uninstalledAt?: string | undefined;
  readonly endedAt?: string | undefined;
  readonly version: number;
}

/** Reasons that let the app go: the client has accepted it, has said that it is done where nobody can read, or it was never ours. */
const SETTLED_BY_CLIENT: ReadonlySet<RemedyReason> = new Set([
  'left-open-by-client',
  'confirmed-by-client',
  'not-partner-side',
]);

/** Whether a remedy stands in the way of uninstalling the app: neither read back, nor settled by the client. */
export function holdsUninstall({ state, reason }: Pick<Remedy, 'state' | 'reason'>): boolean {
  if (state === 'verified') return false;
  return !(state === 'exception' && reason !== undefined && SETTLED_BY_CLIENT.has(reason));
}

/** Whether a person who is asked for a manual step may leave it as it is: only where the client ends everything, and only a person of the client. */
export function mayLeave(wait: Pick<Wait, 'subject' | 'runId'>, person: Pick<Person, 'kind'> | undefined): boolean {
  return wait.subject.kind === 'remedy' && wait.runId.startsWith('client-closure.') && person?.kind === 'client';
}

/** The id of a client's closure. */
export function closureIdOf(clientId: string, number: number): string {
  return `x-${clientId}-${number}`;
}

/** How often everything is looked at again because somebody of ours was found just before uninstalling. */
export const MOST_LOOKS = 3;
/** How long the link that confirms it is valid, in hours. */
export const CONFIRM_HOURS = 24;
/** Most mails with such a link, for a person and day. */
export const MOST_CONFIRM_MAILS = 3;
