import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { localAwsConfig } from '../../infra/local/aws-env.ts';
import type { TableItem, World } from './world.ts';
import { age, sweepUntil } from './world-time.ts';

/** How long an answer can be taken back in production, in seconds: the default of `durations.decisionPause`. */
const PAUSE = 120;

/** Functions that count answers, and that say how long they can be taken back. */
const FUNCTIONS = ['steward-local-answer-link', 'steward-local-show-link'];

/**
 * Gives the stack production's pause: a decision then takes effect when the test lets the pause pass, and not while a page is looked at.
 * Gives the way back to the stage's own.
 */
export async function holdDecisions({ addresses }: World): Promise<() => Promise<void>> {
  const lambda = new LambdaClient(localAwsConfig(addresses.aws));
  const before = new Map<string, Record<string, string>>();
  for (const FunctionName of FUNCTIONS) {
    const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
    const variables = Environment?.Variables ?? {};
    const settings = JSON.parse(variables['STEWARD_SETTINGS'] ?? '{}') as { durations: object };
    const durations = { ...settings.durations, decisionPause: PAUSE };
    before.set(FunctionName, variables);
    await set(FunctionName, { ...variables, STEWARD_SETTINGS: JSON.stringify({ ...settings, durations }) });
  }
  return async () => {
    for (const [name, variables] of before) await set(name, variables);
    lambda.destroy();
  };

  async function set(FunctionName: string, Variables: Record<string, string>): Promise<void> {
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
  }
}

/** Lets the pause of the one decision that is pending pass, and the decision take effect. */
export async function passPause(world: World): Promise<void> {
  await age(world, isPending, PAUSE + 1);
  await sweepUntil(world, 'A decision that has taken effect', async () => !(await world.items()).some(isPending));
}

/** Whether an item is a question whose decision can still be taken back. */
export function isPending(item: TableItem): boolean {
  const question = item['question'] as { readonly pending?: unknown } | undefined;
  return item['entity'] === 'wait' && item['state'] === 'open' && question?.pending !== undefined;
}
