import { fileURLToPath } from 'node:url';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ConfigurationError, readStageSettings } from './config.ts';
import { AppStack } from './stacks/app-stack.ts';
import { DataStack } from './stacks/data-stack.ts';

/**
 * The CDK app. `-c stage=<name>` reads `infra/settings/<name>.json`, `-c settings=<file>` any file; without either it is the example,
 * so that a plain `cdk synth` works offline.
 */
const app = new App();
const stage: unknown = app.node.tryGetContext('stage') ?? 'example';
const file: unknown =
  app.node.tryGetContext('settings') ?? fileURLToPath(new URL(`settings/${String(stage)}.json`, import.meta.url));

try {
  const settings = readStageSettings(String(file));
  const env = { region: settings.region, ...accountOf(process.env['CDK_DEFAULT_ACCOUNT']) };
  const data = new DataStack(app, `PortalSteward-${settings.stage}-data`, { env, settings });
  new AppStack(app, `PortalSteward-${settings.stage}-app`, { env, settings, data });
  Validations.of(app).addPlugins(new AwsSolutionsChecks());
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function accountOf(account: string | undefined): { account?: string } {
  return account === undefined ? {} : { account };
}
