import {
  type PublicUser,
  RequestContext,
  ResponseContext,
  RolesApi,
  TeamsApi,
  UsersApi,
  wrapHttpLibrary,
} from '@hubspot/api-client/lib/codegen/settings/users/index.js';
import * as z from 'zod';
import type { PortalUser } from '../../domain/portal.ts';
import { HubSpotError } from '../../errors.ts';
import type { AccessTokens, PortalAccess, PortalStructure, PortalUsers } from '../../ports/hubspot.ts';
import type { CallName } from './calls.ts';
import { matchCall } from './match-call.ts';
import { allPages, createPortalCalls, type PortalCalls, unlessMissing } from './portal-calls.ts';
import type { Transport } from './transport.ts';
import { pagingSchema, permissionSetsSchema, teamsSchema, userSchema } from './user-answers.ts';

/** HubSpot states no largest page of users; its other lists take 100. */
const PAGE = 100;

/** What each call of the generated classes answers. */
const ANSWERS: Partial<Record<CallName, z.ZodType>> = {
  listUsers: z.looseObject({ results: z.array(userSchema), paging: pagingSchema }),
  readUser: userSchema,
  createUser: userSchema,
  updateUser: userSchema,
  removeUser: z.unknown(),
  listPermissionSets: permissionSetsSchema,
  listTeams: teamsSchema,
};

/** What the generated classes take for a good answer. Ours are checked before they see them. */
const GOOD_STATUS: Partial<Record<string, number>> = { POST: 201, DELETE: 204 };

/**
 * Users, permission sets and teams of any connected portal, by HubSpot's generated classes over our own transport.
 * @throws ConnectionBrokenError when the portal has to be connected again; HubSpotError
 */
export function createPortalUsers({
  transport,
  tokens,
}: {
  readonly transport: Transport;
  readonly tokens: AccessTokens;
}): PortalUsers & PortalStructure {
  const send = createPortalCalls(transport, tokens);
  const users = (portalId: number) => new UsersApi(datedConfiguration(portalId, send));

  return {
    list: (portalId) =>
      allPages(async (after) => {
        const page = await users(portalId).getPage(PAGE, after);
        return { results: page.results.map(userOf), after: page.paging?.next?.after };
      }),
    async findByEmail(portalId, email) {
      const user = await unlessMissing(users(portalId).getById(email, 'EMAIL'));
      return user === undefined ? undefined : userOf(user);
    },
    async findById(portalId, userId) {
      const user = await unlessMissing(users(portalId).getById(userId, 'USER_ID'));
      return user === undefined ? undefined : userOf(user);
    },
    async create(portalId, { email, ...access }) {
      try {
        // Without the welcome mail a new person has no way to set a password.
        await users(portalId).create({ email, sendWelcomeEmail: true, ...assignmentOf(access) });
      } catch (error) {
        // Somebody was faster, or our own earlier call got through: what is there now, the reading back says.
        if (!(error instanceof HubSpotError && error.status === 409)) throw error;
      }
    },
    async update(portalId, userId, access) {
      await users(portalId).replace(userId, assignmentOf(access), 'USER_ID');
    },
    async remove(portalId, userId) {
      await unlessMissing(users(portalId).archive(userId, 'USER_ID'));
    },
    async permissionSets(portalId) {
      const { results } = await new RolesApi(datedConfiguration(portalId, send)).getAll();
      return results.map(({ id, name, requiresBillingWrite }) => ({ id, name, requiresBillingWrite }));
    },
    async teams(portalId) {
      const { results } = await new TeamsApi(datedConfiguration(portalId, send)).getAll();
      return results.map(({ id, name }) => ({ id, name }));
    },
  };
}

/** Sends the generated classes, which know v3 paths and a transport of their own, over ours to the dated paths. */
function datedConfiguration(portalId: number, send: PortalCalls): ConstructorParameters<typeof UsersApi>[0] {
  return {
    baseServer: {
      // The host is a stand-in: the transport knows where HubSpot is.
      makeRequestContext: (endpoint, method) =>
        new RequestContext(
          `https://api.hubapi.com${endpoint.replace('/settings/v3/users', '/settings/users/2026-03')}`,
          method,
        ),
    },
    httpApi: wrapHttpLibrary({
      async send(request) {
        const url = new URL(request.getUrl());
        const method = request.getHttpMethod();
        const listed = matchCall(method, url.pathname.replace(/\/$/, ''));
        const reads = listed && ANSWERS[listed.call];
        if (!listed || !reads) throw new TypeError('The generated class made a call that is not listed.');
        const sent = request.getBody();
        const body: unknown = typeof sent === 'string' ? JSON.parse(sent) : undefined;
        const query = Object.fromEntries(url.searchParams);
        const answer = JSON.stringify(await send(portalId, { ...listed, query, body, reads })) ?? '';
        return new ResponseContext(
          GOOD_STATUS[method] ?? 200,
          { 'content-type': 'application/json' },
          { text: async () => answer, binary: async () => Buffer.from(answer) },
        );
      },
    }),
    middleware: [],
    authMethods: {},
  };
}

function assignmentOf({ permissionSetId, primaryTeamId, secondaryTeamIds, firstName, lastName }: PortalAccess) {
  return {
    ...(firstName === undefined ? {} : { firstName }),
    ...(lastName === undefined ? {} : { lastName }),
    ...(permissionSetId === undefined ? {} : { roleId: permissionSetId }),
    ...(primaryTeamId === undefined ? {} : { primaryTeamId }),
    secondaryTeamIds: [...secondaryTeamIds],
  };
}

function userOf(user: PublicUser): PortalUser {
  return {
    id: user.id,
    email: user.email,
    firstName: user.firstName || undefined,
    lastName: user.lastName || undefined,
    // The check above requires it; the generated type is older than the contract.
    superAdmin: user.superAdmin ?? false,
    roleIds: user.roleIds ?? [],
    primaryTeamId: user.primaryTeamId || undefined,
    secondaryTeamIds: user.secondaryTeamIds ?? [],
  };
}
