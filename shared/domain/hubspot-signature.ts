import { createHmac, timingSafeEqual } from 'node:crypto';

/** HubSpot's limit for the age of a request, and ours for one from the future (clocks differ a little). Milliseconds. */
const TOLERANCE = 5 * 60_000;

/** A request as it is signed (signature version 3). */
export interface SignedRequest {
  readonly method: string;
  /** The full URL that HubSpot was given, from the settings: never put together from the request's own headers. */
  readonly url: string;
  /** The body's bytes as text, before any parsing. */
  readonly body: string;
  /** `X-HubSpot-Request-Timestamp`: milliseconds since 1970. */
  readonly timestamp: string | undefined;
  /** `X-HubSpot-Signature-v3`: base64. */
  readonly signature: string | undefined;
}

/** Why a request is refused. */
export type SignatureVerdict =
  | 'valid'
  | 'signature-missing'
  | 'timestamp-missing'
  | 'timestamp-stale'
  | 'timestamp-future'
  | 'signature-wrong';

/** HubSpot decodes exactly these in the URL before it signs (its documentation of request validation); the rest stays encoded. */
const DECODED: Readonly<Record<string, string>> = {
  '%3A': ':',
  '%2F': '/',
  '%3F': '?',
  '%40': '@',
  '%21': '!',
  '%24': '$',
  '%27': "'",
  '%28': '(',
  '%29': ')',
  '%2A': '*',
  '%2C': ',',
  '%3B': ';',
};

/** The signature of a request. */
export function signRequest(
  secret: string,
  request: Pick<SignedRequest, 'method' | 'url' | 'body'>,
  timestamp: string,
): string {
  const url = request.url.replace(/%[0-9A-Fa-f]{2}/g, (code) => DECODED[code.toUpperCase()] ?? code);
  return createHmac('sha256', secret)
    .update(`${request.method}${url}${request.body}${timestamp}`, 'utf8')
    .digest('base64');
}

/** Checks a request against the app's client secret at a time. Compares in constant time. */
export function checkSignature(secret: string, request: SignedRequest, now: Date): SignatureVerdict {
  if (request.signature === undefined || request.signature === '') return 'signature-missing';
  if (request.timestamp === undefined || !/^\d{13}$/.test(request.timestamp)) return 'timestamp-missing';
  const age = now.getTime() - Number(request.timestamp);
  if (age > TOLERANCE) return 'timestamp-stale';
  if (age < -TOLERANCE) return 'timestamp-future';
  const expected = Buffer.from(signRequest(secret, request, request.timestamp));
  const given = Buffer.from(request.signature);
  return expected.length === given.length && timingSafeEqual(expected, given) ? 'valid' : 'signature-wrong';
}
