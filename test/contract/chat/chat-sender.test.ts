import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isAllowedHook } from '../../../shared/adapters/chat/chat-hosts.ts';
import { createChatSender } from '../../../shared/adapters/chat/chat-sender.ts';
import type { Chat } from '../../../shared/domain/chat.ts';

const SLACK: Chat = { name: 'approvals', kind: 'slack', people: ['lead@example.com'] };
const TEAMS: Chat = { name: 'deciders', kind: 'teams', people: ['lead@example.com'] };
const TEXT = 'A decision waits: <!channel> Take up A&B with [this](https://example.com)?';

interface Seen {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly type: string | undefined;
  readonly body: unknown;
}

/** A webhook on this machine that answers as told, and a sender that knows it. */
async function aHook(answer: (response: ServerResponse) => void, timeoutMs?: number) {
  const seen: Seen[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'));
      seen.push({ method: request.method, path: request.url, type: request.headers['content-type'], body });
      answer(response);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const hook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/services/T0/B0/secret-part`;
  const sender = createChatSender(async () => hook, { local: true, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
  return { seen, sender, hook, close: () => new Promise((closed) => server.close(closed)) };
}

const answering = (status: number, body = 'ok', headers = {}) =>
  aHook((response) => response.writeHead(status, headers).end(body));

describe('a post', () => {
  it('to Slack is a text that is nothing but text', async () => {
    const { seen, sender } = await answering(200);
    expect(await sender.tell(SLACK, TEXT)).toEqual({ kind: 'told' });
    expect(seen).toEqual([
      {
        method: 'POST',
        path: '/services/T0/B0/secret-part',
        type: 'application/json; charset=utf-8',
        body: {
          text: 'A decision waits: &lt;!channel&gt; Take up A&amp;B with [this](https://example.com)?',
          mrkdwn: false,
          unfurl_links: false,
        },
      },
    ]);
  });

  it('to Teams is a message with one Adaptive Card, whose text knows no markup', async () => {
    const { seen, sender } = await answering(202, '');
    expect(await sender.tell(TEAMS, TEXT)).toEqual({ kind: 'told' });
    expect(seen[0]?.body).toEqual({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          contentUrl: null,
          content: {
            $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
            type: 'AdaptiveCard',
            version: '1.4',
            body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: TEXT }] }],
          },
        },
      ],
    });
  });

  it.each([
    [400, 'invalid_payload'],
    [403, 'action_prohibited'],
    [404, 'no_service'],
    [410, 'channel_is_archived'],
  ])('that is refused with %s is given up, and not tried twice', async (status, body) => {
    const { seen, sender } = await answering(status, body);
    expect(await sender.tell(SLACK, TEXT)).toEqual({ kind: 'refused', why: `status-${status}` });
    expect(seen).toHaveLength(1);
  });

  it.each([429, 500, 503])('that is answered with %s may go later', async (status) => {
    const { sender } = await answering(status);
    await expect(sender.tell(SLACK, TEXT)).rejects.toThrow(`The chat approvals answered ${status}.`);
  });

  it('that an older webhook of Teams did not take, though it answers 200, is not taken for told', async () => {
    const said =
      'Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429 with ContextId x';
    const { sender } = await answering(200, said);
    await expect(sender.tell(TEAMS, TEXT)).rejects.toThrow('answered 429');
  });

  it('does not follow a redirect', async () => {
    const elsewhere = await answering(200);
    const { sender } = await answering(302, '', { location: elsewhere.hook });
    expect(await sender.tell(SLACK, TEXT)).toEqual({ kind: 'refused', why: 'status-302' });
    expect(elsewhere.seen).toEqual([]);
  });

  it('that is not answered may go later; the error does not hold the address', async () => {
    const silent = await aHook(() => undefined, 100);
    const gone = await answering(200);
    await gone.close();
    for (const { sender, hook } of [silent, gone]) {
      const error = await sender.tell(SLACK, TEXT).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Error);
      const shown = JSON.stringify(error, ['message', 'cause', 'stack']);
      expect(shown).toContain('The chat approvals did not answer');
      expect(shown).not.toContain(new URL(hook).host);
      expect(shown).not.toContain('secret-part');
    }
  });

  it('goes nowhere without a webhook, or to a host that is not of Slack or Teams', async () => {
    const { seen, hook } = await answering(200);
    const without = createChatSender(async () => undefined, { local: true });
    expect(await without.tell(SLACK, TEXT)).toEqual({ kind: 'refused', why: 'no-webhook' });
    const onAws = createChatSender(async () => hook, { local: false });
    expect(await onAws.tell(SLACK, TEXT)).toEqual({ kind: 'refused', why: 'host-not-allowed' });
    expect(seen).toEqual([]);
  });
});

describe('the hosts', () => {
  const TAKEN: readonly (readonly [Chat['kind'], string])[] = [
    ['slack', 'https://hooks.slack.com/services/T0/B0/x'],
    ['teams', 'https://prod-23.westeurope.logic.azure.com:443/workflows/x/triggers/manual/paths/invoke?sig=x'],
    ['teams', 'https://default0.0.environment.api.powerplatform.com:443/powerautomate/automations/direct/workflows/x'],
    ['teams', 'https://example.webhook.office.com/webhookb2/x'],
  ];
  it.each(TAKEN)('of %s take %s', (kind, hook) => {
    expect(isAllowedHook(hook, kind, { local: false })).toBe(true);
    expect(isAllowedHook(hook, kind === 'slack' ? 'teams' : 'slack', { local: false })).toBe(false);
  });

  it.each([
    'http://hooks.slack.com/services/T0/B0/x',
    'https://hooks.slack.com:8443/services/T0/B0/x',
    'https://hooks.slack.com.example.com/x',
    'https://evil-hooks.slack.com/x',
    `https://user${'@'}hooks.slack.com/x`,
    'https://hooks.slack.com@example.com/x',
    'https://127.0.0.1/x',
    'http://127.0.0.1:9/x',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    'no address',
    '',
  ])('do not take %s', (hook) => {
    expect(isAllowedHook(hook, 'slack', { local: false })).toBe(false);
  });

  it.each(['https://logic.azure.com/x', 'https://notlogic.azure.com/x', 'https://logic.azure.com.example.com/x'])(
    'of Teams do not take %s',
    (hook) => {
      expect(isAllowedHook(hook, 'teams', { local: false })).toBe(false);
    },
  );

  it('of the local stage are this machine too, and nothing else', () => {
    expect(isAllowedHook('http://127.0.0.1:9/x', 'slack', { local: true })).toBe(true);
    expect(isAllowedHook('http://127.0.0.1.example.com/x', 'slack', { local: true })).toBe(false);
    expect(isAllowedHook('http://10.0.0.1/x', 'slack', { local: true })).toBe(false);
  });
});
