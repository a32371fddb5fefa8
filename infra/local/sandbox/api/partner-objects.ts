import * as z from 'zod';
import type { CrmRecord } from '../crm-record.ts';
import { changeProperties } from '../partner-changes.ts';
import type { PartnerObjectType } from '../properties.ts';
import { checkedBody } from './checked-body.ts';
import { batchAnswer, toCrmObject } from './crm-answers.ts';
import { notFound } from './hubspot-error.ts';
import { booleanOf, limitOf, listOf, pageOf } from './paging.ts';
import type { ApiCall, ApiRoute } from './pipeline.ts';
import { checkWritable } from './property-checks.ts';
import { searchRecords, searchSchema } from './search.ts';

const updateSchema = z.object({ properties: z.record(z.string(), z.string()) });
const batchReadSchema = z.object({
  inputs: z.array(z.object({ id: z.string() })).max(100),
  properties: z.array(z.string()),
  propertiesWithHistory: z.array(z.string()),
  idProperty: z.string().optional(),
});
const batchUpdateSchema = z.object({
  inputs: z.array(z.object({ id: z.string(), properties: z.record(z.string(), z.string()) })).max(100),
});
const DEFAULT_PAGE = 10;
const MAX_PAGE = 100;
/** "Usage of this parameter will reduce the maximum number of objects that can be read by a single request." */
const MAX_PAGE_WITH_HISTORY = 50;

export const PARTNER_OBJECT_ROUTES: ApiRoute[] = [
  ...routesOf('partner_clients', 'crm.objects.partner-clients'),
  ...routesOf('partner_services', 'crm.objects.partner-services'),
  {
    method: 'GET',
    template: '/crm/objects/2026-03/partner_clients/:id/associations/:toObjectType',
    handler: { scopes: ['crm.objects.partner-clients.read'], handle: listAssociations },
  },
];

function routesOf(type: PartnerObjectType, scope: string): ApiRoute[] {
  const base = `/crm/objects/2026-03/${type}`;
  const read = [`${scope}.read`];
  const write = [`${scope}.write`];
  return [
    { method: 'GET', template: base, handler: { scopes: read, handle: (call) => list(call, type) } },
    {
      method: 'POST',
      template: `${base}/search`,
      handler: { scopes: read, withoutRateLimitHeaders: true, handle: (call) => search(call, type) },
    },
    {
      method: 'POST',
      template: `${base}/batch/read`,
      handler: { scopes: read, handle: (call) => batchRead(call, type) },
    },
    {
      method: 'POST',
      template: `${base}/batch/update`,
      handler: { scopes: write, handle: (call) => batchUpdate(call, type) },
    },
    { method: 'GET', template: `${base}/:id`, handler: { scopes: read, handle: (call) => get(call, type) } },
    { method: 'PATCH', template: `${base}/:id`, handler: { scopes: write, handle: (call) => update(call, type) } },
  ];
}

function recordsOf({ sandbox }: ApiCall, type: PartnerObjectType): Map<string, CrmRecord> {
  return type === 'partner_clients' ? sandbox.state.partnerClients : sandbox.state.partnerServices;
}

function list(call: ApiCall, type: PartnerObjectType) {
  const properties = listOf(call.request, 'properties');
  const withHistory = listOf(call.request, 'propertiesWithHistory');
  const max = withHistory.length > 0 ? MAX_PAGE_WITH_HISTORY : MAX_PAGE;
  const limit = limitOf(call.request, DEFAULT_PAGE, max);
  // Partner records are never archived in this world.
  const records = booleanOf(call.request, 'archived') ? [] : [...recordsOf(call, type).values()];
  const { items, paging } = pageOf(records, call.request, limit, call.sandbox.url);
  const results = items.map((record) => withAssociations(call, type, record, properties, withHistory));
  return { status: 200, body: { results, ...paging } };
}

