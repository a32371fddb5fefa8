import * as z from 'zod';
import type { DemoStep } from '../context.ts';
import { APPROVER, clientWhere, expect, HARBOUR, noted, questionLink, readClient } from '../journey.ts';

/** Invited again later, the client gets a new run and a new question; the ended invitation does not start again. */
export const reinvitedRunsAgain: DemoStep = {
  name: 'reinvited-runs-again',
  async run(context) {
    const seen = new Set((await context.mails(APPROVER)).map((mail) => mail.id));
    const record = noted(context, 'recordId');
    await context.sandbox('POST', `/partner-clients/${record}/status`, { status: 'WITHDRAWN' });
    await context.sandbox('POST', `/partner-clients/${record}/status`, { status: 'INVITED' });
    await clientWhere(context, 'A second invitation', (client) => client.invitations.length === 2);
    context.notes.set('question-again', await questionLink(context, seen));
    const runs = (await readClient(context)).runs.filter((run) => run.workflow === 'invitation-acceptance');
    expect(runs.length === 2, `${runs.length} runs of invitations of ${HARBOUR.name}`);
  },
};

const ledgerSchema = z.looseObject({
  entries: z.array(z.looseObject({ type: z.string(), facts: z.record(z.string(), z.unknown()) })),
  verified: z.looseObject({ ok: z.boolean() }),
});

/** What the whole course must have left in the client's ledger. */
const EXPECTED = [
  'invitation-detected',
  'run-started',
  'wait-opened',
  'mail-sent',
  'voted',
  'wait-ended',
  'client-registered',
  'connection-refused',
  'connection-established',
  'engagement-started',
  'portal-inspected',
  'plan-made',
  'access-applied',
  'access-verified',
  'portal-rules-published',
  'run-ended',
  'engagement-end-requested',
  'access-removed',
  'engagement-ended',
];

/** The client's ledger tells the whole course, its chain holds, and it names no address. */
export const ledgerComplete: DemoStep = {
  name: 'ledger-complete',
  async run(context) {
    const ledger = ledgerSchema.parse(await context.api('GET', `/ledger/c-${noted(context, 'recordId')}`));
    const types = new Set(ledger.entries.map((entry) => entry.type));
    const missing = EXPECTED.filter((type) => !types.has(type));
    expect(missing.length === 0, `missing: ${missing.join(', ')}`);
    expect(ledger.verified.ok, 'the chain does not hold');
    expect(!JSON.stringify(ledger.entries).includes('@'), 'an entry holds an address');
  },
};
