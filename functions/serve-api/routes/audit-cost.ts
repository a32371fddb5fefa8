import { type AuditScope, type ScopedPortal, SHARD_SIZE } from '../../../shared/domain/audit/audit.ts';
import { callsFor } from '../../../shared/domain/audit/calls.ts';
import { estimateAudit } from '../../../shared/domain/audit/cost.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { inBatches } from '../in-batches.ts';

/** What a dry run needs. */
type CostDependencies = Pick<ApiDependencies, 'settings' | 'audits' | 'auditedPortals' | 'previousAuditOf'>;

/** What is assumed of a portal that no audit has read yet. */
const USUAL = { users: 20, partnerUsers: 3, loginRows: 100 };

/**
 * What an audit of these portals is likely to take: by what the audit before read of each, else by the formula for a usual portal that grants
 * everything that the settings ask for.
 */
export function createAuditCost({ settings, auditedPortals, previousAuditOf }: CostDependencies) {
  const granted = new Set(settings.hubspot.clientApp.optionalScopes);
  const has = (scope: string) => granted.has(scope);
  const optional = {
    logins: has('account-info.security.read'),
    owners: has('crm.objects.owners.read'),
    objects: ['crm.objects.contacts.read', 'crm.objects.companies.read', 'crm.objects.deals.read', 'tickets'].filter(
      has,
    ).length,
  };
  const usual = callsFor({ ...USUAL, optional });

  return async (scope: AuditScope, portals: readonly ScopedPortal[], reviewers: number) => {
    const previous = await previousAuditOf({ auditId: '', scope });
    const before = await inBatches(portals, ({ portalId }) =>
      previous === undefined ? undefined : auditedPortals.read(previous.auditId, portalId),
    );
    let [calls, loginPages, lines] = [0, 0, 0];
    for (const portal of before) {
      const isKnown = portal?.state === 'read';
      calls += isKnown ? portal.calls - portal.pages.logins : usual.calls;
      loginPages += isKnown ? portal.pages.logins : usual.loginPages;
      lines += isKnown ? portal.items : USUAL.partnerUsers;
    }
    const size = { portals: portals.length, lines, reviewers, calls: calls + loginPages };
    const shards = Math.ceil(portals.length / SHARD_SIZE);
    return {
      hubspot: { calls, loginPages, read: before.filter((one) => one?.state === 'read').length },
      lines,
      ...estimateAudit({ ...size, shards }, settings.hubspot.callsPerTenSeconds),
    };
  };
}
