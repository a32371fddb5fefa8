import { rmSync } from 'node:fs';
import type { Addresses } from './addresses.ts';
import { writeAddresses } from './addresses.ts';
import { afterDeploy } from './after-deploy.ts';
import { LOCAL_REGION } from './aws-env.ts';
import { type Deployment, firstDeploy, redeploy, type StackOutputs } from './deploy.ts';
import { type RunningEdge, startEdge } from './edge.ts';
import { type EmulatorOptions, type RunningEmulator, startEmulator } from './emulator/emulator.ts';
import { startInbox } from './inbox/inbox.ts';
import type { JsonObject } from './json.ts';
import { type LocalSecrets, localSecrets } from './local-secrets.ts';
import { mailFromOf, regionOf, sandboxAppsOf, writeLocalSettings } from './local-settings.ts';
import { portFrom } from './ports.ts';
import { startSandbox } from './sandbox/sandbox.ts';
import { connectPartnerPortal, setUpStack } from './set-up.ts';
import { claimStackDirectory, type StackDirectory } from './stack-directory.ts';

/** First choices of `npm start`; the next free port is taken where one is in use. */
export const DEFAULT_PORTS: StackPorts = { edge: 8700, sandbox: 8710, inbox: 8720, emulator: 4566 };

/** First choice for each server's port. */
export interface StackPorts {
  readonly edge: number;
  readonly sandbox: number;
  readonly inbox: number;
  readonly emulator: number;
}

/** How a local stack differs from the shipped one. */
export interface StackOptions {
  /** Names its directory under `.local/stacks/`. */
  readonly name: string;
  /** Put over the shipped local settings. */
  readonly settingsOverrides?: JsonObject;
  /** Free ports by default. */
  readonly ports?: StackPorts;
  /** Whether a HubSpot sandbox runs beside it; true by default. */
  readonly sandbox?: boolean;
  /** Connects the partner portal too, so that one can begin with an invitation; false by default, since connecting is a step of set-up. */
  readonly connectPartner?: boolean;
  /** Milliseconds between two attempts of one webhook delivery. */
  readonly webhookRetryDelayMs?: number;
  readonly emulator?: Pick<EmulatorOptions, 'auth' | 'persist' | 'waitScale' | 'hookEnv'>;
  /** Another CDK app command than the one of cdk.json. */
  readonly app?: string;
  /** Told what goes on, a line for each step. */
  readonly log?: (line: string) => void;
  /** Aborted: the start is given up, and all that it started is stopped. */
  readonly signal?: AbortSignal;
}

