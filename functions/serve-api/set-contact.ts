import { clientStream } from '../../shared/domain/ledger.ts';
import type { Person } from '../../shared/domain/person.ts';
import { runIdOf } from '../../shared/domain/run.ts';
import type { Wait } from '../../shared/domain/wait.ts';
import { ConflictError, NotFoundError } from '../../shared/errors.ts';
import { mailAsked } from '../../shared/services/open-wait.ts';
import type { ApiDependencies } from './dependencies.ts';

/** A vote or the sweep may change a wait at the same moment; more conflicts in a row mean that something is wrong. */
const TRIES = 5;

type Needed = Pick<ApiDependencies, 'clients' | 'invitations' | 'waits' | 'queueMail' | 'clock'>;

/**
 * Makes a person the client's contact.
 * 1. The client carries the contact, with the ledger entry; once.
 * 2. If the client's connection is waited for, the person is asked, and mailed. Doing it again finds both done.
 */
export function createSetContact({ clients, invitations, waits, queueMail, clock }: Needed) {
  return async (
    clientId: string,
    contact: Person,
    by: { personId: string; correlationId: string },
  ): Promise<{ asked: string | undefined }> => {
    // 1. The client.
    await repeated(async () => {
      const client = await clients.read(clientId);
      if (client === undefined) throw new NotFoundError('Client', clientId);
      if (client.contactPersonId === contact.personId) return;
      await clients.replace({ ...client, contactPersonId: contact.personId }, [
        {
          stream: clientStream(clientId),
          type: 'contact-set',
          at: clock.now().toISOString(),
          actor: by.personId,
          correlationId: by.correlationId,
          facts: { personId: contact.personId },
        },
      ]);
    });
    // 2. The open wait.
    const wait = await repeated(() => askInWait(clientId, contact.personId));
    if (wait !== undefined) await mailAsked(queueMail, wait, 0, by.correlationId);
    return { asked: wait?.waitId };
  };

  async function askInWait(clientId: string, personId: string): Promise<Wait | undefined> {
    const invitation = (await invitations.ofClient(clientId)).at(-1);
    if (invitation === undefined) return undefined;
    const open = await waits.openOfRun(runIdOf('invitation-acceptance', invitation.invitationId));
    const wait = open.find((one) => one.kind === 'connection');
    if (wait === undefined) return undefined;
    const asking: Wait = { ...wait, asked: [personId] };
    if (wait.asked.length !== 1 || wait.asked[0] !== personId) await waits.replace(asking, []);
    return asking;
  }
}

async function repeated<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
    }
  }
}
