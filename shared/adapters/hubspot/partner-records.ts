import * as z from 'zod';
import { meaningOfStatus, type PartnerClientRecord, type PartnerServiceRecord } from '../../domain/invitation.ts';
import type { RuntimeSettings } from '../../domain/settings.ts';
import type { AccessTokens, PartnerRecords } from '../../ports/hubspot.ts';
import { allPages, createPortalCalls, unlessMissing } from './portal-calls.ts';
import type { Transport } from './transport.ts';

/** What it takes to read the partner's list of clients. */
export interface PartnerRecordsDependencies {
  readonly transport: Transport;
  readonly tokens: AccessTokens;
  /** The partner portal. */
  readonly portalId: number;
  readonly records: RuntimeSettings['hubspot']['partnerRecords'];
}

/** HubSpot's largest page when property histories are asked for. */
const PAGE = 50;
/** HubSpot's largest batch of a batch read. */
const BATCH = 100;

const pagingSchema = z.looseObject({ next: z.looseObject({ after: z.string() }).optional() }).optional();
const propertiesSchema = z.record(z.string(), z.string().nullable());
const historySchema = z.array(z.looseObject({ value: z.string().nullable(), timestamp: z.string() }));
const recordSchema = z.looseObject({
  id: z.string(),
  createdAt: z.string(),
  properties: propertiesSchema,
  propertiesWithHistory: z.record(z.string(), historySchema).optional(),
});
const recordPageSchema = z.looseObject({ results: z.array(recordSchema), paging: pagingSchema });
const associationPageSchema = z.looseObject({
  results: z.array(z.looseObject({ toObjectId: z.coerce.string() })),
  paging: pagingSchema,
});
const batchSchema = z.looseObject({
  results: z.array(z.looseObject({ id: z.string(), createdAt: z.string(), properties: propertiesSchema })),
});
const definitionsSchema = z.looseObject({
  results: z.array(
    z.looseObject({
      name: z.string(),
      label: z.string().default(''),
      options: z.array(z.looseObject({ value: z.string() })).default([]),
    }),
  ),
});

/** The partner clients and services of the partner portal. @throws ConnectionBrokenError when that portal has to be connected again */
export function createPartnerRecords(dependencies: PartnerRecordsDependencies): PartnerRecords {
  const { transport, tokens, portalId, records } = dependencies;
  const send = createPortalCalls(transport, tokens);
  const { clientProperties, serviceProperties } = records;
  const shown = { properties: Object.values(clientProperties), propertiesWithHistory: [clientProperties.status] };

  return {
    async list(after) {
      const query = { limit: PAGE, after, ...shown };
      const page = await send(portalId, { call: 'listPartnerClients', query, reads: recordPageSchema });
      return { records: page.results.map((record) => clientOf(record, records)), after: page.paging?.next?.after };
    },
    async read(recordId) {
      const params = { partnerClientId: recordId };
      const record = await unlessMissing(
        send(portalId, { call: 'readPartnerClient', params, query: shown, reads: recordSchema }),
      );
      return record === undefined ? undefined : clientOf(record, records);
    },
    async servicesOf(recordId) {
      const params = { partnerClientId: recordId };
      const associated = await allPages(async (after) => {
        const query = { after };
        const page = await send(portalId, {
          call: 'listServicesOfClient',
          params,
          query,
          reads: associationPageSchema,
        });
        return { results: page.results, after: page.paging?.next?.after };
      });
      const ids = [...new Set(associated.map((association) => association.toObjectId))];
      const services: z.infer<typeof batchSchema>['results'] = [];
      for (let from = 0; from < ids.length; from += BATCH) {
        const inputs = ids.slice(from, from + BATCH).map((id) => ({ id }));
        const body = { inputs, properties: Object.values(serviceProperties), propertiesWithHistory: [] };
        const batch = await send(portalId, { call: 'readPartnerServices', body, reads: batchSchema });
        services.push(...batch.results);
      }
      // HubSpot promises no order.
      const newestFirst = services.toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
      return newestFirst.map((record) => serviceOf(record, serviceProperties));
    },
    async propertyNames(object) {
      const call = object === 'partner_clients' ? 'listPartnerClientProperties' : 'listPartnerServiceProperties';
      const { results } = await send(portalId, { call, reads: definitionsSchema });
      return results.map(({ name, label, options }) => ({ name, label, options: options.map(({ value }) => value) }));
    },
  };
}

function clientOf(
  record: z.infer<typeof recordSchema>,
  { clientProperties, statusValues }: PartnerRecordsDependencies['records'],
): PartnerClientRecord {
  const value = (name: string) => record.properties[name] || undefined;
  const status = value(clientProperties.status);
  const portalId = Number(value(clientProperties.portalId));
  const history = record.propertiesWithHistory?.[clientProperties.status] ?? [];
  return {
    recordId: record.id,
    name: value(clientProperties.name) ?? '',
    status: status === undefined ? 'other' : meaningOfStatus(statusValues, status),
    // A record whose status was never written has it since it exists; that moment does not change either.
    statusSince: new Date(beganAt(history, status) ?? record.createdAt).toISOString(),
    portalId: Number.isSafeInteger(portalId) && portalId > 0 ? portalId : undefined,
    tier: value(clientProperties.tier),
    contactEmail: value(clientProperties.contactEmail),
    contactName: value(clientProperties.contactName),
  };
}

/**
 * When the present value was taken: the start of its latest unbroken run in the history. A value that is written again over itself does not begin anew.
 */
function beganAt(history: z.infer<typeof historySchema>, present: string | undefined): string | undefined {
  let began: string | undefined;
  // HubSpot lists the newest first, without promising it.
  for (const entry of history.toSorted((a, b) => Date.parse(b.timestamp) - Date.parse(a.timestamp))) {
    if ((entry.value || undefined) === present) began = entry.timestamp;
    else if (began !== undefined) break;
  }
  return began;
}

function serviceOf(
  record: z.infer<typeof batchSchema>['results'][number],
  names: PartnerRecordsDependencies['records']['serviceProperties'],
): PartnerServiceRecord {
  const value = (name: string) => record.properties[name] || undefined;
  return { recordId: record.id, name: value(names.name) ?? '', type: value(names.type) };
}
