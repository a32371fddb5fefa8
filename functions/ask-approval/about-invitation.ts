import { hasEnded } from '../../shared/domain/invitation.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { Clients, Invitations } from '../../shared/ports/clients.ts';
import type { People } from '../../shared/ports/people.ts';
import type { Catalogues } from '../../shared/ports/publications.ts';
import { packageOf } from '../../shared/services/access/package-of.ts';
import { clientOf } from '../../shared/services/client-of.ts';
import type { Office } from '../../shared/services/office.ts';
import type { PutQuestion } from './ask-approval.ts';
import type { PutToApprovers } from './put-to-approvers.ts';

/** What asking about an invitation needs. */
export interface AboutInvitationDependencies {
  readonly invitations: Pick<Invitations, 'read'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly office: Pick<Office, 'operator'>;
  readonly catalogues: Pick<Catalogues, 'version'>;
  readonly people: Pick<People, 'ensure'>;
  readonly putToApprovers: PutToApprovers;
}

/**
 * Asks whether an invitation is taken up with the proposed package. The team that would get the access may not decide (rule 9). The client
 * is the requester; what an approver asks back, partner operations answers. The client's consent to elevated access is asked with the plan:
 * who may give it is known once the portal has been read.
 */
export function createAboutInvitation(dependencies: AboutInvitationDependencies): PutQuestion {
  const { invitations, clients, office, catalogues, people, putToApprovers } = dependencies;
  return async (run, policy) => {
    const invitation = await invitations.read(run.businessId);
    if (invitation === undefined) throw new NotFoundError('Invitation', run.businessId);
    if (hasEnded(invitation.state)) return { verdict: 'over', end: invitation.state };
    const proposed = await packageOf(catalogues, invitation);
    const team = await Promise.all(
      proposed.defaultTeam.map((email) => people.ensure({ email, name: email, kind: 'partner' })),
    );
    return putToApprovers(run, policy, {
      packageKey: proposed.key,
      risk: proposed.risk,
      portalId: (await clientOf(clients, run))?.portalId,
      requesterId: (await office.operator()).personId,
      excluded: team.map((person) => person.personId),
      subject: { kind: 'invitation', invitationId: invitation.invitationId },
    });
  };
}
