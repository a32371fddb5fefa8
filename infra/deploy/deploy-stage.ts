import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findApiAccess } from '../cli/api-access.ts';
import { UsageError } from '../cli/errors.ts';
import type { Style, Tone } from '../cli/text/style.ts';
import { table } from '../cli/text/table.ts';
import { readStageSettings } from '../config.ts';
import { projectRoot } from '../local/paths.ts';
import { createAwsAccount } from './aws-account.ts';
import { cdkDeploy, type DeployedStage } from './cdk-deploy.ts';
import { type Finding, runChecks } from './checks.ts';
import { createFirstToken } from './first-token.ts';
import { type Published, publishFiles } from './publish-shipped.ts';
import { whatIsNext } from './what-is-next.ts';

/** One deploy. */
export interface DeployRequest {
  readonly stage: string;
  /** Asks nothing. */
  readonly yes: boolean;
  readonly newToken: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly home: string;
  readonly style: Style;
  readonly print: (text: string) => void;
  readonly confirm: (question: string) => Promise<boolean>;
}

/** The deploy was not begun: a check says that it cannot go well, or nobody agreed. */
export class DeployRefusedError extends Error {
  override readonly name = 'DeployRefusedError';
}

/**
 * Deploys a stage to AWS.
 * 1. Settings and account are checked first; nothing has changed until a person agrees.
 * 2. The CDK deploys, data before what runs.
 * 3. The first API token, catalogue and policy; what stands already is left alone.
 * 4. What is left for a person.
 */
export async function deployStage(request: DeployRequest): Promise<void> {
  const { stage, yes, style, print } = request;
  // 1. Check.
  const settingsFile = `infra/settings/${stage}.json`;
  const settings = readStageSettings(join(projectRoot, settingsFile));
  if (settings.stage !== stage) {
    throw new DeployRefusedError(`${settingsFile}: stage: expected "${stage}", the name of the file`);
  }
  const findings = await runChecks({ settings, account: createAwsAccount(settings.region) });
  print(findingsTable(findings, style));
  if (findings.some(({ verdict }) => verdict === 'stop')) throw new DeployRefusedError('Nothing was deployed.');
  if (!yes && !(await request.confirm(`Deploy stage ${stage}?`))) throw new DeployRefusedError('Nothing was deployed.');
  // 2. Deploy.
  const deployed = await cdkDeploy(stage, settings.region, yes);
  // 3. Token and publications.
  const made = await createFirstToken({
    tableName: deployed.tableName,
    region: settings.region,
    operatorEmail: settings.mail.operator,
    another: request.newToken,
  });
  const token = made.created ? made.token : undefined;
  const published = await publishOwn(request, deployed, token);
  // 4. Next.
  print(`\n${whatIsNext({ settings, settingsFile, deployed, token, published }, style)}`);
}

/** Publishes the stage's own files where there are any, with the new token or the one that this machine has. */
async function publishOwn(
  { stage, env, home, print }: DeployRequest,
  { httpApiUrl }: DeployedStage,
  token: string | undefined,
): Promise<Published | undefined> {
  const files = {
    catalogue: join(projectRoot, 'infra', 'settings', `${stage}.catalogue.json`),
    policy: join(projectRoot, 'infra', 'settings', `${stage}.approval-policy.json`),
  };
  if (!existsSync(files.catalogue) || !existsSync(files.policy)) return undefined;
  const known = token ?? knownToken({ env, home, stage });
  if (known === undefined) return undefined;
  try {
    // A domain of one's own may not lead here yet; the API's own address always does.
    return await publishFiles({ api: `${httpApiUrl}/api/v1`, token: known }, files);
  } catch (error) {
    // The stage stands, and the token must be shown: what was not published is said, and left for the person.
    print(`Not published: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

function knownToken(sources: { env: NodeJS.ProcessEnv; home: string; stage: string }): string | undefined {
  try {
    return findApiAccess({ ...sources, projectRoot }).token;
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

const WORDS: Readonly<Record<Finding['verdict'], { text: string; tone: Tone }>> = {
  ok: { text: 'ok', tone: 'good' },
  warn: { text: 'look', tone: 'attention' },
  stop: { text: 'stop', tone: 'bad' },
};

/** The findings as the person sees them before agreeing. */
export function findingsTable(findings: readonly Finding[], style: Style): string {
  return table(
    style,
    ['', 'Check', 'Finding'],
    findings.map(({ name, verdict, says }) => [WORDS[verdict], name, says]),
    '',
  );
}
