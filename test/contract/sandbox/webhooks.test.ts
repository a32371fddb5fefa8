import { createHmac } from 'node:crypto';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TestSandbox } from './harness.ts';
import { CLIENT_APP, HARBOUR_BAKERY, PARTNER_APP, PARTNER_PORTAL, startTestSandbox } from './harness.ts';

interface Received {
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

let target: Server;
let targetUrl: string;
let received: Received[] = [];
/** What the target answers, in order; 200 when there is nothing left. `undefined` is no answer at all. */
let answers: (number | undefined)[] = [];
let sandbox: TestSandbox;

beforeAll(async () => {
  target = createServer(async (message, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
    received.push({ headers: message.headers, body: Buffer.concat(chunks).toString('utf8') });
    const status = answers.length > 0 ? answers.shift() : 200;
    if (status !== undefined) response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
  targetUrl = `http://127.0.0.1:${(target.address() as AddressInfo).port}/webhooks/hubspot`;
  sandbox = await startTestSandbox({ webhookTargetUrl: targetUrl });
});
beforeEach(async () => {
  await sandbox.reset();
  received = [];
  answers = [];
});
afterAll(async () => {
  await sandbox.stop();
  target.closeAllConnections();
  await new Promise((resolve) => target.close(resolve));
});

function invite() {
  return sandbox.control('POST', '/invitations', { portalId: HARBOUR_BAKERY, serviceType: 'marketing_management' });
}

function signatureOf(secret: string, request: Received): string {
  const message = `POST${targetUrl}${request.body}${request.headers['x-hubspot-request-timestamp']}`;
  return createHmac('sha256', secret).update(message).digest('base64');
}

async function lastDelivery() {
  return (await sandbox.control('GET', '/deliveries')).body.deliveries.at(-1);
}

describe('webhooks', () => {
  it('carry creation and status change in one signed array', async () => {
    await sandbox.connectPartner();
    const { body } = await invite();
    expect(body.webhook).toBe('queued');
    await vi.waitFor(() => expect(received).toHaveLength(1));
    const [request] = received as [Received];
    expect(request.headers['x-hubspot-signature-v3']).toBe(signatureOf(PARTNER_APP.clientSecret, request));
    const common = {
      portalId: PARTNER_PORTAL,
      appId: PARTNER_APP.appId,
      objectId: Number(body.recordId),
      attemptNumber: 0,
    };
    const events = JSON.parse(request.body);
    expect(events).toMatchObject([
      { ...common, subscriptionType: 'object.creation', objectTypeId: '0-partner-client' },
      {
        ...common,
        subscriptionType: 'object.propertyChange',
        propertyName: 'invitation_status',
        propertyValue: 'INVITED',
      },
    ]);
    const history = (await sandbox.control('GET', '/state')).body.partnerClients.at(-1).statusHistory;
    expect(events[1].occurredAt).toBe(Date.parse(history[0].timestamp));
  });

  it('are sent only where the app is installed', async () => {
    expect((await invite()).body.webhook).toBe('not-installed');
    await sandbox.connectPartner();
    await sandbox.control('POST', '/partner-clients/30000001/status', { status: 'REMOVED' });
    await vi.waitFor(() => expect(received).toHaveLength(1));
    expect(JSON.parse(received[0]?.body ?? '')).toHaveLength(1);
  });

  it('come again after 4xx, 5xx and silence, with a counted attempt', async () => {
    await sandbox.control('POST', '/settings', { webhookAnswerWithinMs: 50 });
    answers = [401, 503, undefined];
    await sandbox.control('POST', '/webhooks/send', { events: [{ eventId: 1 }] });
    await vi.waitFor(async () => expect((await lastDelivery()).state).toBe('delivered'));
    expect((await lastDelivery()).attempts.map((attempt: { result: unknown }) => attempt.result)).toEqual([
      401,
      503,
      'timeout',
      200,
    ]);
    expect(received.map((request) => JSON.parse(request.body)[0].attemptNumber)).toEqual([0, 1, 2, 3]);
  });

  it('are given up after ten attempts', async () => {
    answers = Array.from({ length: 10 }, () => 500);
    await sandbox.control('POST', '/webhooks/send', { events: [{ eventId: 1 }] });
    await vi.waitFor(async () => expect((await lastDelivery()).state).toBe('gave-up'));
    expect(received).toHaveLength(10);
  });

  it('travel in batches of at most 100', async () => {
    await sandbox.connectPartner();
    const changes = Array.from({ length: 101 }, (_, index) => (index % 2 === 0 ? 'REMOVED' : 'ACTIVE'));
    await sandbox.control('POST', '/webhooks', { enabled: false });
    for (const status of changes) await sandbox.control('POST', '/partner-clients/30000001/status', { status });
    await sandbox.control('POST', '/webhooks', { enabled: true });
    const count = () => received.reduce((sum, request) => sum + JSON.parse(request.body).length, 0);
    await vi.waitFor(() => expect(count()).toBe(101));
    for (const request of received) expect(JSON.parse(request.body).length).toBeLessThanOrEqual(100);
  });

  it('can be held back and released', async () => {
    await sandbox.control('POST', '/webhooks', { enabled: false });
    await sandbox.control('POST', '/webhooks/send', { events: [{ eventId: 1 }] });
    expect((await lastDelivery()).state).toBe('held');
    expect(received).toEqual([]);
    await sandbox.control('POST', '/webhooks', { enabled: true });
    await vi.waitFor(() => expect(received).toHaveLength(1));
  });

  it('can be injected raw, with any signature and timestamp', async () => {
    await sandbox.control('POST', '/webhooks/send', {
      events: [{ a: 1 }],
      signWith: 'client',
      timestamp: 1693657560000,
    });
    await sandbox.control('POST', '/webhooks/send', { events: [{ a: 2 }], signWith: 'wrong-secret' });
    await vi.waitFor(() => expect(received).toHaveLength(2));
    const injected = (a: number) => received.find((request) => JSON.parse(request.body)[0].a === a) as Received;
    expect(injected(1).headers['x-hubspot-request-timestamp']).toBe('1693657560000');
    expect(injected(1).headers['x-hubspot-signature-v3']).toBe(signatureOf(CLIENT_APP.clientSecret, injected(1)));
    expect(injected(2).headers['x-hubspot-signature-v3']).toBe(signatureOf('wrong-secret', injected(2)));
  });
});
