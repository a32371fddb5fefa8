import { HubSpotError } from '../api/hubspot-error.ts';

/** The error codes of RFC 6749 section 5.2. */
export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_scope'
  | 'unauthorized_client'
  | 'unsupported_grant_type';

/**
 * An error of the token endpoints: RFC 6749's two fields with HubSpot's own beside them
 * (https://developers.hubspot.com/changelog/new-oauth-v3-api-endpoints-and-standardized-error-responses).
 */
export function oauthError(code: OAuthErrorCode, description: string, status: string): HubSpotError {
  return new HubSpotError(code === 'invalid_client' ? 401 : 400, 'OAUTH_ERROR', description, {
    status,
    error: code,
    error_description: description,
  });
}
