/**
 * An engagement's states. `paused`: its access is taken away until it is resumed. `ending` from the request to end until its access was read
 * back as gone.
 */
export type EngagementState = 'starting' | 'active' | 'paused' | 'ending' | 'ended';

/** One client, one service package at a version, its team members, an end date. */
export interface Engagement {
  readonly engagementId: string;
  readonly clientId: string;
  readonly packageKey: string;
  readonly catalogueVersion: number;
  readonly team: readonly string[];
  readonly startsAt: string;
  /** The grants end with it. ISO 8601. */
  readonly endsAt: string;
  readonly state: EngagementState;
  /** Raised by each start, change or end; part of the provisioning run's business id. */
  readonly change: number;
  readonly requestedBy: string;
  /** People who approved it with the invitation or by a plan question. */
  readonly approvedBy: readonly string[];
  /** Taken over from access that was there before the product was. */
  readonly adopted?: true | undefined;
  /** The end date that the manager was asked about: to extend, or to let go. */
  readonly endAskedFor?: string | undefined;
  /** How often the present change was planned again, because the portal had changed meanwhile; absent is never. */
  readonly replans?: number | undefined;
  readonly version: number;
}

/** Whether the engagement needs its team's access. */
export function needsAccess(engagement: Pick<Engagement, 'state'>): boolean {
  return engagement.state === 'starting' || engagement.state === 'active';
}

/** Business id of the provisioning run that carries out the engagement's present change. */
export function changeIdOf(engagement: Pick<Engagement, 'engagementId' | 'change'>): string {
  return `${engagement.engagementId}-${engagement.change}`;
}

/** The engagement that an accepted invitation starts: derived, so that starting it again finds it. */
export function engagementIdOfInvitation(invitationId: string): string {
  return `e-${invitationId}`;
}
