import type { InvitationState } from './invitation.ts';
import type { Language } from './language.ts';
import type { HandedOn } from './onboarding.ts';

/** Where a client stands. */
export type ClientState = 'known' | 'invited' | 'accepted' | 'connected' | 'active' | 'ended';

/** A way in that a client chose, or that its portal left us. */
export interface WayIn {
  readonly kind: 'client-created-user';
  /** Why not by the partner access link. */
  readonly reason: 'client-declines-app' | 'operator-chose' | 'connection-expired';
  readonly at: string;
  /** Absent where nobody chose it. */
  readonly by?: string | undefined;
}

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
  /** How we get in, where it is not by the partner access link (rule 4). */
  readonly way?: WayIn | undefined;
  /** The language of the client's pages and mails; English where absent. */
  readonly language?: Language | undefined;
  /** HubSpot's host for people in this portal, as its account details tell: `app-eu1.hubspot.com` for one in the EU. */
  readonly uiDomain?: string | undefined;
  /** The portal's own time zone (IANA), in whose midnight HubSpot's daily limits end. */
  readonly portalTimeZone?: string | undefined;
  /** `STANDARD`, `SANDBOX`, `DEVELOPER_TEST`: what kind of account the portal is. */
  readonly accountType?: string | undefined;
  /** Who is told of changes, where the client named somebody; else its super admins are. */
  readonly noticePersonIds?: readonly string[] | undefined;
  /** How the onboarding went from hand to hand on the client's side. */
  readonly handedOn?: readonly HandedOn[] | undefined;
  /** A further portal of this client. */
  readonly partOf?: string | undefined;
  /** Seen by the baseline poll: existed before the product did. */
  readonly baseline: boolean;
  readonly createdAt: string;
  readonly version: number;
}
