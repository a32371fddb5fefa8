import { randomUUID } from 'node:crypto';
import type { Answer } from '../http.ts';

export interface HubSpotErrorDetail {
  message: string;
  in?: string;
  code?: string;
  context?: Record<string, string[]>;
}

/** An error answer in HubSpot's shape. Handlers throw it; the pipeline turns it into the answer. */
export class HubSpotError extends Error {
  readonly status: number;
  readonly category: string;
  readonly extra: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    category: string,
    message: string,
    extra: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ) {
    super(message);
    this.name = 'HubSpotError';
    this.status = status;
    this.category = category;
    this.extra = extra;
    this.headers = headers;
  }
}

export function toAnswer(error: HubSpotError): Answer {
  return {
    status: error.status,
    headers: error.headers,
    body: {
      status: 'error',
      message: error.message,
      correlationId: randomUUID(),
      category: error.category,
      ...error.extra,
    },
  };
}

export function validationError(message: string, errors: HubSpotErrorDetail[] = []): HubSpotError {
  return new HubSpotError(400, 'VALIDATION_ERROR', message, errors.length > 0 ? { errors } : {});
}

export function notFound(message: string): HubSpotError {
  return new HubSpotError(404, 'OBJECT_NOT_FOUND', message);
}

export function invalidToken(): HubSpotError {
  return new HubSpotError(
    401,
    'INVALID_AUTHENTICATION',
    'Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview',
  );
}

export function expiredToken(expiredAt: number): HubSpotError {
  const expireTime = new Date(expiredAt).toISOString();
  return new HubSpotError(401, 'EXPIRED_AUTHENTICATION', 'The OAuth token used to make this call has expired.', {
    context: { 'expire time': [expireTime] },
  });
}

/** @param scopes any one of them would do, as in the contract's list of alternatives */
export function missingScopes(scopes: readonly string[]): HubSpotError {
  return new HubSpotError(
    403,
    'MISSING_SCOPES',
    "This app hasn't been granted all required scopes to make this call. Read more about required scopes here: https://developers.hubspot.com/scopes.",
    {
      errors: [
        {
          message: 'One or more of the following scopes are required.',
          context: { requiredGranularScopes: [...scopes] },
        },
      ],
      links: { scopes: 'https://developers.hubspot.com/scopes' },
    },
  );
}

/** 429 as HubSpot writes it: `policyName` tells the ten-second limit from the daily one. */
export function rateLimited(policyName: 'TEN_SECONDLY_ROLLING' | 'DAILY', headers = {}): HubSpotError {
  const limit = policyName === 'DAILY' ? 'daily' : 'ten_secondly_rolling';
  return new HubSpotError(
    429,
    'RATE_LIMITS',
    `You have reached your ${limit} limit.`,
    { errorType: 'RATE_LIMIT', policyName, requestId: randomUUID() },
    headers,
  );
}
