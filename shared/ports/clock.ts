/** The only source of time for use cases; tests hand in a fake one. */
export interface Clock {
  now(): Date;
}

/** Randomness, so that tests can be repeatable. */
export interface Randomness {
  /** 256 random bits, base64url (43 characters). */
  token(): string;
  /** A ULID. */
  id(): string;
}
