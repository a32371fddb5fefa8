import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, merged } from '../../infra/local/json.ts';
import { type RunningStack, startStack } from '../../infra/local/stack.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import { openWorld, type World } from './world.ts';

/** A stack whose functions reach HubSpot, Step Functions and SES through proxies that can be told to fail. */
export interface DisturbedWorld {
  readonly world: World;
  readonly stack: RunningStack;
  readonly hubspot: FaultProxy;
  readonly stepFunctions: FaultProxy;
  readonly mailService: FaultProxy;
  /** Deploys again with one setting changed, so that every function changes. */
  redeployChanged(change: Readonly<Record<string, unknown>>): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one, for a test file of its own. The local stage's looks at runs and waits come every two seconds. */
export async function startDisturbedWorld(name: string): Promise<DisturbedWorld> {
  const running = new AsyncDisposableStack();
  const proxy = async () => {
    const started = await startFaultProxy();
    running.defer(() => started.stop());
    return started;
  };
  const [hubspot, stepFunctions, mailService] = await Promise.all([proxy(), proxy(), proxy()]);
  try {
    const stack = await startStack({
      name,
      webhookRetryDelayMs: 200,
      settingsOverrides: {
        hubspot: { apiBaseUrl: hubspot.url },
        // Nobody else is asked by the time that a disturbance takes: that would be another course.
        durations: { tokenGrace: 2, runCheckInterval: 2, escalateAfter: 240, decisionPause: 1 },
      },
      emulator: { hookEnv: { AWS_ENDPOINT_URL_SFN: stepFunctions.url, AWS_ENDPOINT_URL_SES: mailService.url } },
    });
    running.defer(() => stack.stop());
    hubspot.pointTo(stack.addresses.sandbox ?? '');
    stepFunctions.pointTo(stack.addresses.aws);
    mailService.pointTo(stack.addresses.aws);
    const world = openWorld(stack);
    running.defer(() => world.close());
    return {
      world,
      stack,
      hubspot,
      stepFunctions,
      mailService,
      redeployChanged: async (change) => {
        const file = join(stack.directory, 'settings.json');
        const settings: unknown = JSON.parse(readFileSync(file, 'utf8'));
        if (!isObject(settings)) throw new Error(`${file} is no JSON object.`);
        writeFileSync(file, JSON.stringify(merged(settings, change), null, 2));
        await stack.redeploy();
      },
      stop: () => running.disposeAsync(),
    };
  } catch (error) {
    await running.disposeAsync();
    throw error;
  }
}
