import type { Style } from '../cli/text/style.ts';
import { indented, section, spaced } from '../cli/text/table.ts';
import type { StageSettings } from '../config.ts';
import type { DeployedStage } from './cdk-deploy.ts';

/** What is known after a deploy. */
export interface DeployResult {
  readonly settings: StageSettings;
  /** The settings file, as a person would name it. */
  readonly settingsFile: string;
  readonly deployed: DeployedStage;
  /** A token that was made now; it is shown here and nowhere else. */
  readonly token: string | undefined;
  /** Versions that were published now, or undefined where there was nothing to publish, or no token to publish with. */
  readonly published: { readonly catalogueVersion: number; readonly policyVersion: number } | undefined;
}

/** What a person has to do after a deploy, in order, with the exact commands. */
export function whatIsNext({ settings, settingsFile, deployed, token, published }: DeployResult, style: Style): string {
  const { stage, region } = settings;
  const ownDomain = deployed.httpApiUrl !== deployed.publicUrl;
  const steps = [
    ...(ownDomain ? [domainStep(deployed)] : []),
    `Make the two HubSpot apps from the same settings, and upload them (infra/hubspot-app/README.md):\n${indented(
      [
        `node infra/hubspot-app/generate.ts ${settingsFile} --public-url ${deployed.publicUrl} --out .local/hubspot-app/${stage}`,
        `(cd .local/hubspot-app/${stage}/partner-app && hs project upload)`,
        `(cd .local/hubspot-app/${stage}/client-app && hs project upload)`,
      ].join('\n'),
    )}\nTheir redirect address is ${deployed.publicUrl}/oauth/callback. HubSpot shows each app’s id and client id on its page: they belong into ${settingsFile}; deploy again if they changed.`,
    `Put each app’s client secret, from the same page, where the functions read it. The command asks for it, so that it stays out of the shell’s history:\n${indented(
      [secretCommand(deployed.partnerAppSecretArn, region), secretCommand(deployed.clientAppSecretArn, region)].join(
        '\n',
      ),
    )}`,
    ...(published === undefined ? [publishStep(stage)] : []),
    `Connect your own portal, then see whether all fits:\n${indented(
      [
        `npm run steward -- setup --stage ${stage}`,
        `npm run steward -- preflight --stage ${stage}`,
        `npm run steward -- status --stage ${stage}`,
      ].join('\n'),
    )}`,
  ];
  return spaced(
    style(`Deployed: ${deployed.publicUrl}`, 'good'),
    token === undefined ? '' : tokenWords(token, stage, deployed.publicUrl, style),
    published === undefined
      ? ''
      : `Published: catalogue version ${published.catalogueVersion}, policy version ${published.policyVersion}.`,
    style('What is left for you', 'strong'),
    ...steps.map((step, index) => `${index + 1}. ${step.replaceAll('\n', '\n   ')}`),
  );
}

function tokenWords(token: string, stage: string, publicUrl: string, style: Style): string {
  const file = JSON.stringify({ api: `${publicUrl}/api/v1`, token });
  return section(
    style,
    'The first API token. It may do everything, is shown now only, and is kept nowhere',
    `${token}\n\nThe steward command finds it in ~/.config/portal-steward/${stage}.json (readable by you only):\n  ${file}`,
  );
}

function domainStep({ publicUrl, httpApiUrl }: DeployedStage): string {
  const { host } = new URL(publicUrl);
  return `Let ${host} lead to ${httpApiUrl} (an API Gateway custom domain with its certificate, mapped to the API’s default stage, and a DNS record).`;
}

function secretCommand(arn: string, region: string): string {
  return `read -rs SECRET && aws secretsmanager put-secret-value --region ${region} --secret-id ${arn} --secret-string "$SECRET"; unset SECRET`;
}

function publishStep(stage: string): string {
  return `Say what you sell and who approves it: copy infra/settings/catalogue.json and approval-policy.json to infra/settings/${stage}.catalogue.json and ${stage}.approval-policy.json, put your own people in, and publish them:\n${indented(
    [
      `npm run steward -- catalogue publish infra/settings/${stage}.catalogue.json --stage ${stage}`,
      `npm run steward -- policy publish infra/settings/${stage}.approval-policy.json --stage ${stage}`,
    ].join('\n'),
  )}`;
}
