import type { Faults } from './faults.ts';
import type { SandboxApp, SandboxAppName, SandboxOptions } from './options.ts';
import type { RateLimiter } from './rate-limit.ts';
import type { RequestLog } from './request-log.ts';
import type { Portal, State } from './state.ts';
import type { Deliveries } from './webhooks/deliveries.ts';

/** Everything that a handler of the sandbox works with. `state` is replaced whole by a reset. */
export interface Sandbox {
  apps: SandboxOptions['apps'];
  state: State;
  faults: Faults;
  requests: RequestLog;
  deliveries: Deliveries;
  rateLimiter: RateLimiter;
  /** The sandbox's own address, without a slash at the end. */
  url: string;
  log: (line: string) => void;
}

export function findApp(sandbox: Sandbox, clientId: string | undefined): SandboxApp | undefined {
  return Object.values(sandbox.apps).find((app) => app.clientId === clientId);
}

export function appNameOf(sandbox: Sandbox, appId: number): SandboxAppName {
  return sandbox.apps.partner.appId === appId ? 'partner' : 'client';
}

export function findPortal(sandbox: Sandbox, portalId: string | number | undefined): Portal | undefined {
  return sandbox.state.portals.get(Number(portalId));
}
