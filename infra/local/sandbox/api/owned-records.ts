import type { Portal, PortalUser } from '../state.ts';
import type { OwnedObject } from '../world-types.ts';
import { checkedBody } from './checked-body.ts';
import { validationError } from './hubspot-error.ts';
import type { ApiCall, ApiRoute } from './pipeline.ts';
import type { SearchRequest } from './search.ts';
import { searchSchema } from './search.ts';

/** Each object's own read scope; that of tickets has an older name. */
const SCOPES: Readonly<Record<OwnedObject, string>> = {
  contacts: 'crm.objects.contacts.read',
  companies: 'crm.objects.companies.read',
  deals: 'crm.objects.deals.read',
  tickets: 'tickets',
};
const OWNER = 'hubspot_owner_id';

/**
 * The search of records that have an owner. The sandbox knows of each owner how many there are, and nothing else of them: filters on
 * the owner are all that it takes, and records are made for the page that is asked for.
 */
export const OWNED_RECORD_ROUTES: ApiRoute[] = (['contacts', 'companies', 'deals', 'tickets'] as const).map((type) => ({
  method: 'POST',
  template: `/crm/objects/2026-03/${type}/search`,
  handler: { scopes: [SCOPES[type]], withoutRateLimitHeaders: true, handle: (call) => search(call, type) },
}));

function search({ request, portal }: ApiCall, type: OwnedObject) {
  const body = checkedBody(request, searchSchema);
  const isWanted = ownersWanted(body);
  const owners = portal.users.filter((user) => isWanted(user.ownerId) && countOf(user, type) > 0);
  const total = owners.reduce((sum, owner) => sum + countOf(owner, type), 0);
  const start = Number(body.after);
  const end = Math.min(start + body.limit, total);
  const results = [];
  for (let index = start; index < end; index += 1) results.push(recordAt(portal, owners, type, index, body.properties));
  return {
    status: 200,
    body: { total, results, ...(end < total ? { paging: { next: { after: String(end) } } } : {}) },
  };
}

function countOf(user: PortalUser, type: OwnedObject): number {
  return user.owns[type] ?? 0;
}

/** Groups are alternatives, the filters of a group have to hold together. @throws HubSpotError 400 */
function ownersWanted({ filterGroups, query }: SearchRequest): (ownerId: string) => boolean {
  if (query) throw validationError('The sandbox searches these records by owner only, not by words.');
  const groups = filterGroups.map(({ filters }) =>
    filters.map(({ propertyName, operator, value, values }) => {
      const ids = operator === 'EQ' && value !== undefined ? [value] : operator === 'IN' ? values : undefined;
      if (propertyName !== OWNER || ids === undefined) {
        throw validationError(`The sandbox takes EQ with a value and IN with values on ${OWNER}, and no other filter.`);
      }
      return new Set(ids);
    }),
  );
  return (ownerId) => groups.length === 0 || groups.some((filters) => filters.every((ids) => ids.has(ownerId)));
}

function recordAt(
  portal: Portal,
  owners: readonly PortalUser[],
  type: OwnedObject,
  index: number,
  properties: readonly string[],
) {
  let left = index;
  let at = 0;
  for (; at < owners.length - 1; at += 1) {
    const count = countOf(owners[at] as PortalUser, type);
    if (left < count) break;
    left -= count;
  }
  const ownerId = owners[at]?.ownerId ?? '';
  const id = `${ownerId}${String(left).padStart(6, '0')}`;
  const createdAt = new Date(portal.loadedAt).toISOString();
  return {
    id,
    properties: {
      hs_object_id: id,
      ...(properties.includes(OWNER) ? { [OWNER]: ownerId } : {}),
      hs_createdate: createdAt,
      hs_lastmodifieddate: createdAt,
    },
    createdAt,
    updatedAt: createdAt,
    archived: false,
  };
}
