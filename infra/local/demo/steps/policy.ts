import * as z from 'zod';
import { visit } from '../../visitor.ts';
import type { DemoStep } from '../context.ts';
import { clientWhere, expect, HARBOUR, noted, OPERATOR, portalUsers, readClient } from '../journey.ts';
import {
  approve,
  CLIENT_RULES,
  DELIVERY,
  DEPUTY,
  expectTold,
  invited,
  JUNIPER,
  linkTo,
  NORTHWIND,
  policyWith,
  SECURITY,
  untilApproved,
} from '../questions.ts';

/** Three are asked; the first approval decides nothing, the second does. The third is told by whom it is handled, by mail and by the old link. */
export const quorumTwoOfThree: DemoStep = {
  name: 'quorum-two-of-three',
  async run(context) {
    await context.api('POST', '/policies', policyWith(CLIENT_RULES));
    // Asked now, so that it has been left unanswered for a while when its own step comes.
    context.notes.set('unanswered', JSON.stringify(await invited(context, JUNIPER)));
    const question = await invited(context, NORTHWIND);
    const [first = '', second = '', third = ''] = await Promise.all(
      [DELIVERY, DEPUTY, SECURITY].map((to) => linkTo(context, to, NORTHWIND)),
    );
    const one = await approve(first);
    expect(one.html.includes('1 of 2 approvals so far'), 'The first approval does not say that one more is needed.');
    expect((await visit(third)).html.includes('value="approve"'), 'One approval of two has decided the question.');
    await approve(second);
    await untilApproved(context, question, second);
    await expectTold(context, question, { to: SECURITY, by: ['Delivery Manager', 'Deputy Manager'], link: third });
  },
};

const startedSchema = z.object({ runId: z.string() });

/**
 * A policy that leaves a package to its own team is refused when it is published, with the rule's name. A question that only its own subject
 * could answer ends its run parked, with the reason: nobody is asked, and nothing is approved.
 */
export const selfApprovalRefused: DemoStep = {
  name: 'self-approval-refused',
  async run(context) {
    const rule = {
      name: 'The team decides itself',
      when: { portals: [HARBOUR.portalId] },
      approvers: ['first-consultant'],
    };
    const { status, text } = await context.apiAnswer('POST', '/policies', policyWith([rule]));
    expect(status === 400, `such a policy was answered with ${status}`);
    expect(text.includes(rule.name) && text.includes('approvers-left'), `the refusal does not say why: ${text}`);

    const clientId = `c-${noted(context, 'recordId')}`;
    const engagement = { clientId, packageKey: 'reporting-review', team: [SECURITY] };
    const { runId } = startedSchema.parse(await context.api('POST', '/engagements', engagement));
    const client = await clientWhere(context, 'A run that nobody can approve', ({ runs }) =>
      runs.some((run) => run.runId === runId && run.state === 'parked'),
    );
    const reason = client.runs.find((run) => run.runId === runId)?.parkedReason;
    expect(reason === 'policy-too-few-eligible', `the run is parked as ${reason}`);
    await context.mail(OPERATOR, /^Harbour Bakery: stopped, needs you/);
    const open = (await readClient(context)).openWaits.filter((wait) => wait.waitId.startsWith(runId));
    expect(open.length === 0, 'Somebody was asked all the same.');
    const users = (await portalUsers(context)).map((user) => user.email);
    expect(!users.includes(SECURITY), 'The access was given without an approval.');
  },
};
