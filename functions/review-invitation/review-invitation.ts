import { hasEnded } from '../../shared/domain/invitation.ts';
import { proposePackage, RISK_ORDER, type ServicePackage } from '../../shared/domain/service-package.ts';
import { RuleError } from '../../shared/errors.ts';
import type { Invitations } from '../../shared/ports/clients.ts';
import type { PartnerRecords } from '../../shared/ports/hubspot.ts';
import type { Catalogues } from '../../shared/ports/publications.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import type { MoveInvitation } from '../../shared/services/move-invitation.ts';
import { readInvitationRun } from '../../shared/services/runs/read-run.ts';
import type { RunInput } from '../../workflows/common.ts';
import type { ReviewResult } from '../../workflows/invitation-acceptance/contract.ts';

/** What reviewing needs. */
export interface ReviewInvitationDependencies {
  readonly runs: Runs;
  readonly invitations: Invitations;
  readonly partnerRecords: Pick<PartnerRecords, 'read' | 'servicesOf'>;
  readonly catalogues: Pick<Catalogues, 'current'>;
  readonly moveInvitation: MoveInvitation;
}

/**
 * Looks at an invitation and proposes a service package.
 * 1. From here on, hints up to now are seen.
 * 2. An invitation that has ended stays so; a record that is no longer inviting has been taken back.
 * 3. The partner service names the package; where none fits, the one with the least access is proposed.
 */
export function createReviewInvitation(dependencies: ReviewInvitationDependencies) {
  const { runs, invitations, partnerRecords, catalogues, moveInvitation } = dependencies;
  return async ({ runId }: RunInput): Promise<ReviewResult> => {
    const { run, invitation } = await readInvitationRun({ runs, invitations }, runId);
    // 1. Hints.
    if (run.hintsSeen !== run.hints) await runs.replace({ ...run, hintsSeen: run.hints }, []);
    // 2. Ended, or taken back?
    if (hasEnded(invitation.state)) return { verdict: 'over', end: invitation.state };
    const record = await partnerRecords.read(invitation.recordId);
    if (record?.status === 'declined') return { verdict: 'over', end: 'declined' };
    if (record === undefined || (record.status !== 'invited' && record.status !== 'accepted')) {
      return { verdict: 'over', end: 'withdrawn' };
    }
    // 3. Propose.
    if (invitation.packageKey === undefined) {
      const catalogue = await catalogues.current();
      if (catalogue === undefined) throw new RuleError('catalogue-missing', 'No catalogue has been published.');
      const [service] = await partnerRecords.servicesOf(invitation.recordId);
      const proposed = proposePackage(catalogue.packages, service?.type) ?? leastAccess(catalogue.packages);
      await moveInvitation(run, 'awaiting-approval', {
        packageKey: proposed.key,
        catalogueVersion: catalogue.version,
        serviceName: service?.name,
        portalId: record.portalId,
      });
    }
    return { verdict: 'ask', end: 'running' };
  };
}

function leastAccess(packages: readonly ServicePackage[]): ServicePackage {
  const [least] = packages.toSorted((a, b) => RISK_ORDER[a.risk] - RISK_ORDER[b.risk] || (a.key < b.key ? -1 : 1));
  if (least === undefined) throw new RuleError('catalogue-empty', 'The published catalogue has no package.');
  return least;
}
