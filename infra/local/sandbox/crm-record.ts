/** One value of a property's history. */
export interface PropertyVersion {
  value: string;
  /** ISO 8601, strictly later than the version before it. */
  timestamp: string;
  /** HubSpot's names: CRM_UI for a person in the screens, INTEGRATION for an API call. */
  sourceType: 'CRM_UI' | 'INTEGRATION';
  sourceId: string;
}

/** A CRM object: each property with all its values, newest first. */
export interface CrmRecord {
  id: string;
  createdAt: string;
  updatedAt: string;
  history: Map<string, PropertyVersion[]>;
}

export interface ChangeSource {
  sourceType: PropertyVersion['sourceType'];
  sourceId: string;
}

export function createRecord(id: string, at: number): CrmRecord {
  const createdAt = new Date(at).toISOString();
  return { id, createdAt, updatedAt: createdAt, history: new Map() };
}

export function currentValue(record: CrmRecord, property: string): string | undefined {
  return record.history.get(property)?.[0]?.value;
}

/**
 * Writes one property. A value that is there already is no change, as in HubSpot: no history entry, no event.
 * @returns whether the value changed
 */
export function writeProperty(
  record: CrmRecord,
  property: string,
  value: string,
  at: number,
  source: ChangeSource,
): boolean {
  const versions = record.history.get(property) ?? [];
  const newest = versions[0];
  if (newest?.value === value) return false;
  // Two writes in one millisecond stay apart: an invitation's identity is the time of its status.
  const time = newest ? Math.max(at, Date.parse(newest.timestamp) + 1) : at;
  const timestamp = new Date(time).toISOString();
  record.history.set(property, [{ value, timestamp, ...source }, ...versions]);
  record.updatedAt = timestamp;
  return true;
}
