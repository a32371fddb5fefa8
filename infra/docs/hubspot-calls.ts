import { writeFileSync } from 'node:fs';
import { CALLS } from '../../shared/adapters/hubspot/calls.ts';
import type { HubSpotCall } from '../../shared/adapters/hubspot/hubspot-call.ts';
import { markdownTable } from './markdown-table.ts';

/** Where the page stands. */
export const HUBSPOT_CALLS_PAGE = new URL('../../docs/hubspot-calls.md', import.meta.url);

const PORTALS: Record<HubSpotCall['portal'], string> = {
  partner: 'partner portal',
  client: 'client portals',
  app: 'the app itself',
  either: 'both',
};

const HEAD = ['Call', 'Scope', 'Need', 'Portal', 'Sent again', 'What for'];

/** The page that lists every call to HubSpot, made from the list that the transport sends from. */
export function hubspotCallsPage(calls: readonly HubSpotCall[] = Object.values(CALLS)): string {
  return `# Calls to HubSpot

Every call that Portal Steward makes to HubSpot. The transport sends what is listed in \`shared/adapters/hubspot/calls.ts\`
and nothing else; this page is made from that list by \`node infra/docs/hubspot-calls.ts\`.

- **Scope**: where several are named, any one of them is enough. "app's own credentials" takes client id and secret.
- **Need**: a call that is _required_ fails the work that needs it when its scope is missing; without an _optional_ one the product works on.
- **Portal**: whose token the call takes. The partner portal and the client portals have an app, and scopes, of their own.
- **Sent again**: _yes_ after timeouts, lost answers and server errors too; _if refused_ only after an answer that says that HubSpot did
  nothing (423, 429, 477). A daily limit is never waited for.

${markdownTable([HEAD, ...calls.map(rowOf)])}

All calls go to one host, have a time limit, and are paced below the stage's share of HubSpot's rate limit. Errors name the route above,
never the filled-in path, and carry HubSpot's correlation id.
`;
}

function rowOf(call: HubSpotCall): string[] {
  const scopes = call.scopes.map((name) => `\`${name}\``).join(' or ');
  return [
    `\`${call.method} ${call.path}\``,
    scopes === '' ? "app's own credentials" : scopes,
    call.need,
    PORTALS[call.portal],
    call.repeat === 'safe' ? 'yes' : 'if refused',
    call.purpose,
  ];
}

if (import.meta.main) writeFileSync(HUBSPOT_CALLS_PAGE, hubspotCallsPage());
