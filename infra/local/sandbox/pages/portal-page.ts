import type { Sandbox } from '../context.ts';
import { appNameOf } from '../context.ts';
import type { Install, Portal, PortalUser } from '../state.ts';
import { primaryTeamMembers, secondaryTeamMembers, tierLabel } from '../state.ts';
import type { Markup } from './html.ts';
import { html } from './html.ts';
import { formatTime, renderPage } from './layout.ts';

/** A portal as its super admin sees it: people, permission sets, teams, apps. */
export function renderPortalPage(sandbox: Sandbox, portal: Portal): string {
  const installs = sandbox.state.installs.filter((install) => install.portalId === portal.portalId);
  const content = html`
<div>
<h1>${portal.company}</h1>
<p class="quiet">Portal ${portal.portalId} · ${tierLabel(portal.tier)} · ${portal.accountType.toLowerCase()} account · data in ${portal.dataHostingLocation.toUpperCase()}</p>
</div>
<section class="card"><h2>Users (${portal.users.length})</h2>
<table class="cards">
<thead><tr><th>User</th><th>Permission sets</th><th>Teams</th><th>User id</th></tr></thead>
<tbody>${portal.users.map((user) => userRow(portal, user))}</tbody>
</table></section>
<section class="card"><h2>Installed apps</h2>${
    installs.length === 0
      ? html`<p class="quiet">No app is installed.</p>`
      : installs.map((install) => installBlock(sandbox, portal, install))
  }</section>
<div class="columns">
<section class="card"><h2>Permission sets</h2>${
    portal.roles.length === 0
      ? html`<p class="quiet">This portal has none.</p>`
      : html`<ul class="plain">${portal.roles.map(
          (role) =>
            html`<li class="actions"><span>${role.name}</span> ${role.requiresBillingWrite ? html`<span class="pill open">Paid seat</span>` : html``}</li>`,
        )}</ul>`
  }</section>
<section class="card"><h2>Teams</h2>${
    portal.teams.length === 0
      ? html`<p class="quiet">This portal has none.</p>`
      : html`<ul class="plain">${portal.teams.map(
          (team) => html`<li>${team.name} <span class="quiet small">${membersLabel(portal, team.id)}</span></li>`,
        )}</ul>`
  }</section>
</div>`;
  return renderPage(portal.company, content);
}

function userRow(portal: Portal, user: PortalUser): Markup {
  const sets = portal.roles.filter((role) => user.roleIds.includes(role.id)).map((role) => role.name);
  const teams = portal.teams
    .filter((team) => team.id === user.primaryTeamId || user.secondaryTeamIds.includes(team.id))
    .map((team) => team.name);
  const marks = [
    user.superAdmin ? html` <span class="pill bad">Super admin</span>` : html``,
    user.deactivated ? html` <span class="pill">Deactivated</span>` : html``,
  ];
  return html`<tr>
<td data-label="User"><span>${user.firstName} ${user.lastName}${marks}<br><span class="quiet small">${user.email}</span></span></td>
<td data-label="Permission sets"><span>${sets.join(', ') || '–'}</span></td>
<td data-label="Teams"><span>${teams.join(', ') || '–'}</span></td>
<td data-label="User id"><code>${user.id}</code></td>
</tr>`;
}

function installBlock(sandbox: Sandbox, portal: Portal, install: Install): Markup {
  const installer = portal.users.find((user) => user.id === install.userId)?.email ?? 'somebody who has left';
  return html`<p><strong>Portal Steward (${appNameOf(sandbox, install.appId)} app)</strong><br>
<span class="quiet small">App ${install.appId}, installed by ${installer}, ${formatTime(install.installedAt)}</span></p>
<p class="small quiet">${install.scopes.map((scope) => html`<code>${scope}</code> `)}</p>
<form method="post" action="/ui/portals/${portal.portalId}/installs/${install.appId}/uninstall"><button>Uninstall</button></form>`;
}

function membersLabel(portal: Portal, teamId: string): string {
  const members = primaryTeamMembers(portal, teamId).length + secondaryTeamMembers(portal, teamId).length;
  return members === 1 ? '1 member' : `${members} members`;
}
