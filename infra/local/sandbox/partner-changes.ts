import type { Sandbox } from './context.ts';
import { findPortal } from './context.ts';
import type { ChangeSource, CrmRecord } from './crm-record.ts';
import { createRecord, currentValue, writeProperty } from './crm-record.ts';
import type { InvitationStatus, PartnerObjectType, ServiceType } from './properties.ts';
import { serviceTypeLabel } from './properties.ts';
import type { Portal } from './state.ts';
import { newId } from './state.ts';
import type { EventsOutcome } from './webhooks/partner-events.ts';
import { sendCreation, sendPropertyChange } from './webhooks/partner-events.ts';

const FROM_SCREENS: ChangeSource = { sourceType: 'CRM_UI', sourceId: 'userId:7000001' };

/** What a service does when its client's invitation gets a status. */
const SERVICE_STATUS: Record<InvitationStatus, string> = {
  INVITED: 'REQUESTED',
  ACTIVE: 'ACTIVE',
  DECLINED: 'ENDED',
  WITHDRAWN: 'ENDED',
  REMOVED: 'ENDED',
};

/** A wish of a person in the screens (or of a test) that this world does not allow. */
export class PartnerChangeError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PartnerChangeError';
  }
}

export interface InvitationRequest {
  portalId: number;
  serviceType: ServiceType;
  contactEmail?: string | undefined;
  contactName?: string | undefined;
}

export interface InvitationResult {
  recordId: string;
  webhook: EventsOutcome;
}

/** Writes properties of a partner record; each real change of a subscribed one becomes an event. */
export function changeProperties(
  sandbox: Sandbox,
  type: PartnerObjectType,
  record: CrmRecord,
  values: Record<string, string>,
  source: ChangeSource = FROM_SCREENS,
): EventsOutcome {
  let outcome: EventsOutcome = 'no-change';
  for (const [name, value] of Object.entries(values)) {
    const changed = writeProperty(record, name, value, Date.now(), source);
    // Partner services are not in HubSpot's list of objects with events.
    const subscribed = type === 'partner_clients' && sandbox.state.settings.subscribedProperties.includes(name);
    if (changed && subscribed) outcome = sendPropertyChange(sandbox, record, name);
  }
  return outcome;
}

/** A client invites the partner: its record becomes INVITED, with a new partner service. */
export function invitePartner(sandbox: Sandbox, request: InvitationRequest): InvitationResult {
  const portal = findPortal(sandbox, request.portalId);
  if (!portal || portal.partner) throw new PartnerChangeError(`There is no client portal ${request.portalId}.`);
  const existing = findPartnerClient(sandbox, portal.portalId);
  if (existing && currentValue(existing, 'invitation_status') === 'INVITED') {
    throw new PartnerChangeError(`${portal.company} has an open invitation already.`);
  }
  const record = existing ?? createRecord(newId(sandbox.state), Date.now());
  sandbox.state.partnerClients.set(record.id, record);
  if (!existing) sendCreation(sandbox, record, FROM_SCREENS.sourceType);
  const contact = portal.users.find((user) => user.superAdmin && user.email.endsWith(portal.domain));
  // The service stands before the status changes: whoever reads on the event finds it.
  addService(sandbox, record, portal, request.serviceType);
  const webhook = changeProperties(sandbox, 'partner_clients', record, {
    name: portal.company,
    client_hub_id: String(portal.portalId),
    hub_tier: portal.tier,
    primary_contact_email: request.contactEmail ?? contact?.email ?? '',
    primary_contact_name: request.contactName ?? (contact ? `${contact.firstName} ${contact.lastName}` : ''),
    invitation_status: 'INVITED',
  });
  return { recordId: record.id, webhook };
}

/** Sets a client's status as the screens do: the partner accepts or declines, the client withdraws or removes. */
export function setInvitationStatus(sandbox: Sandbox, recordId: string, status: InvitationStatus): InvitationResult {
  const record = sandbox.state.partnerClients.get(recordId);
  if (!record) throw new PartnerChangeError(`There is no partner client ${recordId}.`);
  setServiceStatus(sandbox, record, status);
  const webhook = changeProperties(sandbox, 'partner_clients', record, { invitation_status: status });
  return { recordId, webhook };
}

export function findPartnerClient(sandbox: Sandbox, portalId: number): CrmRecord | undefined {
  return [...sandbox.state.partnerClients.values()].find(
    (record) => currentValue(record, 'client_hub_id') === String(portalId),
  );
}

export function servicesOf(sandbox: Sandbox, record: CrmRecord): CrmRecord[] {
  const ids = sandbox.state.servicesOfClient.get(record.id) ?? [];
  return ids.map((id) => sandbox.state.partnerServices.get(id)).filter((service) => service !== undefined);
}

/** An ended service stays as it ended; a wish that comes again opens it again only with the newest service. */
function setServiceStatus(sandbox: Sandbox, record: CrmRecord, status: InvitationStatus): void {
  const services = servicesOf(sandbox, record);
  const open = services.filter((service) => currentValue(service, 'status') !== 'ENDED');
  const newest = services.at(-1);
  const affected = open.length > 0 || !newest ? open : [newest];
  for (const service of affected)
    changeProperties(sandbox, 'partner_services', service, { status: SERVICE_STATUS[status] });
}

function addService(sandbox: Sandbox, record: CrmRecord, portal: Portal, serviceType: ServiceType): void {
  const service = createRecord(newId(sandbox.state), Date.now());
  changeProperties(sandbox, 'partner_services', service, {
    service_name: `${serviceTypeLabel(serviceType)} for ${portal.company}`,
    service_type: serviceType,
    status: 'REQUESTED',
  });
  sandbox.state.partnerServices.set(service.id, service);
  const ids = sandbox.state.servicesOfClient.get(record.id) ?? [];
  sandbox.state.servicesOfClient.set(record.id, [...ids, service.id]);
}
