import type { LedgerFact } from '../domain/ledger.ts';

/** What a bearer token may do. */
export type ApiScope = 'read' | 'operate' | 'publish' | 'admin';

/** A bearer token of the API; only its hash is kept. */
export interface ApiToken {
  readonly hash: string;
  /** Short public name of the token, for lists and the ledger. */
  readonly tokenId: string;
  readonly personId: string;
  readonly scopes: readonly ApiScope[];
  readonly createdAt: string;
  readonly revokedAt?: string | undefined;
}

/** Bearer tokens. */
export interface ApiTokens {
  find(hash: string): Promise<ApiToken | undefined>;
  create(token: ApiToken, fact: LedgerFact): Promise<void>;
}

/** Answers to requests with an idempotency key, kept for 24 hours. */
export interface IdempotentAnswers {
  /** Claims the key for this request. `answered` brings the stored answer, `busy` means that the first is still under way, `other` that the key was used for another request. */
  claim(
    key: string,
    requestHash: string,
    now: Date,
  ): Promise<{ kind: 'mine' | 'busy' | 'other' } | { kind: 'answered'; status: number; body: string }>;
  store(key: string, status: number, body: string): Promise<void>;
  /** Gives the key free again after a failure. */
  release(key: string): Promise<void>;
}
