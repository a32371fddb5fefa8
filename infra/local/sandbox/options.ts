import * as z from 'zod';

/** One HubSpot app as the sandbox knows it: what `app-hsmeta.json` and the developer account say about it. */
export const sandboxAppSchema = z.strictObject({
  /** HubSpot's id of the app; stands in webhooks and in introspection answers. */
  appId: z.int().positive(),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** Scopes that every authorize link has to ask for. */
  requiredScopes: z.array(z.string().min(1)),
  /** Scopes that are granted when they are asked for and the portal has them. */
  optionalScopes: z.array(z.string().min(1)),
  /** The only addresses that the consent page sends a browser back to; compared as exact strings. */
  redirectUrls: z.array(z.url()),
});

/** The shape of the file that `main.ts` reads. `log` is only for callers in the same process. */
export const sandboxConfigSchema = z.strictObject({
  /** TCP port on 127.0.0.1; 0 (the default) takes a free one. */
  port: z.int().min(0).max(65535).optional(),
  apps: z.strictObject({ partner: sandboxAppSchema, client: sandboxAppSchema }),
  /** Where webhooks go. Without one, events are recorded and not sent. */
  webhookTargetUrl: z.url().optional(),
  /** Milliseconds between two attempts of one webhook delivery. HubSpot spreads its retries over 24 hours. */
  retryDelayMs: z.int().min(0).optional(),
});

export type SandboxApp = z.infer<typeof sandboxAppSchema>;
export type SandboxAppName = 'partner' | 'client';

export interface SandboxOptions {
  port?: number;
  apps: { partner: SandboxApp; client: SandboxApp };
  webhookTargetUrl: string | undefined;
  retryDelayMs?: number;
  log?: (line: string) => void;
}
