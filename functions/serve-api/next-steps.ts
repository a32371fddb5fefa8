import type { PublishedPolicy } from '../../shared/domain/approval-policy.ts';
import type { Connection } from '../../shared/domain/connection.ts';
import type { Run } from '../../shared/domain/run.ts';
import type { PublishedCatalogue } from '../../shared/domain/service-package.ts';
import type { Wait } from '../../shared/domain/wait.ts';

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
  readonly parked: readonly Run[];
  readonly now: Date;
  readonly nameOf: (clientId: string) => Promise<string>;
}

/** What an operator should do next, the most basic first; empty when everything goes its way. */
export async function nextStepsOf(situation: Situation): Promise<NextStep[]> {
  const { connection, catalogue, policy, open, parked, now, nameOf } = situation;
  const steps: NextStep[] = [];
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
  for (const wait of open.filter((one) => one.kind === 'connection' && one.asked.length === 0)) {
    steps.push({
      what: `Name the super admin of ${await nameOf(wait.clientId)} who can connect the portal.`,
      how: `steward client contact ${wait.clientId} --email <address> --name <name>`,
    });
  }
  for (const run of parked) {
    steps.push({
      what: `A run for ${await nameOf(run.clientId)} was parked (${run.parkedReason ?? 'no reason given'}). Look into it, then try it again.`,
      how: `steward run retry ${run.runId}`,
    });
  }
  if (open.some((wait) => new Date(wait.deadlineAt) <= now)) {
    steps.push({ what: 'A wait is past its deadline. The schedule ends it, or you do now.', how: 'steward sweep' });
  }
  return steps;
}
