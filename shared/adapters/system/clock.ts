import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';
import type { Clock, Randomness } from '../../ports/clock.ts';

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };

/** The machine's randomness. */
export const systemRandomness: Randomness = {
  token: () => randomBytes(32).toString('base64url'),
  id: () => ulid(),
};
