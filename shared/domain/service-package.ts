import * as z from 'zod';

/** Risk of the access that a package gives. `elevated` needs two approvers and the client's consent (rule 1). */
export const riskSchema = z.enum(['low', 'standard', 'high', 'elevated']);
export type Risk = z.infer<typeof riskSchema>;

/** Order of risk, for comparing. */
export const RISK_ORDER: Readonly<Record<Risk, number>> = { low: 0, standard: 1, high: 2, elevated: 3 };

/** A catalogue entry: what we sell and the least access that it needs. */
export const servicePackageSchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/, 'lower-case words with dashes'),
  name: z.string().min(1),
  description: z.string().min(1),
  /** Values of the partner service's type property that propose this package. */
  serviceTypes: z.array(z.string().min(1)),
  /** Name of the permission set in the client's portal; ids differ by portal and are looked up there. */
  permissionSet: z.string().min(1),
  teams: z.array(z.string().min(1)).default([]),
  /** Hubs and least tiers that the client must have. */
  needs: z
    .array(z.strictObject({ hub: z.string().min(1), tier: z.enum(['free', 'starter', 'professional', 'enterprise']) }))
    .default([]),
  risk: riskSchema,
  /** Default length of an engagement. */
  durationDays: z.int().positive(),
  /** Addresses of the people who do this work unless an engagement names others. */
  defaultTeam: z.array(z.email()).min(1),
  /** What the team member may do, in the client's words. */
  does: z.array(z.string().min(1)).min(1),
  /** What it will not do, beyond the rules that hold everywhere. */
  doesNot: z.array(z.string().min(1)).default([]),
});
export type ServicePackage = z.infer<typeof servicePackageSchema>;

/** The catalogue file. */
export const catalogueSchema = z
  .strictObject({ packages: z.array(servicePackageSchema).min(1) })
  .refine((catalogue) => new Set(catalogue.packages.map((entry) => entry.key)).size === catalogue.packages.length, {
    path: ['packages'],
    error: 'each key once',
  });
export type Catalogue = z.infer<typeof catalogueSchema>;

/** A published, immutable catalogue. */
export interface PublishedCatalogue {
  readonly version: number;
  readonly publishedAt: string;
  readonly packages: readonly ServicePackage[];
}

/** The package to propose for a partner service's type; nothing where none fits (then the operator decides). */
export function proposePackage(
  packages: readonly ServicePackage[],
  serviceType: string | undefined,
): ServicePackage | undefined {
  return serviceType === undefined ? undefined : packages.find((entry) => entry.serviceTypes.includes(serviceType));
}
