import type { InvitationState } from './invitation.ts';

/** Where a client stands. */
export type ClientState = 'known' | 'invited' | 'accepted' | 'connected' | 'active' | 'ended';

/** A company that is, or asks to be, a partner client. Contact people are persons; here stand their ids. */
export interface Client {
  readonly clientId: string;
  /** HubSpot's partner client record. */
  readonly recordId: string;
  readonly name: string;
  readonly state: ClientState;
  /** Absent until HubSpot or the connection tells it. */
  readonly portalId?: number | undefined;
  /** Subscription tier as far as known; absent is unknown. */
  readonly tier?: string | undefined;
  /** The client's super admin or contact who is asked to connect and is told of changes. */
  readonly contactPersonId?: string | undefined;
  /** Super admins of the portal, as last read. */
  readonly superAdminIds: readonly string[];
  readonly lastInvitation?: { readonly invitationId: string; readonly state: InvitationState } | undefined;
  /** Seen by the baseline poll: existed before the product did. */
  readonly baseline: boolean;
  readonly createdAt: string;
  readonly version: number;
}
