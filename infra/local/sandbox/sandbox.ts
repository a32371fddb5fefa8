import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { journalPage } from './api/journal.ts';
import { handleApiCall } from './api/pipeline.ts';
import { API_ROUTES, isApiPath } from './api/routes.ts';
import type { Sandbox } from './context.ts';
import { CONTROL_ROUTES } from './control/control-routes.ts';
import { ControlError } from './control/parse.ts';
import { createFaults } from './faults.ts';
import type { Answer, SandboxRequest } from './http.ts';
import { matchRoute, readRequest, sendAnswer } from './http.ts';
import { ConsentError } from './oauth/consent.ts';
import type { SandboxOptions } from './options.ts';
import { renderErrorPage } from './pages/error-page.ts';
import { PAGE_ROUTES } from './pages/page-routes.ts';
import { PartnerChangeError } from './partner-changes.ts';
import { createRateLimiter } from './rate-limit.ts';
import { createRequestLog } from './request-log.ts';
import { createState } from './state.ts';
import { createDeliveries } from './webhooks/deliveries.ts';

export type { SandboxApp, SandboxOptions } from './options.ts';

/** A running sandbox. `stop` ends pending webhook retries and open connections too. */
export interface RunningSandbox {
  url: string;
  port: number;
  stop(): Promise<void>;
}

const DEFAULT_RETRY_DELAY_MS = 500;

/** Starts a HubSpot of its own on 127.0.0.1, with the seeded world, all in memory. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const log = options.log ?? (() => undefined);
  const sandbox: Sandbox = {
    apps: options.apps,
    state: createState(Date.now()),
    faults: createFaults(),
    requests: createRequestLog(),
    rateLimiter: createRateLimiter(Date.now),
    deliveries: createDeliveries({
      targetUrl: options.webhookTargetUrl,
      retryDelayMs: options.retryDelayMs ?? DEFAULT_RETRY_DELAY_MS,
      answerWithinMs: () => sandbox.state.settings.webhookAnswerWithinMs,
      isEnabled: () => sandbox.state.settings.webhooksEnabled,
      log,
    }),
    url: '',
    log,
  };

  const server = createServer((message, response) => {
    readRequest(message)
      .then((request) => answer(sandbox, request))
      .catch((error: unknown) => unexpected(sandbox, error))
      .then((result) => deliver(response, result))
      .catch((error: unknown) => log(`answer not sent: ${error instanceof Error ? error.name : 'unknown'}`));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  sandbox.url = `http://127.0.0.1:${port}`;

  return {
    url: sandbox.url,
    port,
    stop: () =>
      new Promise((resolve) => {
        sandbox.deliveries.reset();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(sandbox: Sandbox, request: SandboxRequest): Answer {
  if (isApiPath(request.path)) return handleApiCall(sandbox, API_ROUTES, request);
  if (request.path.startsWith('/oauth/v1/')) return oldOauth();
  if (request.path.startsWith('/_journal/')) return journalPage(sandbox, request);
  const isControl = request.path.startsWith('/_sandbox/');
  try {
    const match = matchRoute(isControl ? CONTROL_ROUTES : PAGE_ROUTES, request.method, request.path);
    if (match) return match.handler(sandbox, request, match.params);
    const message = `There is nothing at ${request.method} ${request.path}.`;
    return isControl ? { status: 404, body: { message } } : { status: 404, html: renderErrorPage(message) };
  } catch (error) {
    const status = expectedStatus(error);
    if (status === undefined || !(error instanceof Error)) throw error;
    return isControl ? { status, body: { message: error.message } } : { status, html: renderErrorPage(error.message) };
  }
}

/** v1 stops in February 2027; a product that still calls it is told so now. */
function oldOauth(): Answer {
  const message = 'The OAuth v1 endpoints are gone. Use /oauth/2026-03/token.';
  return { status: 410, body: { status: 'error', category: 'GONE', message, correlationId: crypto.randomUUID() } };
}

function expectedStatus(error: unknown): number | undefined {
  if (error instanceof ControlError) return error.status;
  if (error instanceof ConsentError) return 400;
  return error instanceof PartnerChangeError ? 409 : undefined;
}

function unexpected(sandbox: Sandbox, error: unknown): Answer {
  const message = error instanceof Error ? error.message : 'unknown error';
  sandbox.log(`sandbox error: ${message}`);
  return {
    status: 500,
    body: { status: 'error', category: 'INTERNAL_ERROR', message, correlationId: crypto.randomUUID() },
  };
}

function deliver(response: ServerResponse, result: Answer): void {
  if (result.dropAfterMs === undefined) {
    sendAnswer(response, result);
    return;
  }
  const timer = setTimeout(() => response.destroy(), result.dropAfterMs);
  response.once('close', () => clearTimeout(timer));
}
