import * as z from 'zod';
import { portalActionSchema, restrictedAmong } from './restricted-actions.ts';

/** Risk of the access that a package gives. `elevated` needs two approvers and the client's consent (rule 1). */
export const riskSchema = z.enum(['low', 'standard', 'high', 'elevated']);
export type Risk = z.infer<typeof riskSchema>;

/** Order of risk, for comparing. */
export const RISK_ORDER: Readonly<Record<Risk, number>> = { low: 0, standard: 1, high: 2, elevated: 3 };

/** A catalogue entry: what we sell and the least access that it needs. */
const entrySchema = z.strictObject({
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
  /** What the work uses in the portal; held against the actions that are restricted (rule 2). */
  uses: z.array(portalActionSchema).optional(),
  /** Actions that this package restricts beyond those that are restricted everywhere. */
  restrictedActions: z.array(portalActionSchema).optional(),
  /** The seat that the work needs, by HubSpot's name; absent: none is paid for. */
  seat: z.string().min(1).optional(),
  /** What a team member has to know before working with this access. */
  instructions: z.array(z.string().min(1)).optional(),
  /** A super admin of the client makes the person super admin by hand: no API can. Elevated, and never the default (rule 1). */
  superAdmin: z.literal(true).optional(),
  /** Emergency access: for hours, with two approvers, told to the client at once, and gone by itself. Never super admin. */
  breakGlass: z.strictObject({ hours: z.int().min(1).max(72) }).optional(),
});

/** @see entrySchema; what a package may not say is refused with the name of the rule. */
export const servicePackageSchema = entrySchema.superRefine((entry, { addIssue }) => {
  const refuse = (path: string, message: string) => addIssue({ code: 'custom', path: [path], message });
  const restricted = restrictedAmong(entry);
  if (restricted.length > 0)
    refuse('uses', `none of the restricted actions: ${restricted.join(', ')} (rule restricted-actions)`);
  if (entry.superAdmin === true) {
    if (entry.risk !== 'elevated') refuse('risk', 'elevated, as super admin is (rule elevated-access)');
    if (entry.serviceTypes.length > 0)
      refuse('serviceTypes', 'none: super admin is never the default (rule elevated-access)');
    if (entry.breakGlass !== undefined)
      refuse('breakGlass', 'absent: break-glass access is never super admin (rule break-glass)');
  }
  if (entry.breakGlass !== undefined && entry.risk !== 'high')
    refuse('risk', 'high, as break-glass access is (rule break-glass)');
  if (entry.breakGlass !== undefined && entry.serviceTypes.length > 0)
    refuse('serviceTypes', 'none: break-glass access is asked for each time (rule break-glass)');
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
