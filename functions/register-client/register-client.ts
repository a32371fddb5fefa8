import { clientStream } from '../../shared/domain/ledger.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { Clients, Invitations } from '../../shared/ports/clients.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { PartnerRecords } from '../../shared/ports/hubspot.ts';
import type { People } from '../../shared/ports/people.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import type { MoveInvitation } from '../../shared/services/move-invitation.ts';
import { readInvitationRun } from '../../shared/services/read-run.ts';
import type { RunInput } from '../../workflows/common.ts';

/** What registering needs. */
export interface RegisterClientDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly invitations: Pick<Invitations, 'read'>;
  readonly clients: Clients;
  readonly people: Pick<People, 'ensure'>;
  readonly partnerRecords: Pick<PartnerRecords, 'read'>;
  readonly moveInvitation: MoveInvitation;
  readonly clock: Clock;
}

/** Registers an accepted client: portal, tier and contact as HubSpot's record tells them, read again now. */
export function createRegisterClient(dependencies: RegisterClientDependencies) {
  const { runs, invitations, clients, people, partnerRecords, moveInvitation, clock } = dependencies;
  return async ({ runId }: RunInput): Promise<{ clientId: string }> => {
    const { run, invitation } = await readInvitationRun({ runs, invitations }, runId);
    const client = await clients.read(run.clientId);
    if (client === undefined) throw new NotFoundError('Client', run.clientId);
    const record = await partnerRecords.read(invitation.recordId);
    const email = record?.contactEmail;
    const contact =
      client.contactPersonId === undefined && email !== undefined
        ? await people.ensure({ email, name: record?.contactName ?? email, kind: 'client' })
        : undefined;
    if (client.state === 'known' || client.state === 'invited' || client.state === 'ended') {
      const registered = {
        ...client,
        state: 'accepted' as const,
        portalId: client.portalId ?? record?.portalId,
        tier: record?.tier ?? client.tier,
        contactPersonId: client.contactPersonId ?? contact?.personId,
      };
      await clients.replace(registered, [
        {
          stream: clientStream(client.clientId),
          type: 'client-registered',
          at: clock.now().toISOString(),
          runId,
          correlationId: run.correlationId,
          facts: {
            recordId: client.recordId,
            ...(registered.portalId === undefined ? {} : { portalId: registered.portalId }),
            contactKnown: registered.contactPersonId !== undefined,
          },
        },
      ]);
    }
    if (invitation.state === 'awaiting-acceptance') await moveInvitation(run, 'awaiting-connection');
    return { clientId: run.clientId };
  };
}
