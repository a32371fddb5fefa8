import type { Engagement } from '../../domain/engagement.ts';
import type { Invitation } from '../../domain/invitation.ts';
import type { ClientRun, Run } from '../../domain/run.ts';
import { NotFoundError, RuleError } from '../../errors.ts';
import type { Invitations } from '../../ports/clients.ts';
import type { Engagements } from '../../ports/engagements.ts';
import type { Runs } from '../../ports/runs.ts';

/** Reads a run. @throws NotFoundError */
export async function readRun(runs: Pick<Runs, 'read'>, runId: string): Promise<Run> {
  const run = await runs.read(runId);
  if (run === undefined) throw new NotFoundError('Run', runId);
  return run;
}

/** Reads a run about one client. @throws NotFoundError, RuleError when it spans clients */
export async function readClientRun(runs: Pick<Runs, 'read'>, runId: string): Promise<ClientRun> {
  const run = await readRun(runs, runId);
  if (run.clientId === undefined) throw new RuleError('run-kind', `Run ${runId} is about no single client.`);
  return { ...run, clientId: run.clientId };
}

/** Reads the run of an invitation, and the invitation. @throws NotFoundError */
export async function readInvitationRun(
  { runs, invitations }: { runs: Pick<Runs, 'read'>; invitations: Pick<Invitations, 'read'> },
  runId: string,
): Promise<{ run: ClientRun; invitation: Invitation }> {
  const run = await readClientRun(runs, runId);
  const invitation = await invitations.read(run.businessId);
  if (invitation === undefined) throw new NotFoundError('Invitation', run.businessId);
  return { run, invitation };
}

/** Reads the run of an engagement's change, and the engagement. @throws NotFoundError */
export async function readEngagementRun(
  { runs, engagements }: { runs: Pick<Runs, 'read'>; engagements: Pick<Engagements, 'read'> },
  runId: string,
): Promise<{ run: ClientRun; engagement: Engagement }> {
  const run = await readClientRun(runs, runId);
  const engagementId = run.businessId.replace(/-\d+$/, '');
  const engagement = await engagements.read(engagementId);
  if (engagement === undefined) throw new NotFoundError('Engagement', engagementId);
  if (run.workflow !== 'access-provisioning') throw new RuleError('run-kind', `Run ${runId} provisions nothing.`);
  return { run, engagement };
}
