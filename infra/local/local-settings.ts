import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { isObject, type JsonObject, merged } from './json.ts';
import type { LocalSecrets } from './local-secrets.ts';
import { projectRoot } from './paths.ts';
import type { SandboxApp } from './sandbox/options.ts';

const SHIPPED = join(projectRoot, 'infra', 'settings', 'local.json');

/** What is known only when a stack starts. */
export interface StackUrls {
  readonly publicUrl: string;
  readonly sandboxUrl: string | undefined;
}

/** The shipped settings of the local stage. */
export function shippedLocalSettings(): JsonObject {
  const shipped: unknown = JSON.parse(readFileSync(SHIPPED, 'utf8'));
  if (!isObject(shipped)) throw new Error(`${SHIPPED} is no JSON object.`);
  return shipped;
}

/**
 * Writes a stack's own settings file: the shipped local stage, with this stack's addresses and the caller's changes.
 * The app reads it exactly as it reads any stage's file, and checks it.
 */
export function writeLocalSettings(file: string, urls: StackUrls, changes: JsonObject): JsonObject {
  const hubspot = urls.sandboxUrl === undefined ? {} : { apiBaseUrl: urls.sandboxUrl, appBaseUrl: urls.sandboxUrl };
  const settings = merged(merged(shippedLocalSettings(), { publicUrl: urls.publicUrl, hubspot }), changes);
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
  return settings;
}

const hubspotApp = z.object({
  appId: z.int(),
  clientId: z.string(),
  scopes: z.array(z.string()),
  optionalScopes: z.array(z.string()).default([]),
});

/** Only what the local stack itself reads; the app checks the whole file. */
const partOfSettings = z.object({
  region: z.string().optional(),
  mail: z.object({ from: z.string() }),
  hubspot: z.object({ partnerApp: hubspotApp, clientApp: hubspotApp }),
});

/** The stage's AWS region, where its settings name one. */
export function regionOf(settings: JsonObject): string | undefined {
  return partOfSettings.parse(settings).region;
}

/** The address that the product sends from. */
export function mailFromOf(settings: JsonObject): string {
  return partOfSettings.parse(settings).mail.from;
}

/** The two apps as HubSpot would know them, so that the sandbox and the product cannot disagree. */
export function sandboxAppsOf(settings: JsonObject, secrets: LocalSecrets, redirectUrl: string) {
  const { partnerApp, clientApp } = partOfSettings.parse(settings).hubspot;
  const registered = (app: z.infer<typeof hubspotApp>, clientSecret: string): SandboxApp => ({
    appId: app.appId,
    clientId: app.clientId,
    clientSecret,
    requiredScopes: app.scopes,
    optionalScopes: app.optionalScopes,
    redirectUrls: [redirectUrl],
  });
  return {
    partner: registered(partnerApp, secrets.partnerClientSecret),
    client: registered(clientApp, secrets.clientClientSecret),
  };
}
