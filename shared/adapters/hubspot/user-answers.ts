import * as z from 'zod';

/** A user as HubSpot answers it. */
export const userSchema = z.looseObject({
  id: z.string(),
  email: z.string(),
  superAdmin: z.boolean(),
  roleIds: z.array(z.string()),
  roleId: z.string().nullish(),
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  primaryTeamId: z.string().nullish(),
  secondaryTeamIds: z.array(z.string()).nullish(),
});

const idAndName = { id: z.string(), name: z.string() };

/** Where the next page begins; absent on the last. */
export const pagingSchema = z.looseObject({ next: z.looseObject({ after: z.string() }).nullish() }).nullish();
/** All permission sets of a portal. */
export const permissionSetsSchema = z.looseObject({
  results: z.array(z.looseObject({ ...idAndName, requiresBillingWrite: z.boolean() })),
});
/** All teams of a portal. */
export const teamsSchema = z.looseObject({ results: z.array(z.looseObject(idAndName)) });
