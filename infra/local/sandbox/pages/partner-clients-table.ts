import type { Sandbox } from '../context.ts';
import type { CrmRecord } from '../crm-record.ts';
import { currentValue } from '../crm-record.ts';
import type { InvitationStatus } from '../properties.ts';
import { PARTNER_PORTAL_ID } from '../state.ts';
import type { Markup } from './html.ts';
import { html } from './html.ts';
import { pill } from './layout.ts';

/** What the client can do from each status, as a button's text and the status that follows. */
const CLIENT_ACTIONS: Record<InvitationStatus, { label: string; status: InvitationStatus }> = {
  INVITED: { label: 'Withdraw', status: 'WITHDRAWN' },
  ACTIVE: { label: 'Remove the partner', status: 'REMOVED' },
  DECLINED: { label: 'Invite again', status: 'INVITED' },
  WITHDRAWN: { label: 'Invite again', status: 'INVITED' },
  REMOVED: { label: 'Invite again', status: 'INVITED' },
};

/** The partner's clients, newest first, with what the partner and the client can do about each. */
export function renderPartnerClients(sandbox: Sandbox): Markup {
  const records = [...sandbox.state.partnerClients.values()].toSorted(
    (left, right) => Number(right.id) - Number(left.id),
  );
  return html`<table class="cards">
<thead><tr><th>Client</th><th>Status</th><th>As the partner</th><th>As the client</th></tr></thead>
<tbody>${records.map(row)}</tbody></table>`;
}

function row(record: CrmRecord): Markup {
  const status = currentValue(record, 'invitation_status') as InvitationStatus;
  const action = CLIENT_ACTIONS[status];
  const link = `/partner/${PARTNER_PORTAL_ID}/clients/${record.id}`;
  return html`<tr>
<td data-label="Client"><span>${currentValue(record, 'name')}<br><span class="quiet small">${record.id}</span></span></td>
<td data-label="Status">${pill(status)}</td>
<td data-label="As the partner"><a href="${link}">${status === 'INVITED' ? 'Accept or decline' : 'Open record'}</a></td>
<td data-label="As the client"><form method="post" action="/ui/partner-clients/${record.id}/status"><button class="slim" name="status" value="${action.status}">${action.label}</button></form></td>
</tr>`;
}
