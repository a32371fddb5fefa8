import type { RuntimeSettings } from './settings.ts';

/** What the status property of a partner client means to us. */
export type RecordStatus = 'invited' | 'accepted' | 'declined' | 'withdrawn' | 'other';

/** A partner client as read from HubSpot, with the names of the account's properties already resolved. */
export interface PartnerClientRecord {
  readonly recordId: string;
  readonly name: string;
  readonly status: RecordStatus;
  /** When the status took its present value; from `propertiesWithHistory`. ISO 8601. */
  readonly statusSince: string;
  readonly portalId?: number | undefined;
  readonly tier?: string | undefined;
  readonly contactEmail?: string | undefined;
  readonly contactName?: string | undefined;
}

/** The service sold to a partner client. */
export interface PartnerServiceRecord {
  readonly recordId: string;
  readonly name: string;
  readonly type?: string | undefined;
}

/** Named states of an invitation. The last seven are ends: an invitation in one of them never starts again. */
export type InvitationState =
  | 'detected'
  | 'awaiting-approval'
  | 'awaiting-acceptance'
  | 'awaiting-connection'
  | 'connected'
  /** Taken up without a connection: the client adds the users by itself. */
  | 'by-hand'
  | 'declined'
  | 'withdrawn'
  | 'approval-expired'
  | 'acceptance-expired'
  | 'connection-expired';

const ENDS: ReadonlySet<InvitationState> = new Set([
  'connected',
  'by-hand',
  'declined',
  'withdrawn',
  'approval-expired',
  'acceptance-expired',
  'connection-expired',
]);

/** A client's wish to become a partner client. */
export interface Invitation {
  readonly invitationId: string;
  readonly recordId: string;
  /** When the status became "invited": the other half of the identity. ISO 8601. */
  readonly invitedAt: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly portalId?: number | undefined;
  readonly serviceName?: string | undefined;
  /** Proposed, then approved, service package. */
  readonly packageKey?: string | undefined;
  readonly catalogueVersion?: number | undefined;
  readonly state: InvitationState;
  readonly approvedBy?: readonly string[] | undefined;
  readonly version: number;
}

/** Identity of an invitation: record and the moment of being invited. Safe in names of executions (letters, digits, dash). */
export function invitationIdOf(recordId: string, invitedAt: string): string {
  return `${recordId}-${new Date(invitedAt).getTime()}`;
}

/** The client that a partner client record stands for. */
export function clientIdOf(recordId: string): string {
  return `c-${recordId}`;
}

/** Whether the invitation has ended; an ended one never starts again. */
export function hasEnded(state: InvitationState): boolean {
  return ENDS.has(state);
}

/** Maps a raw value of the status property to its meaning, by the account's settings. */
export function meaningOfStatus(
  values: RuntimeSettings['hubspot']['partnerRecords']['statusValues'],
  raw: string,
): RecordStatus {
  if (values.invited.includes(raw)) return 'invited';
  if (values.accepted.includes(raw)) return 'accepted';
  if (values.declined.includes(raw)) return 'declined';
  if (values.withdrawn.includes(raw)) return 'withdrawn';
  return 'other';
}
