import { PARTNER_STREAM } from '../../shared/domain/ledger.ts';
import { hashToken, LINK_TOKEN } from '../../shared/domain/link.ts';
import { ConflictError, InvalidInputError } from '../../shared/errors.ts';
import type { ApiToken, ApiTokens } from '../../shared/ports/api-tokens.ts';
import type { Clock, Randomness } from '../../shared/ports/clock.ts';
import type { Ledger } from '../../shared/ports/ledger.ts';
import type { People } from '../../shared/ports/people.ts';

/** What making a token needs. */
export interface MakeFirstTokenDependencies {
  readonly apiTokens: ApiTokens;
  readonly ledger: Pick<Ledger, 'read'>;
  readonly people: Pick<People, 'ensure'>;
  readonly clock: Clock;
  readonly randomness: Pick<Randomness, 'token'>;
}

/** A token that was made now, or the word that there was one before. */
export type FirstToken =
  | { readonly created: true; readonly token: string; readonly tokenId: string }
  | { readonly created: false };

/**
 * Makes the first token, once.
 * 1. A token of the caller's own is first if it is unknown; else the ledger tells whether any was made before.
 * 2. It belongs to the operator, and may do everything.
 * @throws InvalidInputError on a token of another form
 */
export async function makeFirstToken(
  { apiTokens, ledger, people, clock, randomness }: MakeFirstTokenDependencies,
  request: { readonly operatorEmail: string; readonly token?: string; readonly another?: boolean },
): Promise<FirstToken> {
  const token = request.token ?? randomness.token();
  if (!LINK_TOKEN.test(token)) {
    throw new InvalidInputError('The token does not fit.', [{ path: 'token', expected: '43 characters of base64url' }]);
  }
  const hash = hashToken(token);
  // 1. Was there one?
  const known =
    request.token === undefined
      ? request.another !== true && (await anyWasMade())
      : (await apiTokens.find(hash)) !== undefined;
  if (known) return { created: false };
  // 2. Make it.
  const operator = await people.ensure({ email: request.operatorEmail, name: request.operatorEmail, kind: 'partner' });
  const at = clock.now().toISOString();
  const made: ApiToken = {
    hash,
    tokenId: `t-${hash.slice(0, 8)}`,
    personId: operator.personId,
    scopes: ['admin'],
    createdAt: at,
  };
  try {
    await apiTokens.create(made, {
      stream: PARTNER_STREAM,
      type: 'api-token-created',
      at,
      facts: { tokenId: made.tokenId, owner: made.personId, scopes: made.scopes },
    });
  } catch (error) {
    // Two starts of one local stack bring the same token; the other one was quicker.
    if (error instanceof ConflictError) return { created: false };
    throw error;
  }
  return { created: true, token, tokenId: made.tokenId };

  async function anyWasMade(): Promise<boolean> {
    return (await ledger.read(PARTNER_STREAM)).some((entry) => entry.type === 'api-token-created');
  }
}
