import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Sandbox } from '../context.ts';
import type { Answer, Params, SandboxRequest } from '../http.ts';
import { APP_UNINSTALLED, type AppToken, type JournalEntry } from '../journal-types.ts';
import { newId } from '../state.ts';
import { HubSpotError, invalidToken, missingScopes, notFound, validationError } from './hubspot-error.ts';
import { type ApiRoute, jsonBody } from './pipeline.ts';

/** Where HubSpot writes what an app's subscriptions tell, kept for three days. Its calls take a token of the app itself. */
const READ = 'developer.webhooks_journal.read';
const READ_SUBSCRIPTIONS = 'developer.webhooks_journal.subscriptions.read';
const WRITE_SUBSCRIPTIONS = 'developer.webhooks_journal.subscriptions.write';
const KEPT_MS = 3 * 24 * 60 * 60 * 1000;
const PAGE_MS = 15 * 60 * 1000;
const MOST = 100;

const subscriptionSchema = z.strictObject({
  subscriptionType: z.literal('APP_LIFECYCLE_EVENT'),
  eventTypeId: z.enum([APP_UNINSTALLED, '4-1909196']),
  properties: z.array(z.string()),
});

export const JOURNAL_ROUTES: ApiRoute[] = [
  open('GET', '/webhooks-journal/subscriptions/2026-03', READ_SUBSCRIPTIONS, listSubscriptions),
  open('POST', '/webhooks-journal/subscriptions/2026-03', WRITE_SUBSCRIPTIONS, subscribe),
  open('GET', '/webhooks-journal/journal/2026-03/batch/earliest/:count', READ, (call) => batch(call, 0)),
  open('GET', '/webhooks-journal/journal/2026-03/batch/:offset/next/:count', READ, next),
];

interface AppCall {
  readonly sandbox: Sandbox;
  readonly request: SandboxRequest;
  readonly params: Params;
  readonly token: AppToken;
}

function open(method: string, template: string, scope: string, handle: (call: AppCall) => Answer): ApiRoute {
  return {
    method,
    template,
    handler: {
      open(sandbox, request, params) {
        const [, value = ''] = /^Bearer (.+)$/i.exec(request.headers['authorization'] ?? '') ?? [];
        const token = sandbox.state.appTokens.get(value);
        if (token === undefined || token.expiresAt <= Date.now()) throw invalidToken();
        if (!token.scopes.includes(scope)) throw missingScopes([scope]);
        return handle({ sandbox, request, params, token });
      },
    },
  };
}

function listSubscriptions({ sandbox, token }: AppCall): Answer {
  const results = sandbox.state.subscriptions
    .filter(({ appId }) => appId === token.appId)
    .map(({ eventTypeId: _inTheGuideOnly, ...subscription }) => subscription);
  return { status: 200, body: { results } };
}

function subscribe({ sandbox, request, token }: AppCall): Answer {
  const parsed = subscriptionSchema.safeParse(jsonBody(request));
  if (!parsed.success) throw validationError('The sandbox knows subscriptions of an app’s life only.');
  const { eventTypeId, subscriptionType } = parsed.data;
  const { state } = sandbox;
  if (state.subscriptions.some((one) => one.appId === token.appId && one.eventTypeId === eventTypeId)) {
    throw new HubSpotError(409, 'CONFLICT', 'There is such a subscription already.');
  }
  const at = new Date().toISOString();
  const action = eventTypeId === APP_UNINSTALLED ? 'APP_UNINSTALL' : 'APP_INSTALL';
  const made = {
    id: Number(newId(state)),
    appId: token.appId,
    subscriptionType,
    objectTypeId: eventTypeId,
    actions: [action],
    properties: [],
    createdAt: at,
    updatedAt: at,
  };
  state.subscriptions.push({ ...made, eventTypeId });
  return { status: 200, body: made };
}

function next(call: AppCall): Answer {
  const entries = entriesOf(call);
  const at = entries.findIndex(({ offset }) => offset === call.params['offset']);
  if (at < 0) throw notFound('The journal has no such offset any more.');
  return batch(call, at + 1);
}

function batch(call: AppCall, from: number): Answer {
  const count = Number(call.params['count']);
  if (!Number.isInteger(count) || count < 1 || count > MOST) throw validationError(`count is 1 to ${MOST}.`);
  const at = new Date();
  const expiresAt = new Date(at.getTime() + PAGE_MS).toISOString();
  const results = entriesOf(call)
    .slice(from, from + count)
    .map(({ offset, secret }) => ({
      url: `${call.sandbox.url}/_journal/${offset}?key=${secret}`,
      expiresAt,
      currentOffset: offset,
    }));
  return {
    status: 200,
    body: { status: 'COMPLETE', results, startedAt: at.toISOString(), completedAt: at.toISOString() },
  };
}

function entriesOf({ sandbox, token }: AppCall): JournalEntry[] {
  const earliest = Date.now() - KEPT_MS;
  return sandbox.state.journal.filter(({ appId, at }) => appId === token.appId && Date.parse(at) >= earliest);
}

/** A page of the journal: it lies at an address that is secret in itself. */
export function journalPage(sandbox: Sandbox, request: SandboxRequest): Answer {
  const [, offset = ''] = /^\/_journal\/([\w-]+)$/.exec(request.path) ?? [];
  const entry = sandbox.state.journal.find((one) => one.offset === offset);
  if (entry === undefined || request.query.get('key') !== entry.secret) return { status: 403, body: {} };
  return {
    status: 200,
    body: {
      offset,
      publishedAt: entry.at,
      journalEvents: [
        {
          type: 'appLifecycle',
          portalId: entry.portalId,
          occurredAt: entry.at,
          action: 'APP_UNINSTALL',
          eventTypeId: APP_UNINSTALLED,
        },
      ],
    },
  };
}

/** Writes into the journal that an app was uninstalled, where it has subscribed to that. */
export function noteUninstalled(sandbox: Sandbox, portalId: number, appId: number): void {
  const { state } = sandbox;
  if (!state.subscriptions.some((one) => one.appId === appId && one.eventTypeId === APP_UNINSTALLED)) return;
  const at = new Date().toISOString();
  state.journal.push({ offset: randomUUID(), secret: randomUUID(), appId, portalId, at });
}
