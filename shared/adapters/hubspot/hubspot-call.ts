/** When a call may be sent again after a failure that leaves open whether HubSpot did it (lost answer, timeout, 5xx). */
export type Repeat =
  /** Doing it twice is the same as once. */
  | 'safe'
  /** Doing it twice is not: only an answer that says "refused before any work" allows another try. */
  | 'refused-only';

/** One call to HubSpot that this product makes. */
export interface HubSpotCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with `{parameters}`; this, never the filled-in path, stands in errors and logs. */
  readonly path: string;
  /** The scopes that allow it; any one of them is enough. Empty: the app's own credentials, or no scope of its own. */
  readonly scopes: readonly string[];
  /** Whether the product can do its work without it. */
  readonly need: 'required' | 'optional';
  /** Whose token it takes; `app`: one of the app itself, for no portal. */
  readonly portal: 'partner' | 'client' | 'either' | 'app';
  readonly repeat: Repeat;
  /** What it is for; one line of `docs/hubspot-calls.md`. */
  readonly purpose: string;
}
