import { clientStream } from '../domain/ledger.ts';
import { ConflictError, NotFoundError } from '../errors.ts';
import type { Clients } from '../ports/clients.ts';
import type { Clock } from '../ports/clock.ts';
import type { People } from '../ports/people.ts';
import type { RunDirectory } from '../ports/runs.ts';
import type { Waits } from '../ports/waits.ts';
import type { QueueMail } from './queue-mail.ts';
import { mailAsked } from './runs/open-wait.ts';

/** What it takes to name a client's contact. */
export interface SetContactDependencies {
  readonly clients: Pick<Clients, 'read' | 'replace'>;
  readonly people: Pick<People, 'ensure'>;
  readonly waits: Pick<Waits, 'openOfRun' | 'replace'>;
  readonly runDirectory: Pick<RunDirectory, 'ofClient'>;
  readonly queueMail: QueueMail;
  readonly clock: Clock;
}

/** Names the person who is asked to connect a client's portal; an open wait for the connection asks that person from now on. */
export type SetContact = (
  clientId: string,
  contact: { email: string; name: string; by: string },
) => Promise<{ personId: string }>;

/** @see SetContact */
export function createSetContact({
  clients,
  people,
  waits,
  runDirectory,
  queueMail,
  clock,
}: SetContactDependencies): SetContact {
  return async (clientId, { email, name, by }) => {
    const person = await people.ensure({ email, name, kind: 'client' });
    await onceMore(async () => {
      const client = await clients.read(clientId);
      if (client === undefined) throw new NotFoundError('Client', clientId);
      if (client.contactPersonId === person.personId) return;
      await clients.replace({ ...client, contactPersonId: person.personId }, [
        {
          stream: clientStream(clientId),
          type: 'contact-set',
          at: clock.now().toISOString(),
          actor: by,
          facts: { personId: person.personId },
        },
      ]);
    });
    for (const run of await runDirectory.ofClient(clientId)) {
      if (run.state === 'running') await askInstead(run.runId, person.personId);
    }
    return { personId: person.personId };
  };

  async function askInstead(runId: string, personId: string): Promise<void> {
    await onceMore(async () => {
      for (const wait of await waits.openOfRun(runId)) {
        if (wait.kind !== 'connection') continue;
        const asked = { ...wait, asked: [personId] };
        if (wait.asked.length !== 1 || wait.asked[0] !== personId) await waits.replace(asked, []);
        await mailAsked(queueMail, asked, 0);
      }
    });
  }
}

async function onceMore(change: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await change();
    } catch (error) {
      if (!(error instanceof ConflictError) || attempt === 5) throw error;
    }
  }
}
