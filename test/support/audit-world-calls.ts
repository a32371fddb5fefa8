import * as z from 'zod';
import { matchCall } from '../../shared/adapters/hubspot/match-call.ts';
import { type Contract, loadContract } from './openapi.ts';
import type { World } from './world.ts';

const requestsSchema = z.object({
  requests: z.array(
    z.object({
      sequence: z.int(),
      method: z.string(),
      path: z.string(),
      query: z.record(z.string(), z.array(z.string())),
      status: z.int(),
      requestBody: z.unknown().optional(),
      portalId: z.int().optional(),
    }),
  ),
});

/** A call of HubSpot's API, as the sandbox saw it. */
export type SeenCall = z.infer<typeof requestsSchema>['requests'][number];

/** Calls after a number; the sandbox keeps the last 5,000. */
export async function callsSince(world: World, sequence = 0): Promise<readonly SeenCall[]> {
  return requestsSchema.parse(await world.sandbox('GET', `/requests?since=${sequence}`)).requests;
}

/** The product's name of a call; undefined for one that it does not list. */
export function nameOfCall({ method, path }: Pick<SeenCall, 'method' | 'path'>): string | undefined {
  return matchCall(method, path)?.call;
}

/** The contract file of each path; the search of any object is in the newer file only, under the newer path. */
const CONTRACTS: readonly (readonly [RegExp, Contract])[] = [
  [/^\/oauth\/2026-03\//, loadContract('oauth')],
  [/^\/settings\/users\//, loadContract('user-provisioning')],
  [/^\/account-info\/2026-03\/activity/, loadContract('audit-logs')],
  [/^\/account-info\/2026-03\/details$/, loadContract('account-info')],
  [/^\/webhooks-journal\//, loadContract('webhooks-journal')],
  [/^\/appinstalls\//, loadContract('app-uninstalls')],
  [/^\/crm\/owners\//, loadContract('owners')],
  [/^\/crm\/objects\/2026-09\/\w+\/search$/, loadContract('2026-09/partner-clients')],
];

/** What is wrong with calls: none of the product's list, or other than HubSpot's contract has them. */
export function faultsOfCalls(calls: readonly SeenCall[]): string[] {
  return calls.flatMap(({ method, path, query, requestBody }) => {
    const title = `${method} ${path}`;
    if (nameOfCall({ method, path }) === undefined) return [`${title}: not a listed call`];
    const newer = path.replace(
      /^\/crm\/objects\/2026-03\/(contacts|companies|deals|tickets)\//,
      '/crm/objects/2026-09/$1/',
    );
    const contract = CONTRACTS.find(([fits]) => fits.test(newer))?.[1];
    if (contract === undefined) return [`${title}: no contract`];
    const asSent = Object.fromEntries(
      Object.entries(query).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
    );
    try {
      contract.checkRequest(method, newer, asSent, requestBody);
      return [];
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  });
}
