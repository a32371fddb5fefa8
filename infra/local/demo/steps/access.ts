import { eventually } from '../../eventually.ts';
import type { DemoStep } from '../context.ts';
import { clientWhere, expect, HARBOUR, noted, portalUsers } from '../journey.ts';

/** The package's team members are users of the client's portal, as the portal itself says. */
export const provisioned: DemoStep = {
  name: 'provisioned',
  async run(context) {
    await eventually('The team in the portal', async () => {
      const emails = (await portalUsers(context)).map((user) => user.email);
      return HARBOUR.team.every((email) => emails.includes(email));
    });
  },
};

/** Each grant is verified by reading back, and the run ended so. */
export const readBackVerified: DemoStep = {
  name: 'read-back-verified',
  async run(context) {
    const client = await clientWhere(context, 'The end of the run', (one) =>
      one.runs.some((run) => run.end === 'provisioned'),
    );
    const states = client.grants.map((grant) => grant.state);
    expect(
      states.length === HARBOUR.team.length && states.every((state) => state === 'verified'),
      `grants: ${states.join(', ')}`,
    );
    const engagement = client.engagements.find((one) => one.state === 'active');
    expect(engagement !== undefined, 'no active engagement');
    context.notes.set('engagement', engagement.engagementId);
  },
};

/** The client's super admin is told who was added. */
export const clientAdminTold: DemoStep = {
  name: 'client-admin-told',
  async run(context) {
    const mail = await context.mail(HARBOUR.superAdmin.email, /users added/);
    for (const email of HARBOUR.team) expect(mail.text.includes(email), `the mail does not name ${email}`);
    await context.mail(HARBOUR.superAdmin.email, /portal rules/i);
  },
};

/** Ending the engagement removes the users, and the client's super admin is told again. */
export const engagementEndedRemoved: DemoStep = {
  name: 'engagement-ended-removed',
  async run(context) {
    await context.api('POST', `/engagements/${noted(context, 'engagement')}/end`);
    await eventually('The portal without the team', async () => {
      const emails = (await portalUsers(context)).map((user) => user.email);
      return !HARBOUR.team.some((email) => emails.includes(email));
    });
    await clientWhere(context, 'The ended engagement', (client) =>
      client.engagements.every((one) => one.state === 'ended'),
    );
    await context.mail(HARBOUR.superAdmin.email, /users removed/);
  },
};
