/**
 * The properties of the two partner objects. HubSpot publishes neither names nor types of them, so these are the
 * sandbox's own; the product reads its names from settings and checks them against this list.
 */
export interface PropertyDefinition {
  name: string;
  label: string;
  type: 'string' | 'enumeration' | 'number' | 'datetime';
  fieldType: 'text' | 'select' | 'number' | 'date';
  options: readonly { label: string; value: string }[];
  /** HubSpot fills it; no API call can change it. The invitation's status is one: accepting has no API. */
  readOnly: boolean;
}

export type PartnerObjectType = 'partner_clients' | 'partner_services';

export const INVITATION_STATUSES = ['INVITED', 'ACTIVE', 'DECLINED', 'WITHDRAWN', 'REMOVED'] as const;
export type InvitationStatus = (typeof INVITATION_STATUSES)[number];

export const SERVICE_TYPES = [
  'marketing_management',
  'crm_onboarding',
  'reporting_review',
  'technical_administration',
] as const;
export type ServiceType = (typeof SERVICE_TYPES)[number];

const SERVICE_TYPE_LABELS: Record<string, string> = {
  marketing_management: 'Marketing management',
  crm_onboarding: 'CRM onboarding',
  reporting_review: 'Reporting review',
  technical_administration: 'Technical administration',
};

export function serviceTypeLabel(serviceType: string): string {
  return SERVICE_TYPE_LABELS[serviceType] ?? serviceType;
}

const SYSTEM_PROPERTIES = [
  { ...text('hs_object_id', 'Record ID'), type: 'number' as const, fieldType: 'number' as const, readOnly: true },
  { ...text('hs_createdate', 'Create date'), type: 'datetime' as const, fieldType: 'date' as const, readOnly: true },
  {
    ...text('hs_lastmodifieddate', 'Last modified date'),
    type: 'datetime' as const,
    fieldType: 'date' as const,
    readOnly: true,
  },
];

/** Names that HubSpot answers with when a call asks for no properties, and beside the ones that it asks for. */
export const SYSTEM_PROPERTY_NAMES = SYSTEM_PROPERTIES.map((property) => property.name);

export const PROPERTIES: Record<PartnerObjectType, readonly PropertyDefinition[]> = {
  partner_clients: [
    text('name', 'Name'),
    { ...choice('invitation_status', 'Invitation status', INVITATION_STATUSES), readOnly: true },
    { ...text('client_hub_id', 'Client Hub ID'), readOnly: true },
    { ...choice('hub_tier', 'Hub tier', ['ENTERPRISE', 'PROFESSIONAL', 'STARTER', 'FREE']), readOnly: true },
    text('primary_contact_email', 'Primary contact e-mail'),
    text('primary_contact_name', 'Primary contact name'),
    ...SYSTEM_PROPERTIES,
  ],
  partner_services: [
    text('service_name', 'Service name'),
    choice('service_type', 'Service type', SERVICE_TYPES, serviceTypeLabel),
    choice('status', 'Status', ['REQUESTED', 'ACTIVE', 'ENDED']),
    ...SYSTEM_PROPERTIES,
  ],
};

function text(name: string, label: string): PropertyDefinition {
  return { name, label, type: 'string', fieldType: 'text', options: [], readOnly: false };
}

function choice(
  name: string,
  label: string,
  values: readonly string[],
  labelOf: (value: string) => string = (value) => value.charAt(0) + value.slice(1).toLowerCase(),
): PropertyDefinition {
  const options = values.map((value) => ({ value, label: labelOf(value) }));
  return { name, label, type: 'enumeration', fieldType: 'select', options, readOnly: false };
}
