import * as z from 'zod';
import { ConnectionBrokenError } from '../../errors.ts';
import type {
  AccessTokens,
  OwnedObject,
  PortalActivity,
  PortalLogin,
  PortalOwner,
  PortalStructure,
} from '../../ports/hubspot.ts';
import type { CallName } from './calls.ts';
import { allPages, createPortalCalls } from './portal-calls.ts';
import type { Transport } from './transport.ts';
import { pagingSchema, permissionSetsSchema, teamsSchema, userSchema } from './user-answers.ts';

/** HubSpot states no largest page of users or logins; its other lists take 100. */
const PAGE = 100;
/** HubSpot's largest page of owners. */
const OWNERS_PAGE = 500;

const COUNT_CALLS: Readonly<Record<OwnedObject, CallName>> = {
  contacts: 'countContacts',
  companies: 'countCompanies',
  deals: 'countDeals',
  tickets: 'countTickets',
};

const usersSchema = z.looseObject({
  results: z.array(userSchema.extend({ seatNames: z.array(z.string()).nullish() })),
  paging: pagingSchema,
});
/** Strips what else HubSpot tells: addresses, places and devices go no further than this. */
const loginsSchema = z.object({
  results: z.array(
    z.object({
      userId: z.int().nullish(),
      loginAt: z.iso.datetime({ offset: true }),
      loginSucceeded: z.boolean(),
      countryCode: z.string().nullish(),
    }),
  ),
  paging: pagingSchema,
});
const ownersSchema = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      archived: z.boolean(),
      userId: z.int().nullish(),
      userIdIncludingInactive: z.int().nullish(),
    }),
  ),
  paging: pagingSchema,
});
const countSchema = z.object({ total: z.int().nonnegative() });

/**
 * What an audit reads of a client portal, and the poll of the partner's (its owners), over the one transport and without HubSpot's generated classes, which would be most of the bundle.
 * What a missing optional scope refuses is undefined. @throws ConnectionBrokenError when the portal has to be connected again; HubSpotError
 */
export function createPortalActivity({
  transport,
  tokens,
}: {
  readonly transport: Transport;
  readonly tokens: AccessTokens;
}): PortalActivity & PortalStructure {
  const send = createPortalCalls(transport, tokens);

  async function owners(portalId: number, archived: boolean) {
    let pages = 0;
    const results = await allPages(async (after) => {
      const query = { limit: OWNERS_PAGE, archived: String(archived), after };
      const page = await send(portalId, { call: 'listOwners', query, reads: ownersSchema });
      pages += 1;
      return { results: page.results.map(ownerOf), after: page.paging?.next?.after };
    });
    return { results, pages };
  }

  return {
    async users(portalId) {
      let pages = 0;
      const results = await allPages(async (after) => {
        const page = await send(portalId, { call: 'listUsers', query: { limit: PAGE, after }, reads: usersSchema });
        pages += 1;
        return { results: page.results.map(userOf), after: page.paging?.next?.after };
      });
      return { results, pages };
    },
    async permissionSets(portalId) {
      const { results } = await send(portalId, { call: 'listPermissionSets', reads: permissionSetsSchema });
      return results.map(({ id, name, requiresBillingWrite }) => ({ id, name, requiresBillingWrite }));
    },
    async teams(portalId) {
      const { results } = await send(portalId, { call: 'listTeams', reads: teamsSchema });
      return results.map(({ id, name }) => ({ id, name }));
    },
    eachLogin: (portalId, userId, visit) =>
      ifScope(async () => {
        let pages = 0;
        await allPages(async (after) => {
          const query = { userId, limit: PAGE, after };
          const page = await send(portalId, { call: 'listLogins', query, reads: loginsSchema });
          pages += 1;
          for (const login of page.results) visit(loginOf(login, userId));
          return { results: [], after: page.paging?.next?.after };
        });
        return { pages };
      }),
    owners: (portalId) =>
      ifScope(async () => {
        const [active, archived] = [await owners(portalId, false), await owners(portalId, true)];
        return { results: [...active.results, ...archived.results], pages: active.pages + archived.pages };
      }),
    ownedRecords: (portalId, ownerId, object) =>
      ifScope(async () => {
        const filters = [{ propertyName: 'hubspot_owner_id', operator: 'EQ', value: ownerId }];
        // HubSpot tells the total with any page; the smallest one shows the least.
        const body = { filterGroups: [{ filters }], properties: [], sorts: [], limit: 1, after: '0' };
        return (await send(portalId, { call: COUNT_CALLS[object], body, reads: countSchema })).total;
      }),
  };
}

/** What was read, or undefined where the scope for it was not granted: that breaks no connection. */
async function ifScope<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ConnectionBrokenError && error.reason === 'missing-scope') return undefined;
    throw error;
  }
}

function userOf({ seatNames, ...user }: z.infer<typeof usersSchema>['results'][number]) {
  return {
    id: user.id,
    email: user.email,
    firstName: user.firstName || undefined,
    lastName: user.lastName || undefined,
    superAdmin: user.superAdmin,
    roleIds: user.roleIds,
    primaryTeamId: user.primaryTeamId || undefined,
    secondaryTeamIds: user.secondaryTeamIds ?? [],
    seats: seatNames ?? undefined,
  };
}

function loginOf(login: z.infer<typeof loginsSchema>['results'][number], asked: string): PortalLogin {
  return {
    userId: login.userId == null ? asked : String(login.userId),
    at: new Date(login.loginAt).toISOString(),
    succeeded: login.loginSucceeded,
    country: login.countryCode || undefined,
  };
}

function ownerOf(owner: z.infer<typeof ownersSchema>['results'][number]): PortalOwner {
  // The one field is empty for whoever is deactivated.
  const userId = owner.userId ?? owner.userIdIncludingInactive ?? undefined;
  return { ownerId: owner.id, userId: userId === undefined ? undefined : String(userId), archived: owner.archived };
}
