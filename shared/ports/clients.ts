import type { Client } from '../domain/client.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { LedgerFact } from '../domain/ledger.ts';
import type { QueuedMails } from './waits.ts';

/** Clients. */
export interface Clients {
  /** False when it exists. */
  create(client: Client, ...facts: LedgerFact[]): Promise<boolean>;
  read(clientId: string): Promise<Client | undefined>;
  /** Together with the mails that follow from the change. @throws ConflictError */
  replace(client: Client, facts: readonly LedgerFact[], mails?: QueuedMails): Promise<void>;
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
