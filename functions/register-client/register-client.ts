import { clientStream } from '../../shared/domain/ledger.ts';
import { isPartnerSide } from '../../shared/domain/person.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { Clients, Invitations } from '../../shared/ports/clients.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { PartnerRecords } from '../../shared/ports/hubspot.ts';
import type { People } from '../../shared/ports/people.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import type { MoveInvitation } from '../../shared/services/move-invitation.ts';
import { readInvitationRun } from '../../shared/services/runs/read-run.ts';
import type { RunInput } from '../../workflows/common.ts';

/** What registering needs. */
export interface RegisterClientDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly invitations: Pick<Invitations, 'read'>;
  readonly clients: Clients;
  readonly people: Pick<People, 'ensure' | 'findByEmail'>;
  /** E-mail domains whose users are partner-side. */
  readonly domains: readonly string[];
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
    // One of our own people cannot connect the client's portal: then the operator is asked for an address.
    const contact =
      client.contactPersonId === undefined && email !== undefined && !(await isOurs(email))
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

  async function isOurs(email: string): Promise<boolean> {
    const known = await people.findByEmail(email);
    const roster = { emails: new Set<string>(), hubspotUserIds: new Set<string>(), domains: dependencies.domains };
    return (known !== undefined && known.kind !== 'client') || isPartnerSide(roster, { id: '', email });
  }
}
