/** The released state machines, by name (`workflows/<name>`). */
export const WORKFLOWS = [
  'invitation-acceptance',
  'access-provisioning',
  'offboarding-audit',
  'member-offboarding',
  'client-closure',
] as const;
export type WorkflowName = (typeof WORKFLOWS)[number];

export type RunState = 'running' | 'ended' | 'parked';

/** How often a run is tried again from its record before it is parked with an alarm (design: at most 3). */
export const MAX_ATTEMPTS = 3;

/** One piece of work with one identity; its executions are only its motor. */
export interface Run {
  /** `<workflow>.<businessId>`; also the stem of execution names. */
  readonly runId: string;
  readonly workflow: WorkflowName;
  /** Invitation id, `<engagementId>-<change>`, audit id, offboarding id, or closure id. */
  readonly businessId: string;
  /** Absent for work that spans clients: audits and offboardings. */
  readonly clientId?: string | undefined;
  readonly state: RunState;
  readonly attempt: number;
  /** Attempts that only went on after the run was held: none of those before them had failed. Absent is none. */
  readonly releases?: number | undefined;
  /** Raised by each hint (a later event on the same business id). */
  readonly hints: number;
  /** The value of `hints` when the record was last read. */
  readonly hintsSeen: number;
  /** Named end, once ended: for example `connected`, `declined`, `provisioned`. */
  readonly end?: string | undefined;
  /** Name of the error that ended the last failed attempt. */
  readonly lastFailure?: string | undefined;
  /** Why it was parked. A code, never free text. */
  readonly parkedReason?: string | undefined;
  readonly correlationId: string;
  /** Who asked for it; null where HubSpot did. */
  readonly requestedBy?: string | undefined;
  readonly startedAt: string;
  /** When the present attempt began. */
  readonly attemptAt: string;
  readonly endedAt?: string | undefined;
  readonly version: number;
}

/** Reasons for which a run is parked until they are over, and then goes on by itself. */
export const HELD_REASONS = [
  'outgoing-stopped',
  'connection-missing',
  'connection-revoked',
  'connection-missing-scope',
  'connection-uninstalled',
  'daily-limit',
] as const;
export type HeldReason = (typeof HELD_REASONS)[number];

/** Whether a run waits for its portal to be connected (again). */
export function waitsForConnection(run: Pick<Run, 'state' | 'parkedReason'>): boolean {
  return heldBy(run)?.startsWith('connection-') === true;
}

/** What holds a parked run that will go on by itself; undefined where a person has to look. */
export function heldBy({ state, parkedReason }: Pick<Run, 'state' | 'parkedReason'>): HeldReason | undefined {
  return state === 'parked' ? HELD_REASONS.find((reason) => reason === parkedReason) : undefined;
}

/** A run about one client. */
export type ClientRun = Run & { readonly clientId: string };

/** A run's identity. */
export function runIdOf(workflow: WorkflowName, businessId: string): string {
  return `${workflow}.${businessId}`;
}

/** Name of the execution of one attempt: at most 80 characters of letters, digits, dash, dot (Step Functions' rule for names). */
export function executionNameOf(runId: string, attempt: number): string {
  return `${runId}.${attempt}`;
}
