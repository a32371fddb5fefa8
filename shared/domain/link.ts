import { createHash } from 'node:crypto';

/** What mailed links are for. */
export const LINK_PURPOSES = [
  'answer',
  'review',
  'reply',
  'acceptance',
  'connect-client',
  'connect-partner',
  'manual-step',
  'give-contact',
  'read-rules',
  'client-settings',
  'offboarding',
  'engagement-ending',
  'end-access',
] as const;

/** What a mailed link is for. */
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** A mailed link: only the SHA-256 of its 256 random bits is kept, bound to one wait and one person. */
export interface Link {
  /** Hex SHA-256 of the token. */
  readonly hash: string;
  readonly purpose: LinkPurpose;
  /** Absent for links that belong to no wait. */
  readonly waitId?: string | undefined;
  readonly clientId?: string | undefined;
  /** For links that move or cancel an offboarding. */
  readonly offboardingId?: string | undefined;
  /** For links that extend an engagement: which, and the end that its reader was asked about. */
  readonly engagementId?: string | undefined;
  readonly endsAt?: string | undefined;
  readonly personId: string;
  readonly createdAt: string;
  /** After this, only told what became of it. */
  readonly expiresAt: string;
}

/** Form of a token: 43 characters of base64url, 256 bits. */
export const LINK_TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** What is kept of a token. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Short reference of a link for evidence ("decided with the link sent to …"); opens nothing. */
export function linkRefOf(hash: string): string {
  return hash.slice(0, 12);
}
