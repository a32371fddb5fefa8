import type { PublishedPolicy } from '../../shared/domain/approval-policy.ts';
import type { Client } from '../../shared/domain/client.ts';
import type { Connection } from '../../shared/domain/connection.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { Run } from '../../shared/domain/run.ts';
import type { PublishedCatalogue } from '../../shared/domain/service-package.ts';
import type { Standing } from '../../shared/domain/stage-staffing.ts';
import type { Wait } from '../../shared/domain/wait.ts';
import { questionStepsOf } from './question-steps.ts';

/** Something that an operator should do, and the command for it. */
export interface NextStep {
  readonly what: string;
  readonly how: string;
}

/** What the steps follow from. */
export interface Situation {
  readonly connection: Connection | undefined;
  readonly catalogue: PublishedCatalogue | undefined;
  readonly policy: PublishedPolicy | undefined;
  readonly open: readonly Wait[];
  /** Those that a person has to look into. */
  readonly parked: readonly Run[];
  /** Runs that wait for their portal to be connected; they go on by themselves. */
  readonly held: readonly Run[];
  /** Whether all outgoing changes are stopped, and how many runs wait for them. */
  readonly outgoing: { readonly stopped: boolean; readonly waiting: number };
  readonly now: Date;
  readonly clientOf: (clientId: string) => Promise<Client | undefined>;
  /** Of those who are asked. */
  readonly standing: Standing;
  readonly personOf: (personId: string) => Promise<Person | undefined>;
  /** Whether work on the client's portal can go on. */
  readonly isConnected: (client: Client) => Promise<boolean>;
}

/** What an operator should do next, the most basic first; empty when everything goes its way. */
export async function nextStepsOf(situation: Situation): Promise<NextStep[]> {
  const { connection, catalogue, policy, open, parked, now, clientOf } = situation;
  const nameOf = async (clientId: string | undefined) =>
    clientId === undefined ? 'several clients' : ((await clientOf(clientId))?.name ?? clientId);
  const steps: NextStep[] = [];
  if (situation.outgoing.stopped) {
    const { waiting } = situation.outgoing;
    const work =
      waiting === 0
        ? 'No work waits for them yet.'
        : `${waiting} ${waiting === 1 ? 'run waits' : 'runs wait'} for them.`;
    steps.push({ what: `All outgoing changes are stopped. ${work} Let them go on.`, how: 'steward resume' });
  }
  if (connection === undefined) {
    steps.push({ what: 'Connect your own HubSpot portal.', how: 'steward setup' });
  } else if (connection.health !== 'healthy') {
    steps.push({ what: `Connect your own HubSpot portal again (${connection.health}).`, how: 'steward setup' });
  }
  if (catalogue === undefined) {
    steps.push({ what: 'Publish the service packages that you sell.', how: 'steward catalogue publish <file>' });
  }
  if (policy === undefined)
    steps.push({ what: 'Publish who approves which package.', how: 'steward policy publish <file>' });
  for (const { clientId } of open.filter((one) => one.kind === 'connection' && one.asked.length === 0)) {
    if (clientId !== undefined) steps.push(nameContact(clientId, await nameOf(clientId)));
  }
  steps.push(...(await questionStepsOf({ ...situation, nameOf })));
  for (const step of await connectAgain(situation)) {
    if (!steps.some(({ how }) => how === step.how)) steps.push(step);
  }
  for (const run of parked) {
    steps.push({
      what: `A run for ${await nameOf(run.clientId)} was parked (${run.parkedReason ?? 'no reason given'}). ${
        isStoppedByConnection(run) ? 'Once it is connected, try it again.' : 'Look into it, then try it again.'
      }`,
      how: `steward run retry ${run.runId}`,
    });
  }
  if (open.some((wait) => new Date(wait.deadlineAt) <= now)) {
    steps.push({ what: 'A wait is past its deadline. The schedule ends it, or you do now.', how: 'steward sweep' });
  }
  return steps;
}

/** What a connection has stopped goes on, or can be retried, once the connection holds again. The partner's own portal has its step above. */
async function connectAgain({ parked, held, clientOf, isConnected }: Situation): Promise<NextStep[]> {
  const stopped = [...held, ...parked].filter(
    (run) => run.workflow === 'access-provisioning' && isStoppedByConnection(run),
  );
  const steps: NextStep[] = [];
  for (const clientId of new Set(stopped.flatMap((run) => run.clientId ?? []))) {
    const client = await clientOf(clientId);
    if (client === undefined || (await isConnected(client))) continue;
    if (client.contactPersonId === undefined) steps.push(nameContact(clientId, client.name));
    steps.push({
      what: `The portal of ${client.name} has to be connected again. Ask its contact for it.`,
      how: `steward client connect ${clientId}`,
    });
  }
  return steps;
}

function isStoppedByConnection({ parkedReason, lastFailure }: Run): boolean {
  return parkedReason?.startsWith('connection-') === true || lastFailure === 'ConnectionBrokenError';
}

function nameContact(clientId: string, name: string): NextStep {
  return {
    what: `Name the super admin of ${name} who can connect the portal.`,
    how: `steward client contact ${clientId} --email <address> --name <name>`,
  };
}
