import type { CrmRecord } from '../crm-record.ts';
import { currentValue } from '../crm-record.ts';
import { serviceTypeLabel } from '../properties.ts';
import type { Markup } from './html.ts';
import { html } from './html.ts';
import { formatTime, pill, renderPage } from './layout.ts';

const WHAT_NOW: Record<string, string> = {
  INVITED: 'The client waits for your answer.',
  ACTIVE: 'You accepted. The client is one of your partner clients.',
  DECLINED: 'You declined this invitation.',
  WITHDRAWN: 'The client withdrew the invitation before you answered.',
  REMOVED: 'The client ended the partnership.',
};

/** HubSpot's screen in the partner portal in which a person answers an invitation: the deep link's target. */
export function renderPartnerClientPage(record: CrmRecord, services: readonly CrmRecord[]): string {
  const name = currentValue(record, 'name') ?? '';
  const status = currentValue(record, 'invitation_status') ?? '';
  const history = record.history.get('invitation_status') ?? [];
  const content = html`
<section class="card">
<p class="quiet small">Partner portal of Example Agency · Partner clients</p>
<h1>${status === 'INVITED' ? `${name} invites you as its partner` : name}</h1>
<p class="actions">${pill(status)} <span>${WHAT_NOW[status] ?? ''}</span></p>
${status === 'INVITED' ? answerButtons(record.id) : html``}
</section>
<section class="card"><h2>About the client</h2>
<dl>
<dt>Portal</dt><dd><a href="/portals/${currentValue(record, 'client_hub_id')}">${currentValue(record, 'client_hub_id')}</a></dd>
<dt>Tier</dt><dd>${pill(currentValue(record, 'hub_tier') ?? '')}</dd>
<dt>Contact</dt><dd>${currentValue(record, 'primary_contact_name')}<br>${currentValue(record, 'primary_contact_email')}</dd>
<dt>Record</dt><dd>${record.id}</dd>
</dl></section>
<section class="card"><h2>Services</h2><ul class="plain">${services.map(
    (service) =>
      html`<li class="actions">${pill(currentValue(service, 'status') ?? '')} <span>${serviceTypeLabel(currentValue(service, 'service_type') ?? '')}</span></li>`,
  )}</ul></section>
<section class="card"><h2>History</h2><ul class="plain small">${history.map(
    (version) =>
      html`<li class="actions">${pill(version.value)} <span class="quiet">${formatTime(version.timestamp)}</span></li>`,
  )}</ul></section>`;
  return renderPage(name, content, { narrow: true });
}

function answerButtons(recordId: string): Markup {
  return html`<form method="post" action="/ui/partner-clients/${recordId}/status" class="actions">
<input type="hidden" name="back" value="record">
<button class="main" name="status" value="ACTIVE">Accept invitation</button>
<button name="status" value="DECLINED">Decline</button>
</form>`;
}
