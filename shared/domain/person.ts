/** What a person is to the product. One human being can be several over time; the latest knowledge stands. */
export type PersonKind = 'partner' | 'contractor' | 'client';

/** Anyone the product knows. E-mail and name stand only here; everything else refers by `personId`. */
export interface Person {
  /** Opaque ULID. */
  readonly personId: string;
  /** Lower-cased address. */
  readonly email: string;
  readonly name: string;
  readonly kind: PersonKind;
  /** HubSpot's user id: the same in every portal. */
  readonly hubspotUserId?: string | undefined;
  readonly createdAt: string;
  /** Set by the person: until then questions go to the delegate, or to the policy's fallback. */
  readonly absence?: Absence | undefined;
  /** No mail reaches the address; ends when partner operations corrects it. */
  readonly unreachable?: Unreachable | undefined;
  /** How notices (not questions) come; at once where absent. */
  readonly notices?: NoticeChoice | undefined;
}

/** A time in which somebody does not decide. */
export interface Absence {
  /** UTC, ISO 8601. */
  readonly until: string;
  readonly delegateId?: string | undefined;
}

/** An address that gave a mail back for good, or complained. */
export interface Unreachable {
  readonly since: string;
  readonly why: 'bounce' | 'complaint';
}

/** Each notice in a mail of its own, or gathered once a day. */
export type NoticeChoice = 'at-once' | 'digest';

/** Whether somebody is absent at a time. */
export function isAway(person: Pick<Person, 'absence'>, now: Date): boolean {
  return person.absence !== undefined && new Date(person.absence.until) > now;
}

/** Local parts that name a role or a shared box, not a person (rule 3, unique logins). */
const GENERIC_LOCAL_PARTS = new Set([
  'admin',
  'administrator',
  'agency',
  'contact',
  'crm',
  'hello',
  'help',
  'hubspot',
  'info',
  'inbox',
  'it',
  'mail',
  'marketing',
  'office',
  'sales',
  'service',
  'services',
  'shared',
  'support',
  'team',
  'user',
  'webmaster',
]);

/** Lower-cases and trims; HubSpot compares addresses without case. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** Whether the address is a generic mailbox such as `info@` or `team+x@`, which may not get a login (rule 3). */
export function isGenericMailbox(email: string): boolean {
  const local = normaliseEmail(email).split('@')[0] ?? '';
  return GENERIC_LOCAL_PARTS.has(local.split('+')[0] ?? '');
}

/** Who is on the partner's side, as far as the roster tells. */
export interface Roster {
  readonly emails: ReadonlySet<string>;
  readonly hubspotUserIds: ReadonlySet<string>;
  readonly domains: readonly string[];
}

/** Partner-side: on the roster by HubSpot user id or e-mail, or with an address of the partner's domain. Everyone else is the client's. */
export function isPartnerSide(roster: Roster, user: { id: string; email: string }): boolean {
  const email = normaliseEmail(user.email);
  const domain = email.split('@')[1] ?? '';
  return (
    roster.hubspotUserIds.has(user.id) ||
    roster.emails.has(email) ||
    roster.domains.some((own) => domain === own.toLowerCase())
  );
}
