import { engagementIdOfInvitation } from '../../shared/domain/engagement.ts';
import { waitIdOf } from '../../shared/domain/wait.ts';
import type { Invitations } from '../../shared/ports/clients.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { People } from '../../shared/ports/people.ts';
import type { Catalogues } from '../../shared/ports/publications.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import type { Outcomes } from '../../shared/ports/waits.ts';
import { packageOf } from '../../shared/services/access/package-of.ts';
import type { StartEngagement } from '../../shared/services/access/start-engagement.ts';
import type { SwitchWay } from '../../shared/services/access/switch-way.ts';
import type { Office } from '../../shared/services/office.ts';
import { readInvitationRun } from '../../shared/services/runs/read-run.ts';
import type { RunInput } from '../../workflows/common.ts';

/** What starting needs. */
export interface StartProvisioningDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly invitations: Pick<Invitations, 'read'>;
  readonly catalogues: Pick<Catalogues, 'version'>;
  readonly people: Pick<People, 'ensure'>;
  readonly outcomes: Pick<Outcomes, 'read'>;
  readonly switchWay: SwitchWay;
  readonly office: Pick<Office, 'operator'>;
  readonly startEngagement: StartEngagement;
  readonly clock: Clock;
}

/**
 * Starts the engagement that the invitation was about, with the package's team and length; its run goes its own way.
 * 1. A client that would rather add the users by itself is let in by hand from now on (rule 4).
 * 2. The engagement, once.
 */
export function createStartProvisioning(dependencies: StartProvisioningDependencies) {
  const { runs, invitations, catalogues, people, outcomes, switchWay, office, startEngagement, clock } = dependencies;
  return async ({ runId }: RunInput): Promise<{ engagementId: string; end: 'connected' | 'by-hand' }> => {
    const { run, invitation } = await readInvitationRun({ runs, invitations }, runId);
    // 1. The way in.
    const connection = await outcomes.read(waitIdOf(runId, 'AskConnection'));
    const byHand = connection?.result === 'by-hand';
    if (byHand) {
      await switchWay(run.clientId, {
        to: 'client-created-user',
        reason: 'client-declines-app',
        by: connection.by.at(-1),
        correlationId: run.correlationId,
      });
    }
    // 2. The engagement.
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
    return { engagementId, end: byHand ? 'by-hand' : 'connected' };
  };
}
