import type { ServicePackage } from './service-package.ts';

/** HubSpot's tiers, lowest first. */
export const TIERS = ['free', 'starter', 'professional', 'enterprise'] as const;
const ORDER: readonly string[] = TIERS;

/** Whether a client's subscription carries a package (rule 5); `unknown` where HubSpot does not tell the tier. */
export type SubscriptionFit =
  | { readonly fit: 'fits' | 'unknown' }
  | { readonly fit: 'lacks'; readonly lacking: readonly string[] };

/** Compares what a package needs with the tier that is known of the client; the tier is the account's, as the partner client's property has it. */
export function subscriptionFit(needs: ServicePackage['needs'], tier: string | undefined): SubscriptionFit {
  if (needs.length === 0) return { fit: 'fits' };
  const has = ORDER.indexOf(tier?.toLowerCase() ?? '');
  if (has < 0) return { fit: 'unknown' };
  const lacking = needs.filter((need) => ORDER.indexOf(need.tier) > has).map((need) => `${need.hub} ${need.tier}`);
  return lacking.length === 0 ? { fit: 'fits' } : { fit: 'lacks', lacking };
}
