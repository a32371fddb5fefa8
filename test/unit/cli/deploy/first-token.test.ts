import { describe, expect, it } from 'vitest';
import { makeFirstToken } from '../../../../infra/deploy/make-first-token.ts';
import type { LedgerFact } from '../../../../shared/domain/ledger.ts';
import { hashToken } from '../../../../shared/domain/link.ts';
import type { ApiToken } from '../../../../shared/ports/api-tokens.ts';
import { createFakeClock } from '../../../support/memory/clock.ts';
import { createEffects } from '../../../support/memory/effects.ts';
import { createMemoryLedger } from '../../../support/memory/ledger.ts';
import { createMemoryPeople } from '../../../support/memory/people.ts';
import { createMemoryTokens } from '../../api/support/records.ts';

function aStage() {
  const clock = createFakeClock();
  const ledger = createMemoryLedger(createEffects());
  const { apiTokens: tokens } = createMemoryTokens();
  const made: ApiToken[] = [];
  const apiTokens = {
    find: tokens.find,
    create: async (token: ApiToken, fact: LedgerFact) => {
      await tokens.create(token, fact);
      made.push(token);
      ledger.write([fact]);
    },
  };
  let count = 0;
  const randomness = {
    token: () => {
      count += 1;
      return String(count).padStart(43, 'n');
    },
  };
  const { people } = createMemoryPeople(clock);
  const dependencies = { apiTokens, ledger, people, clock, randomness };
  const make = (more: { token?: string; another?: boolean } = {}) =>
    makeFirstToken(dependencies, { operatorEmail: 'operations@example.com', ...more });
  return { make, made, ledger };
}

const OWN = 'o'.repeat(43);

describe('makeFirstToken', () => {
  it('makes a token of the operator with all scopes; the table and the ledger know it by hash and name only', async () => {
    const { make, made, ledger } = aStage();
    const first = await make();
    if (!first.created) throw new Error('No token was made.');
    expect(made).toMatchObject([{ hash: hashToken(first.token), scopes: ['admin'], personId: 'p-operations' }]);
    expect(ledger.entries).toMatchObject([
      { stream: 'partner', type: 'api-token-created', facts: { tokenId: first.tokenId } },
    ]);
    expect(JSON.stringify([made, ledger.entries])).not.toContain(first.token);
  });

  it('makes none where there is one, unless it was lost', async () => {
    const { make, made } = aStage();
    await make();
    expect(await make()).toEqual({ created: false });
    expect(await make({ another: true })).toMatchObject({ created: true });
    expect(made).toHaveLength(2);
  });

  it('takes a token of the caller’s own, once', async () => {
    const { make, made } = aStage();
    expect(await make({ token: OWN })).toMatchObject({ created: true, token: OWN });
    expect(await make({ token: OWN })).toEqual({ created: false });
    expect(made).toHaveLength(1);
  });

  it('refuses a token that is too short to be secret', async () => {
    await expect(aStage().make({ token: 'short' })).rejects.toThrow('does not fit');
  });
});
