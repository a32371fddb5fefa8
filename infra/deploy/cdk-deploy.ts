import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { readJsonFile } from '../config.ts';
import { projectRoot } from '../local/paths.ts';

/** What the app's stacks give out. */
export interface DeployedStage {
  readonly tableName: string;
  /** The product's public address. */
  readonly publicUrl: string;
  /** Where a domain of one's own has to lead. */
  readonly httpApiUrl: string;
  readonly partnerAppSecretArn: string;
  readonly clientAppSecretArn: string;
}

/** The CDK ended with an error; it has printed why. */
export class CdkDeployError extends Error {
  override readonly name = 'CdkDeployError';
}

const outputsSchema = z.record(z.string(), z.record(z.string(), z.string()));
const neededSchema = z.object({
  TableName: z.string(),
  ApiUrl: z.url(),
  HttpApiUrl: z.url(),
  PartnerAppSecretArn: z.string(),
  ClientAppSecretArn: z.string(),
});

/** Deploys all stacks of a stage, the data first; the CDK talks to the person itself. @throws CdkDeployError */
export async function cdkDeploy(stage: string, region: string, yes: boolean): Promise<DeployedStage> {
  const outputs = join(projectRoot, '.local', 'deploy', `${stage}-outputs.json`);
  mkdirSync(dirname(outputs), { recursive: true });
  const cdk = join(projectRoot, 'node_modules', 'aws-cdk', 'bin', 'cdk');
  const approval = yes ? 'never' : 'broadening';
  const args = ['deploy', '--all', '-c', `stage=${stage}`, '--require-approval', approval, '--outputs-file', outputs];
  const child = spawn(process.execPath, [cdk, ...args], {
    cwd: projectRoot,
    env: { ...process.env, AWS_REGION: region, CDK_DEFAULT_REGION: region },
    stdio: 'inherit',
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) {
    throw new CdkDeployError(
      'The deploy failed. If the account was never prepared for the CDK, run: npx cdk bootstrap',
    );
  }
  return deployedStage(readJsonFile(outputs, outputsSchema));
}

/** Finds what is needed in the outputs of all stacks. @throws z.ZodError naming the output that is missing */
export function deployedStage(outputs: Readonly<Record<string, Readonly<Record<string, string>>>>): DeployedStage {
  const found = neededSchema.parse(Object.assign({}, ...Object.values(outputs)));
  return {
    tableName: found.TableName,
    publicUrl: found.ApiUrl,
    httpApiUrl: found.HttpApiUrl,
    partnerAppSecretArn: found.PartnerAppSecretArn,
    clientAppSecretArn: found.ClientAppSecretArn,
  };
}
