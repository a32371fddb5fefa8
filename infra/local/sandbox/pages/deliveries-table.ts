import type { Sandbox } from '../context.ts';
import type { Delivery } from '../webhooks/deliveries.ts';
import type { Markup } from './html.ts';
import { html } from './html.ts';
import { formatTime, pill } from './layout.ts';

const SHOWN = 10;

/** The last deliveries: what was sent, how often, and what came back. */
export function renderDeliveries(sandbox: Sandbox): Markup {
  const deliveries = sandbox.deliveries.list().slice(-SHOWN).toReversed();
  if (deliveries.length === 0) return html`<p class="quiet">Nothing was sent yet.</p>`;
  return html`<ul class="plain small">${deliveries.map(item)}</ul>`;
}

function item(delivery: Delivery): Markup {
  const last = delivery.attempts.at(-1);
  const types = [...new Set(delivery.events.map((event) => String(event['subscriptionType'] ?? 'event')))].join(', ');
  const attempts = delivery.attempts.length === 1 ? '1 attempt' : `${delivery.attempts.length} attempts`;
  return html`<li>${pill(delivery.state)} <span>${types}</span><br>
<span class="quiet">${attempts}${last ? `, last answer ${last.result}, ${formatTime(last.at)}` : ''}</span></li>`;
}
