import { createHmac } from 'node:crypto';

/** Escapes that HubSpot decodes in the URI before signing; all others stay as they are. */
const DECODED: Record<string, string> = {
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

/**
 * HubSpot's signature v3: base64 of HMAC-SHA256 over method, full URI, raw body and timestamp (milliseconds).
 * Source: https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation
 */
export function signWebhook(
  clientSecret: string,
  request: { method: string; uri: string; body: string; timestamp: string },
): string {
  const uri = request.uri.replace(/%[0-9a-f]{2}/gi, (code) => DECODED[code.toUpperCase()] ?? code);
  const message = `${request.method}${uri}${request.body}${request.timestamp}`;
  return createHmac('sha256', clientSecret).update(message, 'utf8').digest('base64');
}
