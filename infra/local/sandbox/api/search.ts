import * as z from 'zod';
import type { CrmRecord } from '../crm-record.ts';
import { propertyOf } from './crm-answers.ts';
import { validationError } from './hubspot-error.ts';

const filterSchema = z.object({
  propertyName: z.string().min(1),
  operator: z.enum(['EQ', 'NEQ', 'IN', 'NOT_IN', 'GT', 'GTE', 'LT', 'LTE', 'HAS_PROPERTY', 'NOT_HAS_PROPERTY']),
  value: z.string().optional(),
  values: z.array(z.string()).optional(),
});

/** The contract requires all of these; `sorts` are property names, with a minus for descending. */
export const searchSchema = z.object({
  filterGroups: z.array(z.object({ filters: z.array(filterSchema) })),
  properties: z.array(z.string()),
  sorts: z.array(z.string()),
  limit: z.int().min(1).max(200),
  after: z.string().regex(/^\d*$/),
  query: z.string().optional(),
});

export type SearchRequest = z.infer<typeof searchSchema>;
type Filter = z.infer<typeof filterSchema>;

/** Groups are alternatives, the filters of a group have to hold together. */
export function searchRecords(records: Iterable<CrmRecord>, search: SearchRequest): CrmRecord[] {
  const found = [...records].filter(
    (record) =>
      search.filterGroups.length === 0 ||
      search.filterGroups.some((group) => group.filters.every((filter) => matches(record, filter))),
  );
  const wanted = search.query?.toLowerCase();
  const named = wanted
    ? found.filter((record) => (propertyOf(record, 'name') ?? '').toLowerCase().includes(wanted))
    : found;
  return sortRecords(named, search.sorts);
}

function matches(record: CrmRecord, filter: Filter): boolean {
  const actual = propertyOf(record, filter.propertyName);
  if (filter.operator === 'HAS_PROPERTY') return actual !== undefined;
  if (filter.operator === 'NOT_HAS_PROPERTY') return actual === undefined;
  if (filter.operator === 'IN') return actual !== undefined && needed(filter.values, filter).includes(actual);
  if (filter.operator === 'NOT_IN') return actual === undefined || !needed(filter.values, filter).includes(actual);
  const expected = needed(filter.value, filter);
  if (filter.operator === 'EQ') return actual === expected;
  if (filter.operator === 'NEQ') return actual !== expected;
  if (actual === undefined) return false;
  const difference = compare(actual, expected);
  if (filter.operator === 'GT') return difference > 0;
  if (filter.operator === 'GTE') return difference >= 0;
  return filter.operator === 'LT' ? difference < 0 : difference <= 0;
}

function needed<Value>(value: Value | undefined, filter: Filter): Value {
  if (value === undefined) throw validationError(`The operator ${filter.operator} needs a value.`);
  return value;
}

/** Dates may be given in milliseconds, as HubSpot's guide does, or in ISO 8601. */
function compare(actual: string, expected: string): number {
  const [left, right] = [toNumber(actual), toNumber(expected)];
  return Number.isNaN(left) || Number.isNaN(right) ? actual.localeCompare(expected) : left - right;
}

function toNumber(value: string): number {
  return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : Date.parse(value);
}

function sortRecords(records: CrmRecord[], sorts: readonly string[]): CrmRecord[] {
  const order = sorts.length > 0 ? sorts : ['hs_object_id'];
  return records.toSorted((left, right) => {
    for (const sort of order) {
      const name = sort.replace(/^-/, '');
      const difference = compare(propertyOf(left, name) ?? '', propertyOf(right, name) ?? '');
      if (difference !== 0) return sort.startsWith('-') ? -difference : difference;
    }
    return 0;
  });
}
