import type { PublishedPolicy } from '../../domain/approval-policy.ts';
import type { Audit } from '../../domain/audit/audit.ts';
import type { Policies } from '../../ports/publications.ts';

/** The policy that an audit began with; the current one where none was published then. */
export async function policyOfAudit(
  policies: Pick<Policies, 'current' | 'version'>,
  { policyVersion }: Pick<Audit, 'policyVersion'>,
): Promise<PublishedPolicy | undefined> {
  const frozen = policyVersion === undefined ? undefined : await policies.version(policyVersion);
  return frozen ?? policies.current();
}
