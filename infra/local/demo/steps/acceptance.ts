import { eventually } from '../../eventually.ts';
import { install, linkIn, submit, visit } from '../../visitor.ts';
import type { DemoStep } from '../context.ts';
import { clientWhere, expect, HARBOUR, noted, OPERATOR, untilShown } from '../journey.ts';
import { approve } from '../questions.ts';

/** The approver presses the button; after the pause it takes effect, and a second press finds it decided. */
export const approved: DemoStep = {
  name: 'approved',
  async run(context) {
    const link = noted(context, 'question');
    await approve(link);
    await untilShown(link, '<h1>Approved</h1>');
    const again = await submit(link, { answer: 'decline', note: 'Too late.' });
    expect(again.html.includes('<h1>Approved</h1>'), 'A second press changed the decision.');
  },
};

/** The person who can accept gets the task; "check now" before accepting says so, and after it the record has been read back. */
export const acceptedVerified: DemoStep = {
  name: 'accepted-verified',
  async run(context) {
    const task = linkIn((await context.mail(OPERATOR, /accept/i)).text);
    const early = await submit(task, { answer: 'check' });
    expect(
      early.html.includes('does not show it as accepted yet'),
      'The task was closed although HubSpot shows nothing.',
    );
    await context.sandbox('POST', `/partner-clients/${noted(context, 'recordId')}/status`, { status: 'ACTIVE' });
    await clientWhere(context, 'The acceptance', (client) => client.state === 'accepted');
    const late = await visit(task);
    expect(late.status === 200 && !late.html.includes('not yet'), 'The task is still open.');
  },
};

/** The install link used for another portal is refused, and the installation is given back. */
export const wrongPortalRefused: DemoStep = {
  name: 'wrong-portal-refused',
  async run(context) {
    const { email } = HARBOUR.superAdmin;
    context.notes.set('connect', linkIn((await context.mail(email, /connect/i)).text));
    const page = await install(noted(context, 'connect'), HARBOUR.otherPortalId, HARBOUR.otherSuperAdminId);
    expect(page.status === 409, `the page answered ${page.status}`);
    await eventually('The other portal without our app', async () => {
      const { installs } = (await context.sandbox('GET', `/portals/${HARBOUR.otherPortalId}`)) as {
        installs: unknown[];
      };
      return installs.length === 0;
    });
  },
};

/** The client's super admin installs the app in the portal that was invited. */
export const connected: DemoStep = {
  name: 'connected',
  async run(context) {
    const page = await install(noted(context, 'connect'), HARBOUR.portalId, HARBOUR.superAdmin.userId);
    expect(page.status === 200, `the page answered ${page.status}`);
    await clientWhere(context, 'The connected invitation', (client) => client.invitations[0]?.state === 'connected');
  },
};
