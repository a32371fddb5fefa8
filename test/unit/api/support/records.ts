import type { LedgerFact } from '../../../../shared/domain/ledger.ts';
import { hashToken, type Link } from '../../../../shared/domain/link.ts';
import type { OutgoingState } from '../../../../shared/domain/outgoing.ts';
import { ConflictError } from '../../../../shared/errors.ts';
import type { ApiScope, ApiToken, ApiTokens, IdempotentAnswers } from '../../../../shared/ports/api-tokens.ts';
import type { OutgoingSwitch } from '../../../../shared/ports/outgoing.ts';
import type { MemoryLedger } from '../../../support/memory/ledger.ts';

/** Bearer tokens; `issue` makes one that holds and returns what a caller sends. */
export function createMemoryTokens() {
  const known = new Map<string, ApiToken>();
  const apiTokens: ApiTokens = {
    find: async (hash) => known.get(hash),
    create: async (token) => {
      if (known.has(token.hash)) throw new ConflictError('The token is known.');
      known.set(token.hash, token);
    },
  };
  let count = 0;
  const issue = (scopes: readonly ApiScope[], more: Partial<ApiToken> = {}): string => {
    count += 1;
    const token = `token-${count}`.padEnd(43, 'x');
    const createdAt = '2026-11-24T08:00:00.000Z';
    const made = {
      hash: hashToken(token),
      tokenId: `t-${count}`,
      personId: 'p-operations',
      scopes,
      createdAt,
      ...more,
    };
    known.set(made.hash, made);
    return token;
  };
  return { apiTokens, issue };
}

/** Answers by idempotency key, without an end. */
export function createMemoryAnswers() {
  const kept = new Map<string, { requestHash: string; status?: number; body?: string }>();
  const idempotentAnswers: IdempotentAnswers = {
    async claim(key, requestHash) {
      const found = kept.get(key);
      if (found === undefined) {
        kept.set(key, { requestHash });
        return { kind: 'mine' };
      }
      if (found.requestHash !== requestHash) return { kind: 'other' };
      if (found.status === undefined || found.body === undefined) return { kind: 'busy' };
      return { kind: 'answered', status: found.status, body: found.body };
    },
    async store(key, status, body) {
      const found = kept.get(key);
      if (found !== undefined) kept.set(key, { ...found, status, body });
    },
    async release(key) {
      kept.delete(key);
    },
  };
  return { idempotentAnswers, kept };
}

/** Numbered versions, as in the table. */
export function createMemoryPublications<T extends { readonly version: number }>(ledger: MemoryLedger) {
  const versions: T[] = [];
  return {
    current: async () => versions.at(-1),
    version: async (version: number) => versions.find((one) => one.version === version),
    publish: async (content: T, fact: LedgerFact) => {
      if (versions.some((one) => one.version === content.version)) throw new ConflictError('That number is taken.');
      versions.push(structuredClone(content));
      ledger.write([fact]);
    },
  };
}

/** Links by hash. */
export function createMemoryLinks() {
  const made: Link[] = [];
  return { made, create: async (link: Link) => void made.push(link) };
}

/** The switch for outgoing changes. */
export function createMemorySwitch(ledger: MemoryLedger): OutgoingSwitch {
  let state: OutgoingState | undefined;
  return {
    read: async () => state,
    write: async (next, fact) => {
      if (next.version !== (state?.version ?? 0)) throw new ConflictError('Somebody else turned it.');
      state = { ...next, version: next.version + 1 };
      ledger.write([fact]);
    },
  };
}
