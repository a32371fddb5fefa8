import type { Connection } from '../domain/connection.ts';
import type { LedgerFact } from '../domain/ledger.ts';

/** OAuth installations. */
export interface Connections {
  /** Consistent. */
  read(appId: number, portalId: number): Promise<Connection | undefined>;
  /** Stores a new installation over any older one of the same app and portal. */
  establish(connection: Connection, fact: LedgerFact): Promise<void>;
  /** One caller gets the right to refresh; false when another has it or has refreshed already. */
  claimRefresh(connection: Connection, now: Date, leaseUntil: Date): Promise<boolean>;
  /** Stores refreshed tokens, or a changed health. @throws ConflictError */
  replace(connection: Connection, facts: readonly LedgerFact[]): Promise<void>;
}

/** Where an app's journal was read to. */
export interface JournalPosition {
  readonly appId: number;
  readonly offset: string;
  readonly readAt: string;
  readonly version: number;
}

/** @see JournalPosition */
export interface JournalPositions {
  read(appId: number): Promise<JournalPosition | undefined>;
  /** Creates (version 0) or replaces. @throws ConflictError */
  write(position: JournalPosition): Promise<void>;
}

/** A started authorization-code flow: single use, bound to what it is for. */
export interface OAuthState {
  /** SHA-256 of the state parameter. */
  readonly hash: string;
  readonly app: 'partner' | 'client';
  readonly personId: string;
  readonly clientId?: string | undefined;
  readonly waitId?: string | undefined;
  readonly expiresAt: string;
}

/** Flows under way. */
export interface OAuthStates {
  create(state: OAuthState): Promise<void>;
  /** Takes it, once; undefined when unknown, used or too old. */
  take(hash: string, now: Date): Promise<OAuthState | undefined>;
}

/** Encrypts tokens for the table, bound to app and portal. */
export interface TokenCipher {
  encrypt(token: string, context: { appId: number; portalId: number }): Promise<string>;
  decrypt(ciphertext: string, context: { appId: number; portalId: number }): Promise<string>;
}
