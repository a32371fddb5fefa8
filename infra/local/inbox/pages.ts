import { html, Markup } from './html.ts';
import type { Mail } from './messages.ts';
import { STYLE } from './style.ts';

/** The ways to look at a mail. */
export type View = 'html' | 'text' | 'raw';

/** Replaces the list every three seconds, so that a new mail appears without a click; the open mail stays as it is. */
const REFRESH = `setInterval(async () => {
  if (document.hidden) return;
  const reply = await fetch(location.href).catch(() => undefined);
  if (!reply?.ok) return;
  const next = new DOMParser().parseFromString(await reply.text(), 'text/html').querySelector('nav');
  const now = document.querySelector('nav');
  if (next && now.innerHTML !== next.innerHTML) now.innerHTML = next.innerHTML;
}, 3000);
for (const time of document.querySelectorAll('dd time')) time.textContent = new Date(time.dateTime).toLocaleString();`;

/** What the inbox page shows. */
export interface InboxPage {
  readonly mails: readonly Mail[];
  /** The address that the list is limited to. */
  readonly to: string | undefined;
  readonly open?: { readonly mail: Mail; readonly view: View } | undefined;
}

/** The whole inbox page: list, and the open mail beside it. */
export function inboxPage(page: InboxPage): Markup {
  const count = `${page.mails.length} ${page.mails.length === 1 ? 'mail' : 'mails'}`;
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Inbox · Portal Steward, local</title><style>${trusted(STYLE)}</style></head>
<body${page.open ? html` class="mail"` : ''}>
<header><h1><a href="/">Inbox</a></h1><p>${count}. Nothing leaves this machine.</p>
<form action="/" method="get"><input type="search" name="to" aria-label="Recipient's address" placeholder="Only mail to …" value="${page.to ?? ''}"><button>Show</button></form></header>
<main><nav aria-label="Mails">${list(page)}</nav><article>${page.open ? mail(page.open.mail, page.open.view, page.to) : nothingOpen(page)}</article></main>
<script>${trusted(REFRESH)}</script></body></html>`;
}

function list({ mails, to, open }: InboxPage): Markup {
  if (mails.length === 0) {
    return html`<p class="empty">${to ? `No mail to ${to} yet.` : 'No mail yet.'}<br>It appears here as soon as the product sends one.</p>`;
  }
  return html`<ol>${mails.map(
    (
      item,
    ) => html`<li><a href="${address(item, 'html', to)}"${item.id === open?.mail.id ? html` aria-current="true"` : ''}>
<span class="top"><span>${item.to.join(', ')}</span><time datetime="${item.sentAt}">${item.sentAt.slice(11, 16)} UTC</time></span>
<span class="subject">${item.subject || '(no subject)'}</span><span class="start">${item.text.slice(0, 120)}</span></a></li>`,
  )}</ol>`;
}

function mail(item: Mail, view: View, to: string | undefined): Markup {
  const views: readonly (readonly [View, string])[] = [
    ['html', 'HTML'],
    ['text', 'Text'],
    ['raw', 'Raw'],
  ];
  return html`<div><a class="back" href="${to ? `/?to=${encodeURIComponent(to)}` : '/'}">All mails</a><h2>${item.subject || '(no subject)'}</h2>
<dl><dt>To</dt><dd>${item.to.join(', ')}</dd><dt>From</dt><dd>${item.from}</dd><dt>Sent</dt><dd><time datetime="${item.sentAt}">${item.sentAt}</time></dd></dl>
<p class="views" style="margin:0">${views.map(
    ([name, label]) =>
      html`<a href="${address(item, name, to)}"${name === view ? html` aria-current="page"` : ''}>${label}</a>`,
  )}</p></div>${body(item, view)}`;
}

function body(item: Mail, view: View): Markup {
  if (view === 'raw') return html`<pre>${JSON.stringify(item, null, 2)}</pre>`;
  if (view === 'text') return html`<pre>${item.text || 'This mail has no text part.'}</pre>`;
  if (item.html === '') return html`<pre>This mail has no HTML part.</pre>`;
  // No scripts and no access to the inbox; a link opens in a tab of its own, as in a mail reader.
  return html`<iframe title="The mail's HTML part" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/messages/${encodeURIComponent(item.id)}/body"></iframe>`;
}

function nothingOpen({ mails }: InboxPage): Markup {
  return html`<p class="empty">${mails.length > 0 ? 'Choose a mail.' : ''}</p>`;
}

function address(item: Mail, view: View, to: string | undefined): string {
  const query = new URLSearchParams({ ...(view === 'html' ? {} : { view }), ...(to ? { to } : {}) }).toString();
  return `/messages/${encodeURIComponent(item.id)}${query ? `?${query}` : ''}`;
}

/** Our own constants, which are no data. */
function trusted(constant: string): Markup {
  return new Markup(constant);
}
