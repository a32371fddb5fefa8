import { engagementIdOfInvitation } from '../../shared/domain/engagement.ts';
import type { Invitations } from '../../shared/ports/clients.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { People } from '../../shared/ports/people.ts';
import type { Catalogues } from '../../shared/ports/publications.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import { packageOf } from '../../shared/services/access/package-of.ts';
import type { StartEngagement } from '../../shared/services/access/start-engagement.ts';
import type { Office } from '../../shared/services/office.ts';
import { readInvitationRun } from '../../shared/services/runs/read-run.ts';
import type { RunInput } from '../../workflows/common.ts';

/** What starting needs. */
export interface StartProvisioningDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly invitations: Pick<Invitations, 'read'>;
  readonly catalogues: Pick<Catalogues, 'version'>;
  readonly people: Pick<People, 'ensure'>;
  readonly office: Pick<Office, 'operator'>;
  readonly startEngagement: StartEngagement;
  readonly clock: Clock;
}

/** Starts the engagement that the invitation was about, with the package's team and length; its run goes its own way. */
export function createStartProvisioning(dependencies: StartProvisioningDependencies) {
  const { runs, invitations, catalogues, people, office, startEngagement, clock } = dependencies;
  return async ({ runId }: RunInput): Promise<{ engagementId: string; end: 'connected' }> => {
    const { run, invitation } = await readInvitationRun({ runs, invitations }, runId);
    const sold = await packageOf(catalogues, invitation);
    const team = await Promise.all(
      sold.defaultTeam.map((email) => people.ensure({ email, name: email, kind: 'partner' })),
    );
    const operator = await office.operator();
    const { engagementId } = await startEngagement({
      engagementId: engagementIdOfInvitation(invitation.invitationId),
      clientId: run.clientId,
      packageKey: sold.key,
      catalogueVersion: invitation.catalogueVersion ?? 0,
      team: team.map((person) => person.personId),
      endsAt: new Date(clock.now().getTime() + sold.durationDays * 86_400_000).toISOString(),
      requestedBy: operator.personId,
      approvedBy: invitation.approvedBy ?? [],
      correlationId: run.correlationId,
    });
    return { engagementId, end: 'connected' };
  };
}
