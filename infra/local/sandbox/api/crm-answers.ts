import type { CrmRecord } from '../crm-record.ts';
import { currentValue } from '../crm-record.ts';
import { SYSTEM_PROPERTY_NAMES } from '../properties.ts';

/** A CRM object in HubSpot's shape, with the properties that a call named and HubSpot's own three. */
export function toCrmObject(record: CrmRecord, properties: readonly string[], withHistory: readonly string[] = []) {
  const names = new Set([...SYSTEM_PROPERTY_NAMES, ...properties, ...withHistory]);
  const values: Record<string, string> = {};
  for (const name of names) {
    const value = propertyOf(record, name);
    if (value !== undefined) values[name] = value;
  }
  return {
    id: record.id,
    properties: values,
    ...(withHistory.length > 0 ? { propertiesWithHistory: historyOf(record, withHistory) } : {}),
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    archived: false,
  };
}

/** The current value, HubSpot's own properties included. */
export function propertyOf(record: CrmRecord, name: string): string | undefined {
  if (name === 'hs_object_id') return record.id;
  if (name === 'hs_createdate') return record.createdAt;
  if (name === 'hs_lastmodifieddate') return record.updatedAt;
  return currentValue(record, name);
}

function historyOf(record: CrmRecord, names: readonly string[]) {
  const history: Record<string, unknown[]> = {};
  for (const name of names) {
    const versions = record.history.get(name);
    if (versions) history[name] = versions.map((version) => ({ ...version }));
  }
  return history;
}

/** The answer of a batch call that went through whole. `missing` ids make it a 207, as the contract says. */
export function batchAnswer(results: unknown[], missing: readonly string[]) {
  const now = new Date().toISOString();
  const body = { status: 'COMPLETE', results, startedAt: now, completedAt: now };
  if (missing.length === 0) return { status: 200, body };
  const error = {
    status: 'error',
    category: 'OBJECT_NOT_FOUND',
    message: 'Could not get some objects, they may be deleted or not exist.',
    context: { ids: [...missing] },
    errors: [],
    links: {},
  };
  return { status: 207, body: { ...body, numErrors: 1, errors: [error] } };
}