/** A deployed stack with all its servers. */
export interface RunningStack {
  readonly addresses: Addresses;
  readonly settings: JsonObject;
  readonly outputs: StackOutputs;
  readonly emulator: RunningEmulator;
  readonly region: string;
  /** Its directory: settings.json, addresses.json, outputs.json, cdk.out and the logs. */
  readonly directory: string;
  /** Deploys the app again, as after a change of its code. */
  redeploy(): Promise<void>;
  /** Stops all that `startStack` started. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts a whole local stack: emulator, the CDK app deployed unmodified, the HubSpot sandbox, the mail inbox, and one public URL.
 * If anything fails on the way, what was started is stopped again before the error is thrown.
 */
export async function startStack(options: StackOptions): Promise<RunningStack> {
  const running = new AsyncDisposableStack();
  try {
    const directory = await claimStackDirectory(options.name);
    running.defer(() => directory.release());
    const stack = await start(options, directory, running);
    return { ...stack, stop: () => running.disposeAsync() };
  } catch (error) {
    await running.disposeAsync();
    throw error;
  }
}

async function start(options: StackOptions, directory: StackDirectory, cleanup: AsyncDisposableStack) {
  const log = options.log ?? (() => {});
  for (const old of ['bootstrap.log', 'synth.log', 'deploy.log', 'cdk.out', 'addresses.json']) {
    rmSync(directory.file(old), { recursive: true, force: true });
  }
  const secrets = localSecrets(directory.file('secrets.json'));
  const port = async (of: keyof StackPorts) => (options.ports === undefined ? 0 : portFrom(options.ports[of]));

  const edge = await startEdge({ port: await port('edge') });
  cleanup.defer(() => edge.stop());
  const settingsFile = directory.file('settings.json');
  const write = (sandboxUrl: string | undefined) =>
    writeLocalSettings(settingsFile, { publicUrl: edge.url, sandboxUrl }, options.settingsOverrides ?? {});
  const sandbox =
    options.sandbox === false
      ? undefined
      : await sandboxFor(write(undefined), edge, secrets, options, await port('sandbox'));
  if (sandbox) cleanup.defer(() => sandbox.stop());
  const settings = write(sandbox?.url);

  const region = regionOf(settings) ?? LOCAL_REGION;
  const emulatorPort = options.ports === undefined ? {} : { port: await port('emulator') };
  const emulator = await startEmulator({
    ...options.emulator,
    ...emulatorPort,
    dataDir: directory.file('emulator'),
    region,
    log,
  });
  cleanup.defer(() => emulator.stop());
  directory.holdsEmulator(emulator);
  const inbox = await startInbox({ port: await port('inbox'), emulator: emulator.endpoint });
  cleanup.defer(() => inbox.stop());

  const { endpoint } = emulator;
  const deployment: Deployment = {
    endpoint,
    region,
    directory: directory.path,
    settingsFile,
    app: options.app,
    signal: options.signal,
  };
  const finish = async (outputs: StackOutputs) => {
    await afterDeploy({ endpoint, region, outputs, secrets, mailFrom: mailFromOf(settings) });
    edge.pointTo({ endpoint, apiId: await apiIdOf(endpoint) });
    return outputs;
  };
  log('Deploying the CDK app …');
  const outputs = await finish(await firstDeploy(deployment));

  const addresses: Addresses = {
    product: edge.url,
    webhook: webhookUrl(edge),
    ...(sandbox ? { sandbox: sandbox.url } : {}),
    inbox: inbox.url,
    api: `${edge.url}/api/v1`,
    hubspotClientSecret: secrets.partnerClientSecret,
    operatorToken: secrets.operatorToken,
    aws: endpoint,
  };
  writeAddresses(directory.file('addresses.json'), addresses);
  // Another app than ours has no API to be set up by.
  if (options.app === undefined) {
    await setUpStack({ addresses, settings, outputs, region });
    if (options.connectPartner === true) await connectPartnerPortal({ addresses, settings });
  }
  return {
    addresses,
    settings,
    outputs,
    emulator,
    region,
    directory: directory.path,
    redeploy: async () => {
      await finish(await redeploy(deployment));
    },
  };
}

function sandboxFor(
  settings: JsonObject,
  edge: RunningEdge,
  secrets: LocalSecrets,
  options: StackOptions,
  port: number,
) {
  return startSandbox({
    port,
    apps: sandboxAppsOf(settings, secrets, `${edge.url}/oauth/callback`),
    webhookTargetUrl: webhookUrl(edge),
    ...(options.webhookRetryDelayMs === undefined ? {} : { retryDelayMs: options.webhookRetryDelayMs }),
  });
}

function webhookUrl(edge: RunningEdge): string {
  return `${edge.url}/webhooks/hubspot`;
}

/** The app deploys one HTTP API; the emulator knows its id, whatever the outputs are called. */
async function apiIdOf(endpoint: string): Promise<string> {
  const reply = await fetch(`${endpoint}/v2/apis`, { headers: { host: 'apigateway.local' } });
  const body = (await reply.json()) as { items?: { apiId?: string }[] };
  const ids = (body.items ?? []).flatMap((item) => item.apiId ?? []);
  const [only] = ids;
  if (only === undefined || ids.length > 1)
    throw new Error(`The app deployed ${ids.length} HTTP APIs; the edge needs exactly one.`);
  return only;
}
