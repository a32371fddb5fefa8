import type { CrmRecord } from './crm-record.ts';
import { createRecord, writeProperty } from './crm-record.ts';
import { serviceTypeLabel } from './properties.ts';
import { WORLD } from './world.ts';
import type { WorldPartnerClient, WorldPortal } from './world-types.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const SEED_SOURCE = { sourceType: 'CRM_UI', sourceId: 'seed' } as const;

export interface PartnerRecords {
  partnerClients: Map<string, CrmRecord>;
  partnerServices: Map<string, CrmRecord>;
  servicesOfClient: Map<string, string[]>;
}

/** The records that stand in the partner portal when the sandbox starts: the baseline that a first poll finds. */
export function buildPartnerRecords(now: number): PartnerRecords {
  const records: PartnerRecords = {
    partnerClients: new Map(),
    partnerServices: new Map(),
    servicesOfClient: new Map(),
  };
  for (const seed of WORLD.partnerClients) {
    const portal = WORLD.portals.find((candidate) => candidate.portalId === seed.portalId);
    if (!portal) throw new Error(`The seeded world has a partner client of portal ${seed.portalId}, which is missing.`);
    addSeed(records, seed, portal, now);
  }
  return records;
}

function addSeed(records: PartnerRecords, seed: WorldPartnerClient, portal: WorldPortal, now: number): void {
  const invitedAt = now - seed.invitedDaysAgo * DAY_MS;
  const acceptedAt = now - seed.acceptedDaysAgo * DAY_MS;
  const contact = portal.users.find((user) => user.superAdmin);

  const client = createRecord(String(seed.recordId), invitedAt);
  const clientValues: Record<string, string> = {
    name: portal.company,
    invitation_status: 'INVITED',
    client_hub_id: String(portal.portalId),
    hub_tier: portal.tier,
    primary_contact_email: contact?.email ?? '',
    primary_contact_name: contact ? `${contact.firstName} ${contact.lastName}` : '',
  };
  for (const [name, value] of Object.entries(clientValues)) writeProperty(client, name, value, invitedAt, SEED_SOURCE);
  writeProperty(client, 'invitation_status', 'ACTIVE', acceptedAt, SEED_SOURCE);
  records.partnerClients.set(client.id, client);

  const service = createRecord(String(seed.recordId + 10000000), invitedAt);
  const serviceValues: Record<string, string> = {
    service_name: `${serviceTypeLabel(seed.serviceType)} for ${portal.company}`,
    service_type: seed.serviceType,
    status: 'ACTIVE',
  };
  for (const [name, value] of Object.entries(serviceValues))
    writeProperty(service, name, value, acceptedAt, SEED_SOURCE);
  records.partnerServices.set(service.id, service);
  records.servicesOfClient.set(client.id, [service.id]);
}
