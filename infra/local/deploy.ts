import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ACCOUNT_ID, localAwsEnvironment } from './aws-env.ts';
import { runCdk } from './cdk.ts';

/** What a deploy to the emulator needs. */
export interface Deployment {
  readonly endpoint: string;
  readonly region: string;
  /** The stack's own directory: settings, cdk.out, outputs and logs lie there, so that stacks can be deployed side by side. */
  readonly directory: string;
  readonly settingsFile: string;
  /** Another app command than the one of cdk.json; for trying this machinery out. */
  readonly app?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Output values by output name, over all stacks of the app. */
export type StackOutputs = Readonly<Record<string, string>>;

const outputsSchema = z.record(z.string(), z.record(z.string(), z.string()));

/** Prepares the emulated account for the CDK, and deploys the app for the first time. Both halves of the work go side by side. */
export async function firstDeploy(deployment: Deployment): Promise<StackOutputs> {
  await Promise.all([bootstrap(deployment), synth(deployment)]);
  return deploySynthesised(deployment);
}

/** Deploys the app again after a change of its code or settings. */
export async function redeploy(deployment: Deployment): Promise<StackOutputs> {
  await synth(deployment);
  return deploySynthesised(deployment);
}

async function bootstrap({ endpoint, region, directory, signal }: Deployment): Promise<void> {
  await runCdk({
    // The environment is named, so no app has to be synthesised for it.
    args: ['bootstrap', `aws://${ACCOUNT_ID}/${region}`, '--app', ''],
    env: localAwsEnvironment(endpoint, region),
    logFile: join(directory, 'bootstrap.log'),
    signal,
  });
}

async function synth({ endpoint, region, directory, settingsFile, app, signal }: Deployment): Promise<void> {
  mkdirSync(directory, { recursive: true });
  await runCdk({
    args: [
      'synth',
      '--quiet',
      '-c',
      `settings=${settingsFile}`,
      '--output',
      join(directory, 'cdk.out'),
      ...(app ? ['--app', app] : []),
    ],
    env: localAwsEnvironment(endpoint, region),
    logFile: join(directory, 'synth.log'),
    signal,
  });
}

async function deploySynthesised({ endpoint, region, directory, signal }: Deployment): Promise<StackOutputs> {
  const outputsFile = join(directory, 'outputs.json');
  await runCdk({
    args: [
      ...['deploy', '--all', '--app', join(directory, 'cdk.out'), '--require-approval', 'never', '--method', 'direct'],
      ...['--outputs-file', outputsFile, '--progress', 'events', '--asset-parallelism', '--no-rollback'],
    ],
    env: localAwsEnvironment(endpoint, region),
    logFile: join(directory, 'deploy.log'),
    signal,
  });
  const byStack = outputsSchema.parse(JSON.parse(readFileSync(outputsFile, 'utf8')));
  return Object.assign({}, ...Object.values(byStack));
}
