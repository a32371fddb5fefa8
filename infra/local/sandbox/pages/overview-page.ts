import type { Sandbox } from '../context.ts';
import { currentValue } from '../crm-record.ts';
import { isUsable } from '../faults.ts';
import { findPartnerClient } from '../partner-changes.ts';
import { SERVICE_TYPES, serviceTypeLabel } from '../properties.ts';
import type { Portal } from '../state.ts';
import { PARTNER_PORTAL_ID, tierLabel } from '../state.ts';
import { renderDeliveries } from './deliveries-table.ts';
import type { Markup } from './html.ts';
import { html } from './html.ts';
import { renderPage } from './layout.ts';
import { renderPartnerClients } from './partner-clients-table.ts';

/** Everything at one glance: the partner's clients, the portals, what was delivered, what is broken on purpose. */
export function renderOverviewPage(sandbox: Sandbox): string {
  const portals = [...sandbox.state.portals.values()];
  const content = html`
<div><h1>Example Agency and its clients</h1>
<p class="quiet">Partner portal ${PARTNER_PORTAL_ID}. Invite the partner as a client would, answer as the partner, and watch what the product does.</p></div>
${faultsNote(sandbox)}${connectionNote(sandbox)}
<div class="columns">
<section class="card"><h2>Partner clients</h2>${renderPartnerClients(sandbox)}</section>
${inviteForm(sandbox, portals)}
</div>
<div class="columns">
<section class="card"><h2>Portals</h2>
<table class="cards"><thead><tr><th>Portal</th><th>Tier</th><th>Users</th><th>App</th></tr></thead>
<tbody>${portals.map((portal) => portalRow(sandbox, portal))}</tbody></table></section>
<section class="card"><h2>Webhook deliveries</h2>${renderDeliveries(sandbox)}</section>
</div>`;
  return renderPage('Overview', content);
}

function inviteForm(sandbox: Sandbox, portals: readonly Portal[]): Markup {
  const inviting = portals.filter((portal) => {
    const record = findPartnerClient(sandbox, portal.portalId);
    const status = record && currentValue(record, 'invitation_status');
    return !portal.partner && status !== 'INVITED' && status !== 'ACTIVE';
  });
  if (inviting.length === 0) {
    return html`<section class="card"><h2>Invite the partner</h2><p class="quiet">Every client has an open invitation or is active.</p></section>`;
  }
  return html`<section class="card"><h2>Invite the partner</h2>
<form method="post" action="/ui/invitations" class="stack">
<label>Client portal<select name="portalId">${inviting.map(
    (portal) => html`<option value="${portal.portalId}">${portal.company} (${tierLabel(portal.tier)})</option>`,
  )}</select></label>
<label>Service<select name="serviceType">${SERVICE_TYPES.map(
    (type) => html`<option value="${type}">${serviceTypeLabel(type)}</option>`,
  )}</select></label>
<label>Contact e-mail<input type="email" name="contactEmail" aria-describedby="contact-hint"></label>
<p class="quiet small" id="contact-hint">Left empty, it is the portal's super admin.</p>
<button class="main">Invite the partner</button>
</form></section>`;
}

function portalRow(sandbox: Sandbox, portal: Portal): Markup {
  const connected = sandbox.state.installs.some((install) => install.portalId === portal.portalId);
  return html`<tr>
<td data-label="Portal"><span><a href="/portals/${portal.portalId}">${portal.company}</a><br><span class="quiet small">${portal.portalId}</span></span></td>
<td data-label="Tier"><span>${tierLabel(portal.tier)}${portal.accountType === 'SANDBOX' ? ', sandbox account' : ''}${portal.dataHostingLocation === 'eu1' ? ', hosted in the EU' : ''}</span></td>
<td data-label="Users"><span>${portal.users.length}</span></td>
<td data-label="App"><span>${connected ? html`<span class="pill good">Connected</span>` : html`<span class="quiet">–</span>`}</span></td>
</tr>`;
}

function faultsNote(sandbox: Sandbox): Markup {
  const active = sandbox.faults.list().filter(isUsable);
  if (active.length === 0) return html``;
  return html`<section class="note"><p><strong>Fault switches are on:</strong> ${active.map((fault) => fault.kind).join(', ')}</p>
<form method="post" action="/ui/faults/clear"><button>Switch all off</button></form></section>`;
}

function connectionNote(sandbox: Sandbox): Markup {
  const installed = sandbox.state.installs.some((install) => install.portalId === PARTNER_PORTAL_ID);
  if (installed) return html``;
  return html`<p class="note">The partner app is not connected to the partner portal yet, so HubSpot sends it no webhooks. Connecting it is the first step of set-up.</p>`;
}
