import type { ConsentRequest } from '../oauth/consent.ts';
import type { SandboxAppName } from '../options.ts';
import type { Portal, PortalUser } from '../state.ts';
import type { Markup } from './html.ts';
import { html } from './html.ts';
import { renderPage } from './layout.ts';

export interface ConsentPageData {
  request: ConsentRequest;
  /** The form's hidden fields: the authorize link's own query. */
  fields: Record<string, string>;
  appName: SandboxAppName;
  portals: readonly Portal[];
  selectedPortalId: number | undefined;
}

/** Without script the list shows the people of all portals; with it, those of the chosen one. */
const FILTER_PEOPLE: Markup = {
  markup: `<script>
const portal = document.querySelector('select[name=portalId]');
const person = document.querySelector('select[name=userId]');
const groups = [...person.querySelectorAll('optgroup')];
const show = () => {
  person.replaceChildren(...groups.filter((group) => group.dataset.portal === portal.value));
  person.selectedIndex = 0;
};
portal.addEventListener('change', show);
show();
</script>`,
};

/** What a scope means to the person who is asked. */
const SCOPE_WORDS: Record<string, string> = {
  oauth: 'Know which account this is',
  'settings.users.read': 'See users and permission sets',
  'settings.users.write': 'Add, change and remove users',
  'settings.users.teams.read': 'See teams',
  'settings.billing.write': 'Give and take paid seats',
  'account-info.security.read': 'See logins and security activity',
  'crm.objects.owners.read': 'See record owners',
  'crm.objects.contacts.read': 'See contacts',
  'crm.objects.companies.read': 'See companies',
  'crm.objects.deals.read': 'See deals',
  tickets: 'See tickets',
  'crm.objects.users.read': 'See details of users',
  'crm.objects.users.write': 'Change details of users',
  'crm.objects.partner-clients.read': 'See partner clients',
  'crm.objects.partner-clients.write': 'Change partner clients',
  'crm.objects.partner-services.read': 'See partner services',
  'crm.objects.partner-services.write': 'Change partner services',
};

/** HubSpot's question whether an app may have access: which portal, who decides, what it asks for. */
export function renderConsentPage(data: ConsentPageData): string {
  const { request, fields, portals } = data;
  const title = data.appName === 'partner' ? 'Portal Steward for the partner portal' : 'Portal Steward';
  const content = html`
<section class="card">
<p class="quiet small">Connect an app to HubSpot</p>
<h1>${title} wants access</h1>
<p class="quiet">App ${request.app.appId} sends you back to <code>${new URL(request.redirectUri).host}</code> when you are done.</p>
<h2>It asks for</h2>
<ul class="plain">${request.scopes.map((scope) => scopeItem(scope, false))}${request.optionalScopes.map((scope) => scopeItem(scope, true))}</ul>
</section>
<section class="card">
<form method="post" action="/oauth/authorize" class="stack">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<label>Portal<select name="portalId">${portals.map((portal) => portalOption(portal, data.selectedPortalId))}</select></label>
<label>You are<select name="userId">${portals.map(peopleOf)}</select></label>
<div class="actions">
<button class="main" name="decision" value="allow">Connect app</button>
<button name="decision" value="deny">Cancel</button>
</div>
</form>
</section>
${FILTER_PEOPLE}`;
  return renderPage('Connect app', content, { narrow: true });
}

function scopeItem(scope: string, optional: boolean): Markup {
  const mark = optional ? html` <span class="pill">Optional</span>` : html``;
  return html`<li>${SCOPE_WORDS[scope] ?? 'Another permission'}${mark}<br><code class="quiet">${scope}</code></li>`;
}

function portalOption(portal: Portal, selectedId: number | undefined): Markup {
  const selected: Markup = { markup: portal.portalId === selectedId ? ' selected' : '' };
  return html`<option value="${portal.portalId}"${selected}>${portal.company} (${portal.portalId})</option>`;
}

function peopleOf(portal: Portal): Markup {
  const people = portal.users
    .filter((user) => !user.deactivated)
    .toSorted((left, right) => Number(right.superAdmin) - Number(left.superAdmin));
  return html`<optgroup label="${portal.company}" data-portal="${portal.portalId}">${people.map(personOption)}</optgroup>`;
}

function personOption(user: PortalUser): Markup {
  return html`<option value="${user.id}">${user.email}${user.superAdmin ? ' (super admin)' : ''}</option>`;
}
