import { createHash } from 'node:crypto';
import { ConflictError, InvalidInputError, RuleError } from '../../shared/errors.ts';
import type { IdempotentAnswers } from '../../shared/ports/api-tokens.ts';
import type { Clock } from '../../shared/ports/clock.ts';

/** A request under an idempotency key. */
export interface KeyedRequest {
  readonly tokenId: string;
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** An answer as it is kept. */
export interface KeptAnswer {
  readonly status: number;
  readonly body: string;
}

/** Visible characters without space. */
const KEY = /^[\x21-\x7e]{1,128}$/;

/** What tells one request from another. */
export function requestHashOf({ tokenId, key, method, path, body }: KeyedRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([tokenId, key, method, path, body]))
    .digest('hex');
}

/**
 * Acts once per key and token, for 24 hours: a repetition gets the first answer. A failure gives the key free again.
 * @throws InvalidInputError on a key of another form
 * @throws RuleError when the key was used for another request
 * @throws ConflictError while the first request is under way
 */
export function createAnswerOnce({ answers, clock }: { answers: IdempotentAnswers; clock: Clock }) {
  return async (request: KeyedRequest, act: () => Promise<KeptAnswer>): Promise<KeptAnswer> => {
    if (!KEY.test(request.key)) {
      const expected = '1 to 128 visible characters without space';
      throw new InvalidInputError('The idempotency key does not fit.', [{ path: 'Idempotency-Key', expected }]);
    }
    // Two operators may think of the same key.
    const key = `${request.tokenId}#${request.key}`;
    const claim = await answers.claim(key, requestHashOf(request), clock.now());
    switch (claim.kind) {
      case 'answered':
        return { status: claim.status, body: claim.body };
      case 'other':
        throw new RuleError('idempotency-key-once', 'This idempotency key was used for another request.');
      case 'busy':
        throw new ConflictError('The first request with this idempotency key is still under way.');
      default:
        return claimed(key, act);
    }
  };

  async function claimed(key: string, act: () => Promise<KeptAnswer>): Promise<KeptAnswer> {
    let answer: KeptAnswer;
    try {
      answer = await act();
    } catch (error) {
      await answers.release(key);
      throw error;
    }
    await answers.store(key, answer.status, answer.body);
    return answer;
  }
}