function get(call: ApiCall, type: PartnerObjectType) {
  if (booleanOf(call.request, 'archived')) throw notFound('resource not found');
  const record = findRecord(call, type, call.params['id']);
  const [properties, withHistory] = [listOf(call.request, 'properties'), listOf(call.request, 'propertiesWithHistory')];
  return { status: 200, body: withAssociations(call, type, record, properties, withHistory) };
}

function update(call: ApiCall, type: PartnerObjectType) {
  const { properties } = checkedBody(call.request, updateSchema);
  const record = findRecord(call, type, call.params['id']);
  checkWritable(type, properties);
  applyUpdate(call, type, record, properties);
  return { status: 200, body: toCrmObject(record, Object.keys(properties)) };
}

function batchUpdate(call: ApiCall, type: PartnerObjectType) {
  const { inputs } = checkedBody(call.request, batchUpdateSchema);
  for (const input of inputs) checkWritable(type, input.properties);
  const missing = inputs.filter((input) => !recordsOf(call, type).has(input.id)).map((input) => input.id);
  const results = inputs.flatMap((input) => {
    const record = recordsOf(call, type).get(input.id);
    if (!record) return [];
    applyUpdate(call, type, record, input.properties);
    return [toCrmObject(record, Object.keys(input.properties))];
  });
  return batchAnswer(results, missing);
}

function applyUpdate(call: ApiCall, type: PartnerObjectType, record: CrmRecord, values: Record<string, string>): void {
  const source = { sourceType: 'INTEGRATION', sourceId: String(call.token.appId) } as const;
  changeProperties(call.sandbox, type, record, values, source);
}

function search(call: ApiCall, type: PartnerObjectType) {
  const body = checkedBody(call.request, searchSchema);
  const found = searchRecords(recordsOf(call, type).values(), body);
  const start = Number(body.after);
  const page = found.slice(start, start + body.limit);
  const next = start + body.limit;
  const paging = next < found.length ? { paging: { next: { after: String(next) } } } : {};
  const results = page.map((record) => toCrmObject(record, body.properties));
  return { status: 200, body: { total: found.length, results, ...paging } };
}

function batchRead(call: ApiCall, type: PartnerObjectType) {
  const body = checkedBody(call.request, batchReadSchema);
  const ids = body.inputs.map((input) => input.id);
  const records = ids.map((id) => recordsOf(call, type).get(id)).filter((record) => record !== undefined);
  const results = records.map((record) => toCrmObject(record, body.properties, body.propertiesWithHistory));
  return batchAnswer(
    results,
    ids.filter((id) => !recordsOf(call, type).has(id)),
  );
}

function listAssociations(call: ApiCall) {
  const record = findRecord(call, 'partner_clients', call.params['id']);
  const services = call.params['toObjectType'] === 'partner_services' ? servicesOf(call, record) : [];
  const { items, paging } = pageOf(services, call.request, limitOf(call.request, 500, 500), call.sandbox.url);
  const results = items.map((service) => ({
    toObjectId: service.id,
    associationTypes: [{ category: 'HUBSPOT_DEFINED', typeId: 1 }],
  }));
  return { status: 200, body: { results, ...paging } };
}

function servicesOf({ sandbox }: ApiCall, record: CrmRecord): { id: string }[] {
  return (sandbox.state.servicesOfClient.get(record.id) ?? []).map((id) => ({ id }));
}

function withAssociations(
  call: ApiCall,
  type: PartnerObjectType,
  record: CrmRecord,
  properties: string[],
  withHistory: string[],
) {
  const object = toCrmObject(record, properties, withHistory);
  const wanted = type === 'partner_clients' && listOf(call.request, 'associations').includes('partner_services');
  if (!wanted) return object;
  const results = servicesOf(call, record).map(({ id }) => ({ id, type: 'partner_client_to_partner_service' }));
  return results.length > 0 ? { ...object, associations: { partner_services: { results } } } : object;
}

function findRecord(call: ApiCall, type: PartnerObjectType, id: string | undefined): CrmRecord {
  const record = recordsOf(call, type).get(id ?? '');
  if (!record) throw notFound('resource not found');
  return record;
}
