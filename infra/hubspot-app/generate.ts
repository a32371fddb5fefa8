import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { AppSettings, RuntimeSettings } from '../../shared/domain/settings.ts';
import { ConfigurationError, readStageSettings } from '../config.ts';

/** Which settings the apps are made from. */
export type HubSpotAppSettings = Pick<RuntimeSettings, 'stage' | 'agency' | 'mail' | 'hubspot'>;

/** HubSpot's developer platform that the files are written for. */
const PLATFORM_VERSION = '2026.09';
/** Routes of the product, as the stack has them. */
const REDIRECT_PATH = '/oauth/callback';
const WEBHOOK_PATH = '/webhooks/hubspot';
/**
 * How webhook subscriptions name the partner client object: the generic subscriptions list it
 * (https://developers.hubspot.com/changelog/public-beta-generic-webhook-subscriptions). Should a build refuse the name, the poll does without.
 */
const PARTNER_CLIENT = 'partner_client';

/**
 * The developer-platform projects of our two HubSpot apps, one for the partner portal and one for client portals, as paths and JSON contents.
 * `publicUrl` is where the product is reached, without a slash at the end.
 * https://developers.hubspot.com/docs/apps/developer-platform/build-apps/app-configuration
 * @throws ConfigurationError when HubSpot would not take the address
 */
export function hubspotAppFiles(settings: HubSpotAppSettings, publicUrl: string): Record<string, unknown> {
  if (!publicUrl.startsWith('https://') || publicUrl.endsWith('/')) {
    throw new ConfigurationError(
      `publicUrl: HubSpot calls https addresses only; "${publicUrl}" is none, or ends in a slash.`,
    );
  }
  const { stage, agency, hubspot } = settings;
  const partner = {
    name: `Portal Steward of ${agency.name}, own portal`,
    description: `Tells ${agency.name} of invitations by its clients. It reads partner clients, partner services and users, and changes nothing.`,
  };
  const client = {
    name: `Portal Steward of ${agency.name}`,
    description: `Gives the people of ${agency.name} the access that your engagement needs, and takes it away at its end. Your super admins are told of every change, and can remove this app at any time.`,
  };
  return {
    'partner-app/hsproject.json': projectFile(`portal-steward-partner-${stage}`),
    'partner-app/src/app/app-hsmeta.json': appFile(
      `portal_steward_partner_${stage}`,
      partner,
      hubspot.partnerApp,
      settings,
      publicUrl,
    ),
    'partner-app/src/app/webhooks/webhooks-hsmeta.json': webhooksFile(stage, hubspot.partnerRecords, publicUrl),
    'client-app/hsproject.json': projectFile(`portal-steward-client-${stage}`),
    'client-app/src/app/app-hsmeta.json': appFile(
      `portal_steward_client_${stage}`,
      client,
      hubspot.clientApp,
      settings,
      publicUrl,
    ),
  };
}

function projectFile(name: string) {
  return { name, srcDir: 'src', platformVersion: PLATFORM_VERSION };
}

/** The uid must stay the same from upload to upload: another one would be another app. */
function appFile(
  uid: string,
  words: { name: string; description: string },
  app: AppSettings,
  { mail }: HubSpotAppSettings,
  publicUrl: string,
) {
  return {
    uid,
    type: 'app',
    config: {
      ...words,
      // Installed by OAuth in portals that the agency names, and in no marketplace.
      distribution: 'private',
      auth: {
        type: 'oauth',
        redirectUrls: [publicUrl + REDIRECT_PATH],
        requiredScopes: app.scopes,
        optionalScopes: app.optionalScopes,
        conditionallyRequiredScopes: [],
      },
      permittedUrls: { fetch: [], iframe: [], img: [] },
      support: { supportEmail: mail.operator },
    },
  };
}

function webhooksFile(
  stage: string,
  { clientProperties }: RuntimeSettings['hubspot']['partnerRecords'],
  publicUrl: string,
) {
  const subscription = { objectType: PARTNER_CLIENT, active: true };
  return {
    uid: `portal_steward_webhooks_${stage}`,
    type: 'webhooks',
    config: {
      settings: { targetUrl: publicUrl + WEBHOOK_PATH, maxConcurrentRequests: 10 },
      subscriptions: {
        crmObjects: [
          { subscriptionType: 'object.creation', ...subscription },
          { subscriptionType: 'object.propertyChange', propertyName: clientProperties.status, ...subscription },
        ],
        legacyCrmObjects: [],
        hubEvents: [],
      },
    },
  };
}

/** Writes the files below a directory; what stood there of an earlier run goes. */
function write(directory: string, files: Record<string, unknown>): void {
  for (const project of ['partner-app', 'client-app'])
    rmSync(join(directory, project), { recursive: true, force: true });
  for (const [path, content] of Object.entries(files)) {
    const file = join(directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
    console.log(file);
  }
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { out: { type: 'string' }, 'public-url': { type: 'string' } },
  });
  const [file] = positionals;
  if (file === undefined) {
    console.error(
      'usage: node infra/hubspot-app/generate.ts <settings.json> [--public-url https://…] [--out <directory>]',
    );
    process.exit(2);
  }
  const settings = readStageSettings(file);
  const publicUrl = values['public-url'] ?? settings.publicUrl;
  if (publicUrl === undefined)
    throw new ConfigurationError(`${file}: publicUrl is missing, and --public-url was not given.`);
  write(values.out ?? fileURLToPath(new URL('example', import.meta.url)), hubspotAppFiles(settings, publicUrl));
}
