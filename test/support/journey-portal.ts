import * as z from 'zod';
import type { World } from './world.ts';

const portalSchema = z.looseObject({
  users: z.array(
    z.looseObject({
      id: z.string(),
      email: z.string(),
      superAdmin: z.boolean(),
      roleIds: z.array(z.string()),
      primaryTeamId: z.string().optional(),
      secondaryTeamIds: z.array(z.string()),
    }),
  ),
  roles: z.array(z.object({ id: z.string(), name: z.string(), requiresBillingWrite: z.boolean() })),
  teams: z.array(z.looseObject({ id: z.string(), name: z.string() })),
  installs: z.array(z.looseObject({ app: z.string(), userId: z.string(), scopes: z.array(z.string()) })),
});

/** A portal as the sandbox shows it. */
export type PortalView = z.infer<typeof portalSchema>;

/** Reads a portal from the sandbox, and not from the product. */
export async function portalOf(world: World, portalId: number): Promise<PortalView> {
  return portalSchema.parse(await world.sandbox('GET', `/portals/${portalId}`));
}

/** Addresses of a portal's users. */
export async function usersOf(world: World, portalId: number): Promise<string[]> {
  return (await portalOf(world, portalId)).users.map((user) => user.email);
}

/** What a user may do there: permission sets and teams by name; undefined when there is no such user. */
export async function accessOf(world: World, portalId: number, email: string) {
  const { users, roles, teams } = await portalOf(world, portalId);
  const user = users.find((one) => one.email === email);
  if (user === undefined) return undefined;
  const named = (known: readonly { id: string; name: string }[], ids: readonly string[]) =>
    ids.map((id) => known.find((one) => one.id === id)?.name ?? id);
  const teamIds = user.primaryTeamId === undefined ? [] : [user.primaryTeamId];
  return {
    permissionSets: named(roles, user.roleIds),
    teams: named(teams, [...teamIds, ...user.secondaryTeamIds]),
    superAdmin: user.superAdmin,
  };
}
