import { ConnectionBrokenError, HubSpotError } from '../../errors.ts';
import type { AccessTokens } from '../../ports/hubspot.ts';
import { MISSING_SCOPES } from './answers.ts';
import type { HubSpotRequest, Transport } from './transport.ts';

/** Sends a request with the token of a portal. */
export type PortalCalls = <T>(portalId: number, request: Omit<HubSpotRequest<T>, 'token'>) => Promise<T>;

/**
 * Calls with a portal's own token. One that HubSpot refuses may have ended early, so another is fetched, once; the call did nothing and may
 * be repeated. When that is refused too, or cannot be had, the connection is broken, and a person has to renew it.
 */
export function createPortalCalls(transport: Transport, tokens: AccessTokens): PortalCalls {
  return async (portalId, request) => {
    const token = await tokens(portalId);
    try {
      return await transport.send({ ...request, token });
    } catch (error) {
      if (!(error instanceof HubSpotError) || error.status !== 401) throw asBroken(portalId, error);
    }
    const another = await tokens(portalId, token);
    try {
      return await transport.send({ ...request, token: another });
    } catch (error) {
      throw asBroken(portalId, error);
    }
  };
}

function asBroken(portalId: number, error: unknown): unknown {
  if (!(error instanceof HubSpotError)) return error;
  if (error.status === 401) return new ConnectionBrokenError(portalId, 'revoked', { cause: error });
  const missing = error.status === 403 && error.category === MISSING_SCOPES;
  return missing ? new ConnectionBrokenError(portalId, 'missing-scope', { cause: error }) : error;
}

/** The answer, or undefined when HubSpot says that what was asked for does not exist. */
export async function unlessMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof HubSpotError && error.status === 404) return undefined;
    throw error;
  }
}

/** Reads all pages of a list. Only the cursor of a next-page link is used, never its address. */
export async function allPages<T>(
  readPage: (after: string | undefined) => Promise<{ results: readonly T[]; after: string | undefined }>,
): Promise<T[]> {
  const all: T[] = [];
  const seen = new Set<string>();
  for (let after: string | undefined; ; ) {
    const page = await readPage(after);
    all.push(...page.results);
    if (page.after === undefined) return all;
    if (seen.has(page.after)) throw new HubSpotError('HubSpot gave the same page twice.', { status: 200 });
    seen.add(page.after);
    after = page.after;
  }
}
