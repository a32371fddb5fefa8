import { connectPartnerPortal } from '../../set-up.ts';
import type { DemoStep } from '../context.ts';
import { expect } from '../journey.ts';

/** Connecting the partner portal and the first poll record the clients that exist, and nobody gets a mail. */
export const baselinePollMailedNobody: DemoStep = {
  name: 'baseline-poll-mailed-nobody',
  async run(context) {
    const settings = { mail: { operator: '' }, hubspot: { partnerPortalId: 1000001 } };
    await connectPartnerPortal({ addresses: context.addresses, settings });
    const { clients } = (await context.api('GET', '/clients')) as { clients: { baseline: boolean }[] };
    expect(
      clients.length > 0 && clients.every((client) => client.baseline),
      `${clients.length} clients, not all of them baseline`,
    );
    const mails = await context.mails();
    expect(mails.length === 0, `${mails.length} mails were sent`);
  },
};
