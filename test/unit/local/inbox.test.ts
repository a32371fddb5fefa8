import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startInbox } from '../../../infra/local/inbox/inbox.ts';
import { listen } from '../../../infra/local/listen.ts';

function recorded(id: string, to: string, more: object = {}) {
  return {
    MessageId: id,
    Source: 'Portal Steward <steward@example.com>',
    To: [to],
    CC: [],
    BCC: [],
    Subject: `For ${to}`,
    BodyText: 'the text part',
    BodyHtml: '<p>the HTML part</p>',
    Timestamp: 1_790_000_000,
    Type: 'SendEmail',
    ...more,
  };
}

/** An inbox over an emulator that recorded these mails. */
async function inboxOver(...mails: object[]) {
  const emulator = await listen(
    createServer((_request, response) => response.end(JSON.stringify({ messages: { '000000000000': mails } }))),
    0,
  );
  onTestFinished(emulator.close);
  const inbox = await startInbox({ port: 0, emulator: emulator.url });
  onTestFinished(inbox.stop);
  return async (path: string) => {
    const reply = await fetch(`${inbox.url}${path}`);
    return { status: reply.status, headers: reply.headers, text: await reply.text() };
  };
}

describe('inbox', () => {
  it('lists mails as JSON, newest first', async () => {
    const get = await inboxOver(
      recorded('1@ses', 'operations-lead@example.com'),
      recorded('2@ses', 'delivery-manager@example.com', { Timestamp: 1_790_000_001.5 }),
    );
    const mails = JSON.parse((await get('/api/messages')).text);
    expect(mails.map((mail: { id: string }) => mail.id)).toEqual(['2@ses', '1@ses']);
    expect(mails[0]).toEqual({
      id: '2@ses',
      from: 'Portal Steward <steward@example.com>',
      to: ['delivery-manager@example.com'],
      subject: 'For delivery-manager@example.com',
      text: 'the text part',
      html: '<p>the HTML part</p>',
      sentAt: '2026-09-21T14:13:21.500Z',
    });
  });

  it('limits the list to one address, in any letter case and with a name before it', async () => {
    const get = await inboxOver(
      recorded('1@ses', 'Operations <Operations-Lead@example.com>'),
      recorded('2@ses', 'lead@example.com'),
    );
    const mails = JSON.parse((await get('/api/messages?to=operations-lead%40example.com')).text);
    expect(mails.map((mail: { id: string }) => mail.id)).toEqual(['1@ses']);
  });

  it('shows subjects and texts as text, never as markup', async () => {
    const get = await inboxOver(
      recorded('1@ses', 'a@example.com', { Subject: '<script>alert(1)</script>', BodyText: '"<b>' }),
    );
    for (const path of [
      '/',
      '/messages/1%40ses?view=text',
      '/messages/1%40ses?view=raw',
      '/?to=%22%3E%3Cscript%3Ealert(1)%3C/script%3E',
    ]) {
      const { text } = await get(path);
      expect(text).not.toContain('<script>alert');
    }
    expect((await get('/messages/1%40ses?view=text')).text).toContain('&#34;&#60;b&#62;');
  });

  it('shows the HTML part in a frame that may run nothing', async () => {
    const get = await inboxOver(recorded('1@ses', 'a@example.com'));
    const page = await get('/messages/1%40ses');
    expect(page.text).toMatch(/<iframe [^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    const body = await get('/messages/1%40ses/body');
    expect(body.text).toBe('<base target="_blank"><p>the HTML part</p>');
    expect(body.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(body.headers.get('content-security-policy')).not.toContain('allow-scripts');
  });

  it('answers 404 for a mail that is not there', async () => {
    const get = await inboxOver();
    expect((await get('/messages/1%40ses')).status).toBe(404);
  });
});
