import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';

const addressesSchema = z.object({
  /** The product's public URL. */
  product: z.url(),
  /** Where HubSpot's webhooks go. */
  webhook: z.url(),
  /** The HubSpot sandbox; absent in a stack without one. */
  sandbox: z.url().optional(),
  /** The mail inbox. */
  inbox: z.url(),
  /** The JSON API, with its version. */
  api: z.url(),
  /** Signs webhooks. Of this local stage only. */
  hubspotClientSecret: z.string(),
  /** Bearer token for the API with all scopes. Of this local stage only. */
  operatorToken: z.string(),
  /** The emulated AWS, for the `aws` CLI and SDK clients. */
  aws: z.url(),
});

/** Where everything of a running local stack is, for people and outside tools. */
export type Addresses = z.infer<typeof addressesSchema>;

/** Writes them for outside tools. The secrets in it open nothing but this machine's own stack. */
export function writeAddresses(file: string, addresses: Addresses): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(addresses, null, 2)}\n`, { mode: 0o600 });
}

/** Reads what `writeAddresses` wrote; undefined when there is nothing (valid). */
export function readAddresses(file: string): Addresses | undefined {
  try {
    return addressesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
