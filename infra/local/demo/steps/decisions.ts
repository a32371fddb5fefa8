import { setTimeout as sleep } from 'node:timers/promises';
import { submit, visit } from '../../visitor.ts';
import type { DemoStep } from '../context.ts';
import { expect, HARBOUR, noted, OPERATOR, readClient, untilShown } from '../journey.ts';
import { approve, DELIVERY, entriesOf, invitationIs, invited, linkTo, ORCHARD } from '../questions.ts';

/** The button pressed twice at the same moment: one vote, one outcome. */
export const doubleClickOneDecision: DemoStep = {
  name: 'double-click-one-decision',
  async run(context) {
    const recordId = noted(context, 'recordId');
    const { openWaits } = await readClient(context);
    const waitId = openWaits.find((wait) => wait.kind === 'question')?.waitId ?? '';
    const link = noted(context, 'question-again');
    await Promise.all([approve(link), approve(link)]);
    await untilShown(link, '<h1>Approved</h1>');
    await invitationIs(context, HARBOUR.name, recordId, 'awaiting-acceptance');
    const types = (await entriesOf(context, { recordId, waitId })).map((entry) => entry.type);
    const count = (type: string) => types.filter((one) => one === type).length;
    expect(count('voted') === 1, `${count('voted')} votes`);
    expect(count('wait-ended') === 1, `${count('wait-ended')} outcomes`);
  },
};

/** An approval is taken back during its pause: nothing goes on when the pause is over, the question is open, and another answer counts. */
export const takenBackInTime: DemoStep = {
  name: 'taken-back-in-time',
  async run(context) {
    const question = await invited(context, ORCHARD);
    const link = await linkTo(context, DELIVERY, ORCHARD);
    const pending = await approve(link);
    expect(pending.html.includes('Take my answer back'), 'The page does not offer to take the answer back.');
    const [, until = ''] = /<time datetime="([^"]+)"/.exec(pending.html) ?? [];
    const back = await submit(link, { act: 'take-back' });
    expect(back.html.includes('<h1>Taken back</h1>'), `taking it back answered ${back.status}`);

    // Past the moment at which it would have taken effect, and the message that would have done it.
    await sleep(Math.max(0, Date.parse(until) - Date.now()) + 1000);
    await context.api('POST', '/sweeps');
    const [invitation] = (await readClient(context, question.recordId)).invitations.slice(-1);
    expect(invitation?.state === 'awaiting-approval', `the invitation is ${invitation?.state}`);
    expect((await visit(link)).html.includes('value="approve"'), 'The question is not open again.');

    const declined = await submit(link, { answer: 'decline', note: 'Not this quarter.' });
    expect(declined.html.includes('You have declined'), `declining answered ${declined.status}`);
    await untilShown(link, '<h1>Declined</h1>');
    await invitationIs(context, ORCHARD.name, question.recordId, 'declined');
    await context.mail(OPERATOR, /^Orchard Logistics: declined/);
    const types = (await entriesOf(context, question)).map((entry) => entry.type);
    const order = types.filter((type) => ['voted', 'decision-taken-back', 'wait-ended'].includes(type)).join(', ');
    expect(order === 'voted, decision-taken-back, voted, wait-ended', `the ledger has ${order}`);
  },
};
