import type { PublishedPolicy } from '../domain/approval-policy.ts';
import type { LedgerFact } from '../domain/ledger.ts';
import type { PublishedCatalogue } from '../domain/service-package.ts';

/** Numbered, immutable versions of the catalogue. */
export interface Catalogues {
  current(): Promise<PublishedCatalogue | undefined>;
  version(version: number): Promise<PublishedCatalogue | undefined>;
  /** @throws ConflictError when that number was published meanwhile. */
  publish(catalogue: PublishedCatalogue, fact: LedgerFact): Promise<void>;
}

/** Numbered, immutable versions of the approval policy. */
export interface Policies {
  current(): Promise<PublishedPolicy | undefined>;
  version(version: number): Promise<PublishedPolicy | undefined>;
  /** @throws ConflictError when that number was published meanwhile. */
  publish(policy: PublishedPolicy, fact: LedgerFact): Promise<void>;
}
