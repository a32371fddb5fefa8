import { routeApproval } from '../../shared/domain/approval-policy.ts';
import { hasEnded } from '../../shared/domain/invitation.ts';
import { waitIdOf } from '../../shared/domain/wait.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { Invitations } from '../../shared/ports/clients.ts';
import type { People } from '../../shared/ports/people.ts';
import type { Catalogues } from '../../shared/ports/publications.ts';
import type { OpenWait } from '../../shared/services/open-wait.ts';
import { packageOf } from '../../shared/services/package-of.ts';
import type { PutQuestion } from './ask-approval.ts';

/** What asking about an invitation needs. */
export interface AboutInvitationDependencies {
  readonly invitations: Pick<Invitations, 'read'>;
  readonly catalogues: Pick<Catalogues, 'version'>;
  readonly people: Pick<People, 'ensure'>;
  readonly openWait: OpenWait;
  /** Seconds. */
  readonly approvalDeadline: number;
}

/** Asks whether an invitation is taken up with the proposed package. The team that would get the access may not decide (rule 9). */
export function createAboutInvitation(dependencies: AboutInvitationDependencies): PutQuestion {
  const { invitations, catalogues, people, openWait, approvalDeadline } = dependencies;
  return async (run, policy) => {
    const invitation = await invitations.read(run.businessId);
    if (invitation === undefined) throw new NotFoundError('Invitation', run.businessId);
    if (hasEnded(invitation.state)) return { verdict: 'over', end: invitation.state };
    const proposed = await packageOf(catalogues, invitation);
    const team = await Promise.all(
      proposed.defaultTeam.map((email) => people.ensure({ email, name: email, kind: 'partner' })),
    );
    const excluded = team.map((person) => person.personId);
    const routing = routeApproval(policy, { packageKey: proposed.key, risk: proposed.risk }, excluded);
    if (routing.kind === 'unmet') return { verdict: 'unmet', reason: `policy-${routing.reason}` };
    const wait = await openWait({
      waitId: waitIdOf(run.runId, 'AskApproval'),
      runId: run.runId,
      clientId: run.clientId,
      correlationId: run.correlationId,
      kind: 'question',
      subject: { kind: 'invitation', invitationId: invitation.invitationId },
      asked: routing.approvers,
      quorum: routing.quorum,
      excluded,
      policyVersion: policy.version,
      policyRule: routing.rule,
      deadline: approvalDeadline,
    });
    return { verdict: 'asked', waitId: wait.waitId };
  };
}
