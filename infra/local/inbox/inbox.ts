import { createServer, type ServerResponse } from 'node:http';
import { listen } from '../listen.ts';
import { type Mail, readMails } from './messages.ts';
import { inboxPage, type View } from './pages.ts';

/** A running inbox. */
export interface RunningInbox {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Starts the mail inbox in the browser. JSON for tests and the demo: `GET /api/messages?to=<address>` answers
 * `[{ id, from, to: [address], subject, text, html, sentAt }]`, newest first.
 */
export async function startInbox(options: { readonly port: number; readonly emulator: string }): Promise<RunningInbox> {
  const server = createServer(async (request, response) => {
    try {
      const url = new URL(request.url ?? '/', 'http://inbox.invalid');
      const to = url.searchParams.get('to')?.trim() || undefined;
      answer(response, url, await readMails(options.emulator, to), to);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      response
        .writeHead(502, { 'content-type': 'text/plain; charset=utf-8' })
        .end(`The mails cannot be read: ${reason}\n`);
    }
  });
  const listening = await listen(server, options.port);
  return { url: listening.url, port: listening.port, stop: listening.close };
}

function answer(response: ServerResponse, url: URL, mails: readonly Mail[], to: string | undefined): void {
  const [, id, body] = /^\/messages\/([^/]+)(\/body)?$/.exec(url.pathname) ?? [];
  const mail = id === undefined ? undefined : mails.find((item) => item.id === decodeURIComponent(id));
  if (url.pathname === '/api/messages') {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
    response.end(JSON.stringify(mails));
  } else if (mail === undefined) {
    page(response, url.pathname === '/' ? 200 : 404, inboxPage({ mails, to }).text);
  } else if (body !== undefined) {
    mailBody(response, mail);
  } else {
    page(response, 200, inboxPage({ mails, to, open: { mail, view: viewOf(url.searchParams.get('view')) } }).text);
  }
}

function viewOf(name: string | null): View {
  return name === 'text' || name === 'raw' ? name : 'html';
}

function page(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(text);
}

/** The mail's own HTML: nothing in it may run or load, and its links open in a new tab. */
function mailBody(response: ServerResponse, mail: Mail): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy':
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data: cid:; base-uri 'self'",
  });
  response.end(`<base target="_blank">${mail.html}`);
}
