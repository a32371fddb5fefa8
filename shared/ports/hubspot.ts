import type { PartnerClientRecord, PartnerServiceRecord } from '../domain/invitation.ts';
import type { PermissionSet, PortalTeam, PortalUser } from '../domain/portal.ts';

/** The partner's own list of clients, in the partner portal. */
export interface PartnerRecords {
  /** One page of partner clients; `after` of the answer asks for the next. */
  list(after?: string): Promise<{ records: PartnerClientRecord[]; after?: string | undefined }>;
  read(recordId: string): Promise<PartnerClientRecord | undefined>;
  /** The newest first: a client that invites again has a service from before, and asks for the newer one. */
  servicesOf(recordId: string): Promise<PartnerServiceRecord[]>;
  /** Names of the properties that the account has, for the preflight. */
  propertyNames(
    object: 'partner_clients' | 'partner_services',
  ): Promise<{ name: string; label: string; options: string[] }[]>;
}

/** Users of a portal. */
export interface PortalUsers {
  list(portalId: number): Promise<PortalUser[]>;
  findByEmail(portalId: number, email: string): Promise<PortalUser | undefined>;
  findById(portalId: number, userId: string): Promise<PortalUser | undefined>;
  /** Creates a user with a permission set; the caller looked before that there is none, and reads back after. */
  create(portalId: number, user: NewPortalUser): Promise<void>;
  /** Sets permission set and teams of a user; the full set is sent. */
  update(portalId: number, userId: string, access: PortalAccess): Promise<void>;
  /** Removes a user; one that is not there is fine. */
  remove(portalId: number, userId: string): Promise<void>;
}

/** What a user is to have. */
export interface PortalAccess {
  readonly permissionSetId: string | undefined;
  readonly primaryTeamId?: string | undefined;
  readonly secondaryTeamIds: readonly string[];
  /** The user's names as they are: a PUT may empty what it does not carry. */
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
}

/** A user to be created. */
export interface NewPortalUser extends PortalAccess {
  readonly email: string;
}

/** What HubSpot tells of an account itself. */
export interface AccountDetails {
  /** `STANDARD`, `SANDBOX`, `DEVELOPER_TEST`, `APP_DEVELOPER`. */
  readonly accountType: string;
  readonly timeZone: string;
  /** HubSpot's host for people in this portal. */
  readonly uiDomain: string;
  readonly dataHostingLocation: string;
}

/** Accounts behind portals. */
export interface PortalAccounts {
  details(portalId: number): Promise<AccountDetails>;
}

/** What a portal offers to assign. */
export interface PortalStructure {
  permissionSets(portalId: number): Promise<PermissionSet[]>;
  teams(portalId: number): Promise<PortalTeam[]>;
}

/** Tokens as HubSpot's OAuth server issues them. */
export interface IssuedTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Seconds. */
  readonly expiresIn: number;
}

/** Whose token it is. */
export interface TokenOwner {
  readonly portalId: number;
  readonly userId: string;
  readonly appId: number;
  readonly scopes: readonly string[];
}

/** HubSpot's OAuth server, dated paths only. */
export interface OAuthServer {
  exchange(app: 'partner' | 'client', code: string): Promise<IssuedTokens>;
  refresh(app: 'partner' | 'client', refreshToken: string): Promise<IssuedTokens>;
  /** A token of the app itself, for what belongs to no portal. */
  appToken(app: 'partner' | 'client', scopes: readonly string[]): Promise<string>;
  introspect(app: 'partner' | 'client', accessToken: string): Promise<TokenOwner>;
  /**
   * Gives an installation back that may not stay: uninstalls the app and revokes its refresh token, in any case, or only once the app is gone:
   * who means to try again needs it.
   */
  giveBack(
    app: 'partner' | 'client',
    tokens: Pick<IssuedTokens, 'accessToken' | 'refreshToken'>,
    revoke?: 'in-any-case' | 'once-gone',
  ): Promise<void>;
  /** What HubSpot tells of the token's account. */
  account(accessToken: string): Promise<AccountDetails>;
  /** Whether the user of the token is a super admin of its portal. */
  isSuperAdmin(accessToken: string, userId: string): Promise<boolean>;
}

/** Something that an app's journal tells. */
export interface JournalEvent {
  readonly kind: 'uninstalled';
  readonly portalId: number;
  /** When it happened. */
  readonly at: string;
}

/** HubSpot's webhooks journal of one of our apps; it reaches three days back. */
export interface AppJournal {
  /** Has uninstallations written into it. */
  subscribe(): Promise<'there' | 'made'>;
  /** What stands after a place in it; after none: from its earliest entry. `offset` is where that ends. */
  after(
    offset: string | undefined,
  ): Promise<{ events: readonly JournalEvent[]; offset: string | undefined; more: boolean }>;
}

/** Installations of our app. */
export interface AppInstalls {
  /** Uninstalls it from a portal and gives its tokens back; `gone` where it was not there any more. */
  uninstall(portalId: number): Promise<'uninstalled' | 'gone'>;
}

/** An access token that holds, for one portal. `refused` is one that HubSpot has just refused: another one is fetched. */
export type AccessTokens = (portalId: number, refused?: string) => Promise<string>;

/** What a reading of a portal costs and covers. */
export interface Pages<T> {
  readonly results: readonly T[];
  readonly pages: number;
}

/** A login as far as it leaves the adapter: the country decides whether two people share a user, and is dropped right after. */
export interface PortalLogin {
  readonly userId: string;
  readonly at: string;
  readonly succeeded: boolean;
  readonly country?: string | undefined;
}

/** A record owner of a portal. Its id differs from the user's. */
export interface PortalOwner {
  readonly ownerId: string;
  readonly userId?: string | undefined;
  readonly archived: boolean;
}

/** What an audit reads beside users, permission sets and teams. Each may be refused for want of an optional scope: then undefined. */
export interface PortalActivity {
  /** All users with their seats; seats are absent where the portal does not tell them. */
  users(portalId: number): Promise<Pages<PortalUser & { readonly seats?: readonly string[] | undefined }>>;
  /**
   * Logins of one user in the last 90 days, handed over page by page so that none is kept. Other users' logins are not asked for. Scope
   * account-info.security.read.
   */
  eachLogin(
    portalId: number,
    userId: string,
    visit: (login: PortalLogin) => void,
  ): Promise<{ readonly pages: number } | undefined>;
  /** Active and archived owners. Scope crm.objects.owners.read. */
  owners(portalId: number): Promise<Pages<PortalOwner> | undefined>;
  /** How many records of an object somebody owns. */
  ownedRecords(portalId: number, ownerId: string, object: OwnedObject): Promise<number | undefined>;
}

/** The optional scopes by what they let an audit read. A call without its scope is not made. */
export const ACTIVITY_SCOPES = {
  logins: 'account-info.security.read',
  owners: 'crm.objects.owners.read',
  contacts: 'crm.objects.contacts.read',
  companies: 'crm.objects.companies.read',
  deals: 'crm.objects.deals.read',
  // HubSpot's older name.
  tickets: 'tickets',
} as const satisfies Record<'logins' | 'owners' | OwnedObject, string>;

/** Objects whose records are counted, each by its own optional scope. */
export const OWNED_OBJECTS = ['contacts', 'companies', 'deals', 'tickets'] as const;
export type OwnedObject = (typeof OWNED_OBJECTS)[number];
