import type { Client } from '../domain/client.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { LedgerFact } from '../domain/ledger.ts';

/** Clients. */
export interface Clients {
  /** False when it exists. */
  create(client: Client): Promise<boolean>;
  read(clientId: string): Promise<Client | undefined>;
  /** @throws ConflictError */
  replace(client: Client, facts: readonly LedgerFact[]): Promise<void>;
  findByPortal(portalId: number): Promise<Client | undefined>;
  list(): Promise<Client[]>;
}

/** Invitations. */
export interface Invitations {
  /** False when it exists: an invitation never starts twice. */
  create(invitation: Invitation, fact: LedgerFact): Promise<boolean>;
  read(invitationId: string): Promise<Invitation | undefined>;
  /** @throws ConflictError */
  replace(invitation: Invitation, facts: readonly LedgerFact[]): Promise<void>;
  ofClient(clientId: string): Promise<Invitation[]>;
}
