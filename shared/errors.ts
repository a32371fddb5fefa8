/** Errors that the product's own code throws. One file, so that the one error -> HTTP map (`lambda/http-errors.ts`) sees them all. */

/** Input that does not fit: `issues` names each field, what was expected, and the rule that it breaks if it is one of content. */
export class InvalidInputError extends Error {
  override readonly name = 'InvalidInputError';
  readonly issues: readonly { path: string; expected: string; rule?: string | undefined }[];

  constructor(
    message: string,
    issues: readonly { path: string; expected: string; rule?: string | undefined }[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.issues = issues;
  }
}

/** A record that was asked for does not exist. Forbidden and missing look alike to the outside. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';

  constructor(what: string, id: string) {
    super(`${what} ${id} does not exist.`);
  }
}

/** A conditional write lost against another one; reading again and retrying is safe. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';
}

/** A rule of the domain forbids it; `rule` is the rule's name as `docs/` and the pages show it. */
export class RuleError extends Error {
  override readonly name = 'RuleError';
  readonly rule: string;

  constructor(rule: string, message: string) {
    super(message);
    this.rule = rule;
  }
}

/** The caller has shown no credentials, or none that hold. */
export class UnauthorizedError extends Error {
  override readonly name = 'UnauthorizedError';
}

/** The caller's token lacks the scope that the route needs. */
export class ForbiddenError extends Error {
  override readonly name = 'ForbiddenError';
}

/** HubSpot answered with something that is not success. Carries no body: bodies may hold personal data or tokens. */
export class HubSpotError extends Error {
  override readonly name = 'HubSpotError';
  /** HTTP status, or 0 when no answer came (timeout, connection lost). */
  readonly status: number;
  /** HubSpot's `category` or OAuth's `error`, where the answer had one. */
  readonly category: string | undefined;
  /** HubSpot's correlation id, to quote to its support. */
  readonly correlationId: string | undefined;
  /** `DAILY`, `TEN_SECONDLY_ROLLING`, `SECONDLY` on 429. */
  readonly policyName: string | undefined;

  constructor(
    message: string,
    facts: {
      status: number;
      category?: string | undefined;
      correlationId?: string | undefined;
      policyName?: string | undefined;
    },
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.status = facts.status;
    this.category = facts.category;
    this.correlationId = facts.correlationId;
    this.policyName = facts.policyName;
  }
}

/** Nothing may be changed in any portal now; the call was not made. */
export class OutgoingStoppedError extends Error {
  override readonly name = 'OutgoingStoppedError';
  readonly reason: 'observe-mode' | 'outgoing-stopped';

  constructor(reason: 'observe-mode' | 'outgoing-stopped') {
    super(`No change may leave the product (${reason}).`);
    this.reason = reason;
  }
}

/** Whether HubSpot takes no more calls of an account today. Waiting for less than the end of its day is of no use. */
export function isDailyLimit(error: unknown): boolean {
  return error instanceof HubSpotError && error.status === 429 && error.policyName === 'DAILY';
}

/** The OAuth connection of a portal no longer works; only a person can renew it. */
export class ConnectionBrokenError extends Error {
  override readonly name = 'ConnectionBrokenError';
  readonly portalId: number;
  readonly reason: 'missing' | 'revoked' | 'missing-scope' | 'uninstalled';

  constructor(
    portalId: number,
    reason: 'missing' | 'revoked' | 'missing-scope' | 'uninstalled',
    options?: ErrorOptions,
  ) {
    super(`The connection of portal ${portalId} is unusable (${reason}).`, options);
    this.portalId = portalId;
    this.reason = reason;
  }
}
