import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  ListFunctionsCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { localAwsConfig } from '../aws-env.ts';
import { eventually } from '../eventually.ts';
import type { DemoContext } from './context.ts';
import { expect } from './journey.ts';

const SETTINGS = 'STEWARD_SETTINGS';
/** Functions that are changed side by side. */
const AT_ONCE = 8;

/**
 * Turns the deployed stage's setting `observe` on or off, as a deploy with the changed settings file would: it is one variable of each
 * function. Returns how many functions have it.
 */
export async function setObserve(context: DemoContext, observe: boolean): Promise<number> {
  const client = new LambdaClient(localAwsConfig(context.addresses.aws));
  try {
    const names = await functionNames(client);
    let changed = 0;
    for (let from = 0; from < names.length; from += AT_ONCE) {
      const done = await Promise.all(names.slice(from, from + AT_ONCE).map((name) => change(client, name, observe)));
      changed += done.filter(Boolean).length;
    }
    expect(changed > 0, 'no function has the settings');
    await eventually(`A stage that ${observe ? 'observes' : 'acts'}`, async () => {
      const status = (await context.api('GET', '/status')) as { observe: boolean };
      return status.observe === observe;
    });
    return changed;
  } finally {
    client.destroy();
  }
}

async function functionNames(client: LambdaClient): Promise<string[]> {
  const names: string[] = [];
  let Marker: string | undefined;
  do {
    const page = await client.send(new ListFunctionsCommand({ Marker }));
    names.push(...(page.Functions ?? []).flatMap(({ FunctionName }) => FunctionName ?? []));
    Marker = page.NextMarker;
  } while (Marker !== undefined && Marker !== '');
  return names.filter((name) => name.startsWith('steward-local-'));
}

async function change(client: LambdaClient, FunctionName: string, observe: boolean): Promise<boolean> {
  const { Environment } = await client.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const settings = Environment?.Variables?.[SETTINGS];
  if (settings === undefined) return false;
  const Variables = { ...Environment?.Variables, [SETTINGS]: JSON.stringify({ ...JSON.parse(settings), observe }) };
  await client.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
  return true;
}
