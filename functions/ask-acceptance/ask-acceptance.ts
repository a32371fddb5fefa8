import { waitIdOf } from '../../shared/domain/wait.ts';
import type { Invitations } from '../../shared/ports/clients.ts';
import type { PartnerRecords } from '../../shared/ports/hubspot.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import type { Outcomes } from '../../shared/ports/waits.ts';
import type { MoveInvitation } from '../../shared/services/move-invitation.ts';
import type { Office } from '../../shared/services/office.ts';
import type { EndWait } from '../../shared/services/runs/end-wait.ts';
import type { OpenWait } from '../../shared/services/runs/open-wait.ts';
import { readInvitationRun } from '../../shared/services/runs/read-run.ts';
import type { RunInput, TaskResult } from '../../workflows/common.ts';

/** What asking for the acceptance needs. */
export interface AskAcceptanceDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly invitations: Pick<Invitations, 'read'>;
  readonly partnerRecords: Pick<PartnerRecords, 'read'>;
  readonly outcomes: Pick<Outcomes, 'read'>;
  readonly moveInvitation: MoveInvitation;
  readonly office: Pick<Office, 'acceptor'>;
  readonly openWait: OpenWait;
  readonly endWait: EndWait;
  /** Seconds. */
  readonly acceptanceDeadline: number;
}

/**
 * Gives the person who can accept in HubSpot's screens a precise task. No API accepts an invitation, and none is pretended.
 * 1. The approvers of the invitation are noted on it.
 * 2. A record that was accepted or taken back in the meantime ends the wait at once.
 */
export function createAskAcceptance(dependencies: AskAcceptanceDependencies) {
  const { runs, invitations, partnerRecords, outcomes, moveInvitation, office, openWait, endWait, acceptanceDeadline } =
    dependencies;
  return async ({ runId }: RunInput): Promise<TaskResult> => {
    const { run, invitation } = await readInvitationRun({ runs, invitations }, runId);
    // 1. Who approved.
    const approval = await outcomes.read(waitIdOf(runId, 'AskApproval'));
    if (invitation.state === 'awaiting-approval')
      await moveInvitation(run, 'awaiting-acceptance', { approvedBy: approval?.by ?? [] });
    const acceptor = await office.acceptor();
    const wait = await openWait({
      waitId: waitIdOf(runId, 'AskAcceptance'),
      runId,
      clientId: run.clientId,
      correlationId: run.correlationId,
      kind: 'acceptance',
      subject: { kind: 'invitation', invitationId: invitation.invitationId },
      asked: [acceptor.personId],
      deadline: acceptanceDeadline,
    });
    // 2. What HubSpot says now; after opening, so that no change falls between.
    const record = await partnerRecords.read(invitation.recordId);
    if (record === undefined || record.status !== 'invited') {
      const result =
        record?.status === 'accepted' ? 'accepted' : record?.status === 'declined' ? 'declined' : 'withdrawn';
      await endWait(wait.waitId, { result, cause: 'hubspot-record' });
    }
    return { verdict: 'asked', waitId: wait.waitId };
  };
}
