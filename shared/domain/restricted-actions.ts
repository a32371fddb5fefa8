import * as z from 'zod';

/**
 * What work in a portal can take, in HubSpot's own terms. A package names what its work uses, so that a plan can be held against the policy
 * of what a partner may not do (rule 2).
 */
export const portalActionSchema = z.enum([
  'edit-content',
  'edit-crm-records',
  'edit-properties',
  'edit-workflows',
  'edit-integrations',
  'export-records',
  'import-records',
  'delete-records',
  'manage-users',
  'billing-ownership',
  'super-admin-bypass',
  'contract-and-subscription-term',
  'security-settings',
]);
export type PortalAction = z.infer<typeof portalActionSchema>;

/** What a partner may never do, whatever a package or an approval says: rule 2, from the partner guide's list of restricted actions. */
export const RESTRICTED_ACTIONS: ReadonlySet<PortalAction> = new Set<PortalAction>([
  'billing-ownership',
  'super-admin-bypass',
  'contract-and-subscription-term',
  'security-settings',
]);

/** Of what a package uses, that which no plan may contain: restricted everywhere, or by the package itself. */
export function restrictedAmong(entry: {
  readonly uses?: readonly PortalAction[] | undefined;
  readonly restrictedActions?: readonly PortalAction[] | undefined;
}): PortalAction[] {
  const own = new Set(entry.restrictedActions ?? []);
  return (entry.uses ?? []).filter((action) => RESTRICTED_ACTIONS.has(action) || own.has(action));
}
