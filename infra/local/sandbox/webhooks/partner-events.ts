import { randomInt } from 'node:crypto';
import type { Sandbox } from '../context.ts';
import type { CrmRecord, PropertyVersion } from '../crm-record.ts';
import { PARTNER_PORTAL_ID } from '../state.ts';

/** Ids of the app's subscriptions, as HubSpot would give them when the webhooks file is uploaded. */
const CREATION_SUBSCRIPTION = 5001;
const PROPERTY_SUBSCRIPTION = 5002;

/** What became of the events of a change. */
export type EventsOutcome = 'queued' | 'not-installed' | 'no-change';

export function sendCreation(sandbox: Sandbox, record: CrmRecord, source: string): EventsOutcome {
  return send(sandbox, record, {
    subscriptionId: CREATION_SUBSCRIPTION,
    subscriptionType: 'object.creation',
    occurredAt: Date.parse(record.createdAt),
    changeFlag: 'CREATED',
    changeSource: source,
  });
}

export function sendPropertyChange(sandbox: Sandbox, record: CrmRecord, property: string): EventsOutcome {
  const version: PropertyVersion | undefined = record.history.get(property)?.[0];
  return send(sandbox, record, {
    subscriptionId: PROPERTY_SUBSCRIPTION,
    subscriptionType: 'object.propertyChange',
    occurredAt: version ? Date.parse(version.timestamp) : Date.now(),
    propertyName: property,
    propertyValue: version?.value ?? '',
    changeSource: version?.sourceType ?? 'CRM_UI',
    sourceId: version?.sourceId ?? '',
  });
}

/** HubSpot sends events of a portal to the apps that are installed there; partner clients are the partner app's. */
function send(sandbox: Sandbox, record: CrmRecord, fields: Record<string, unknown>): EventsOutcome {
  const app = sandbox.apps.partner;
  const installed = sandbox.state.installs.some(
    (install) => install.portalId === PARTNER_PORTAL_ID && install.appId === app.appId,
  );
  if (!installed) {
    sandbox.log('no webhook: the partner app is not installed in the partner portal');
    return 'not-installed';
  }
  const event = {
    eventId: randomInt(1, 2 ** 31),
    portalId: PARTNER_PORTAL_ID,
    appId: app.appId,
    objectId: Number(record.id),
    objectTypeId: sandbox.state.settings.partnerClientObjectTypeId,
    isSensitive: false,
    attemptNumber: 0,
    ...fields,
  };
  sandbox.deliveries.enqueue({ events: [event], clientSecret: app.clientSecret });
  return 'queued';
}
