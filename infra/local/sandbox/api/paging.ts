import type { SandboxRequest } from '../http.ts';
import { validationError } from './hubspot-error.ts';

export interface Page<Item> {
  items: Item[];
  /** HubSpot's `paging` object; absent on the last page. */
  paging: { paging?: { next: { after: string; link: string } } };
}

/** Reads `limit`. @throws HubSpotError 400 when it is no number from 1 to `max` */
export function limitOf(request: SandboxRequest, fallback: number, max: number): number {
  const raw = request.query.get('limit');
  if (raw === null) return fallback;
  const limit = Number(raw);
  if (!/^\d+$/.test(raw) || limit < 1 || limit > max) {
    throw validationError(`limit has to be a number from 1 to ${max}.`, [
      { message: `limit has to be a number from 1 to ${max}.`, in: 'limit' },
    ]);
  }
  return limit;
}

/** One page of what is sorted by numeric id; the cursor is the id of the last item that was read. */
export function pageOf<Item extends { id: string }>(
  items: readonly Item[],
  request: SandboxRequest,
  limit: number,
  sandboxUrl: string,
): Page<Item> {
  const after = afterOf(request);
  const rest = items
    .toSorted((left, right) => Number(left.id) - Number(right.id))
    .filter((item) => after === undefined || Number(item.id) > after);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  if (!last || rest.length <= limit) return { items: page, paging: {} };
  return { items: page, paging: nextPage(request, last.id, sandboxUrl) };
}

/** HubSpot's `paging` object of a page that is not the last. */
export function nextPage(request: SandboxRequest, after: string, sandboxUrl: string) {
  const next = new URLSearchParams(request.query);
  next.set('after', after);
  return { paging: { next: { after, link: `${sandboxUrl}${request.path}?${next}` } } };
}

function afterOf(request: SandboxRequest): number | undefined {
  const after = request.query.get('after');
  if (after === null) return undefined;
  if (!/^\d+$/.test(after)) throw validationError('The cursor "after" is not one of this list.');
  return Number(after);
}

/** A list in the query, as HubSpot takes it: repeated, or separated by commas. */
export function listOf(request: SandboxRequest, name: string): string[] {
  return request.query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

/** @throws HubSpotError 400 when the value is neither `true` nor `false` */
export function booleanOf(request: SandboxRequest, name: string): boolean {
  const value = request.query.get(name);
  if (value !== null && value !== 'true' && value !== 'false')
    throw validationError(`${name} has to be true or false.`);
  return value === 'true';
}
