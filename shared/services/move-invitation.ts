import type { ClientState } from '../domain/client.ts';
import { hasEnded, type Invitation, type InvitationState } from '../domain/invitation.ts';
import { clientStream } from '../domain/ledger.ts';
import type { Run } from '../domain/run.ts';
import { ConflictError, NotFoundError } from '../errors.ts';
import type { Clients, Invitations } from '../ports/clients.ts';
import type { Clock } from '../ports/clock.ts';

/** What it takes to move an invitation on. */
export interface MoveInvitationDependencies {
  readonly invitations: Invitations;
  readonly clients: Clients;
  readonly clock: Clock;
}

/** What the client is while its invitation is in a state: one that came to nothing leaves a client that is only known. */
function stateAfter(client: ClientState, invitation: InvitationState): ClientState {
  const pending = client === 'known' || client === 'invited' || client === 'accepted';
  if (!pending) return client;
  if (hasEnded(invitation)) return invitation === 'connected' || invitation === 'by-hand' ? client : 'known';
  return client === 'accepted' ? client : 'invited';
}

/** Brings an invitation into a state, with further changes, once; the client shows the same. Already there: nothing happens. */
export type MoveInvitation = (
  run: Run,
  to: InvitationState,
  changes?: Partial<Pick<Invitation, 'packageKey' | 'catalogueVersion' | 'serviceName' | 'approvedBy' | 'portalId'>>,
) => Promise<Invitation>;

/** @see MoveInvitation */
export function createMoveInvitation({ invitations, clients, clock }: MoveInvitationDependencies): MoveInvitation {
  return async (run, to, changes = {}) => {
    const invitation = await invitations.read(run.businessId);
    if (invitation === undefined) throw new NotFoundError('Invitation', run.businessId);
    const next: Invitation = { ...invitation, ...changes, state: to };
    if (JSON.stringify(next) !== JSON.stringify(invitation)) {
      await invitations.replace(next, [
        {
          stream: clientStream(invitation.clientId),
          type: 'invitation-state-changed',
          at: clock.now().toISOString(),
          runId: run.runId,
          correlationId: run.correlationId,
          facts: {
            invitationId: invitation.invitationId,
            from: invitation.state,
            to,
            ...(next.packageKey === undefined ? {} : { package: next.packageKey }),
          },
        },
      ]);
    }
    await showOnClient(next);
    return { ...next, version: invitation.version + 1 };
  };

  async function showOnClient(invitation: Invitation): Promise<void> {
    const client = await clients.read(invitation.clientId);
    if (client === undefined) throw new NotFoundError('Client', invitation.clientId);
    const lastInvitation = { invitationId: invitation.invitationId, state: invitation.state };
    const state = stateAfter(client.state, invitation.state);
    if (client.state === state && JSON.stringify(client.lastInvitation) === JSON.stringify(lastInvitation)) return;
    try {
      await clients.replace({ ...client, state, lastInvitation }, []);
    } catch (error) {
      // A view for readers; whoever changed the client meanwhile may go first, and the next move shows it again.
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}
