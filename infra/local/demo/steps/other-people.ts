import * as z from 'zod';
import { submit, visit } from '../../visitor.ts';
import type { DemoStep } from '../context.ts';
import { expect, noted, OPERATOR } from '../journey.ts';
import {
  approve,
  BOUNCING,
  DELIVERY,
  DEPUTY,
  entriesOf,
  expectTold,
  invited,
  JUNIPER,
  LANTERN,
  linkTo,
  MEADOW,
  personIdOf,
  SECURITY,
  sweepUntil,
  TEAM_MEMBER,
  untilApproved,
} from '../questions.ts';

const unansweredSchema = z.object({ recordId: z.string(), waitId: z.string(), escalateAt: z.string() });

/** Nobody answers until the time of escalation: the next person is asked too, and decides; whoever was asked first is told. */
export const escalatedAfterDeadline: DemoStep = {
  name: 'escalated-after-deadline',
  async run(context) {
    const question = { client: JUNIPER, ...unansweredSchema.parse(JSON.parse(noted(context, 'unanswered'))) };
    const first = await linkTo(context, DELIVERY, JUNIPER);
    const mail = await sweepUntil(context, 'The next person asked too', async () =>
      (await context.mails(DEPUTY)).find(({ subject }) => subject.includes(JUNIPER.name)),
    );
    expect(mail.text.includes('Nobody has decided in time'), 'The mail does not say why the next person is asked.');
    const next = await linkTo(context, DEPUTY, JUNIPER);
    const escalations = (await entriesOf(context, question)).filter((entry) => entry.type === 'escalated');
    expect(escalations.length === 1, `${escalations.length} escalations`);
    expect((escalations[0]?.at ?? '') >= question.escalateAt, 'The next person was asked before the time.');
    await approve(next);
    await untilApproved(context, question, next);
    await expectTold(context, question, { to: DELIVERY, by: ['Deputy Manager'], link: first });
  },
};

/** The approver hands the question on from its page: the old link says so and takes no answer. A team member is not offered, and refused when posted. */
export const delegated: DemoStep = {
  name: 'delegated',
  async run(context) {
    const question = await invited(context, MEADOW);
    const link = await linkTo(context, SECURITY, MEADOW);
    const [deputy, subject] = await Promise.all([DEPUTY, TEAM_MEMBER].map((email) => personIdOf(context, email)));
    const { html } = await visit(link);
    expect(html.includes(`value="${deputy}"`), 'The deputy is not offered as a delegate.');
    expect(!html.includes(`value="${subject}"`), 'A member of the team is offered as a delegate.');
    const refused = await submit(link, { act: 'delegate', to: subject ?? '' });
    expect(
      refused.status === 400 && refused.html.includes('This person cannot decide this question'),
      `a member of the team as delegate was answered with ${refused.status}`,
    );
    const handed = await submit(link, { act: 'delegate', to: deputy ?? '' });
    expect(handed.html.includes('<h1>Handed over</h1>'), `handing it over answered ${handed.status}`);
    const late = await submit(link, { answer: 'decline', note: 'I have handed it over.' });
    expect(late.html.includes('<h1>Handed over</h1>'), 'The old link still takes an answer.');
    const mail = await context.mail(DEPUTY, new RegExp(`^Decide .*${MEADOW.name}`));
    expect(mail.text.includes('Security Lead handed this to you'), 'The mail does not say who handed it over.');
    const theirs = await linkTo(context, DEPUTY, MEADOW);
    await approve(theirs);
    await untilApproved(context, question, theirs);
    await expectTold(context, question, { to: SECURITY, by: ['Deputy Manager'], link });
  },
};

/** The mail to the approver comes back for good: the next person is asked at once, without a sweep, and partner operations is told. */
export const bounceEscalated: DemoStep = {
  name: 'bounce-escalated',
  async run(context) {
    const question = await invited(context, LANTERN);
    const mail = await context.mail(DEPUTY, new RegExp(`^Decide .*${LANTERN.name}`));
    expect(mail.text.includes('No mail reaches Former Manager'), 'The mail does not say why the next person is asked.');
    await context.mail(OPERATOR, /^Mail does not reach Former Manager/);
    const places = (await entriesOf(context, question)).filter((entry) => entry.type === 'handed-over');
    expect(
      places.length === 1 && places[0]?.facts['reason'] === 'unreachable',
      `places changed: ${JSON.stringify(places.map((entry) => entry.facts))}`,
    );
    const person = await context.api('GET', `/people?email=${encodeURIComponent(BOUNCING)}`);
    expect(JSON.stringify(person).includes('"why":"bounce"'), 'The person is not marked as unreachable.');
    const page = await visit(await linkTo(context, DEPUTY, LANTERN));
    expect(page.html.includes('value="approve"'), 'The next person cannot decide.');
  },
};
