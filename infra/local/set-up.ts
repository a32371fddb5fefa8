import * as z from 'zod';
import { createFirstToken } from '../deploy/first-token.ts';
import { publishShipped } from '../deploy/publish-shipped.ts';
import type { Addresses } from './addresses.ts';
import type { StackOutputs } from './deploy.ts';
import type { JsonObject } from './json.ts';
import { install } from './visitor.ts';

/** What setting a local stack up needs. */
export interface SetUp {
  readonly addresses: Addresses;
  readonly settings: JsonObject;
  readonly outputs: StackOutputs;
  readonly region: string;
}

const partOfSettings = z.object({
  mail: z.object({ operator: z.string() }),
  hubspot: z.object({ partnerPortalId: z.int() }),
});

/** The user of the sandbox's partner portal who installs: its super admin. */
const PARTNER_SUPER_ADMIN = 7000001;

/** What an operator does once after the first deploy, by the same means: the first API token, the catalogue and the policy. May run again. */
export async function setUpStack({ addresses, settings, outputs, region }: SetUp): Promise<void> {
  await createFirstToken({
    tableName: outputs['TableName'] ?? '',
    region,
    endpoint: addresses.aws,
    operatorEmail: partOfSettings.parse(settings).mail.operator,
    token: addresses.operatorToken,
  });
  await publishShipped({ api: addresses.api, token: addresses.operatorToken });
}

/** Connects the partner portal as a person would: the link of `steward setup`, HubSpot's consent screen, and the first look at the partner clients. */
export async function connectPartnerPortal({
  addresses,
  settings,
}: Pick<SetUp, 'addresses' | 'settings'>): Promise<void> {
  const call = async (path: string): Promise<unknown> => {
    const headers = { authorization: `Bearer ${addresses.operatorToken}` };
    const answer = await fetch(`${addresses.api}${path}`, { method: 'POST', headers });
    if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}.`);
    return answer.json();
  };
  const { url } = z.object({ url: z.url() }).parse(await call('/setup/partner-link'));
  const page = await install(url, partOfSettings.parse(settings).hubspot.partnerPortalId, PARTNER_SUPER_ADMIN);
  if (page.status !== 200)
    throw new Error(`The partner portal could not be connected: the last page answered ${page.status}.`);
  await call('/sweeps');
}
