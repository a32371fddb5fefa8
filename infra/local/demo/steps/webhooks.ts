import * as z from 'zod';
import { signRequest } from '../../../../shared/domain/hubspot-signature.ts';
import { eventually } from '../../eventually.ts';
import type { DemoContext, DemoStep } from '../context.ts';
import { APPROVER, expect, HARBOUR, invite, noted, questionLink, readClient } from '../journey.ts';

/** An invitation in HubSpot arrives as a signed webhook and becomes a question in the approver's inbox. */
export const webhookAccepted: DemoStep = {
  name: 'webhook-accepted',
  async run(context) {
    context.notes.set('recordId', await invite(context));
    context.notes.set('question', await questionLink(context));
    const deliveries = JSON.stringify(await context.sandbox('GET', '/deliveries'));
    expect(deliveries.includes('200'), 'The sandbox saw no delivery answered with 200.');
  },
};

/** The same event three times more, and a poll besides: still one run and one mail. */
export const duplicateWebhookIgnored: DemoStep = {
  name: 'duplicate-webhook-ignored',
  async run(context) {
    const body = JSON.stringify([eventOf(context), eventOf(context)]);
    for (let delivery = 0; delivery < 3; delivery++) {
      const status = await deliver(context, body, context.addresses.hubspotClientSecret);
      expect(status === 200, `A duplicate was answered with ${status}.`);
    }
    await context.api('POST', '/sweeps');
    const client = await readClient(context);
    expect(client.runs.length === 1, `${client.runs.length} runs`);
    const mails = (await context.mails(APPROVER)).length;
    expect(mails === 1, `${mails} mails to the approver`);
  },
};

/** A forged, a stale and a future delivery are refused, and nothing comes of them. */
export const badSignatureRefused: DemoStep = {
  name: 'bad-signature-refused',
  async run(context) {
    const body = JSON.stringify([{ ...eventOf(context), objectId: 424242 }]);
    const { hubspotClientSecret: secret } = context.addresses;
    const forged = await deliver(context, body, 'another-secret');
    const stale = await deliver(context, body, secret, Date.now() - 10 * 60_000);
    const future = await deliver(context, body, secret, Date.now() + 10 * 60_000);
    expect(forged === 401 && stale === 401 && future === 401, `answered ${forged}, ${stale}, ${future}`);
    const { clients } = z
      .object({ clients: z.array(z.looseObject({ clientId: z.string() })) })
      .parse(await context.api('GET', '/clients'));
    expect(!clients.some((client) => client.clientId === 'c-424242'), 'A forged event was acted on.');
  },
};

function eventOf(context: DemoContext) {
  return {
    eventId: 1,
    subscriptionId: 1,
    portalId: 1000001,
    appId: 3000001,
    occurredAt: Date.now(),
    subscriptionType: 'object.propertyChange',
    attemptNumber: 0,
    objectId: Number(noted(context, 'recordId')),
    propertyName: 'invitation_status',
    propertyValue: 'INVITED',
  };
}

async function deliver(context: DemoContext, body: string, secret: string, at = Date.now()): Promise<number> {
  const url = context.addresses.webhook;
  const timestamp = String(at);
  const answer = await fetch(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-hubspot-request-timestamp': timestamp,
      'x-hubspot-signature-v3': signRequest(secret, { method: 'POST', url, body }, timestamp),
    },
  });
  return answer.status;
}

/** A mail scanner follows the link with GET and HEAD, again and again: the question stays open, and nobody has decided. */
export const linkScannerDecidedNothing: DemoStep = {
  name: 'link-scanner-decided-nothing',
  async run(context) {
    const link = noted(context, 'question');
    for (let visit = 0; visit < 3; visit++) {
      for (const method of ['GET', 'HEAD']) {
        const { status } = await fetch(link, { method });
        expect(status === 200, `${method} answered ${status}`);
      }
    }
    const { questions } = z
      .object({ questions: z.array(z.looseObject({})) })
      .parse(await context.api('GET', '/questions'));
    expect(questions.length === 1, `${questions.length} open questions`);
    const [invitation] = (await readClient(context)).invitations;
    expect(invitation?.state === 'awaiting-approval', `the invitation of ${HARBOUR.name} is ${invitation?.state}`);
    await eventually('An unchanged page', async () => (await fetch(link)).ok);
  },
};
