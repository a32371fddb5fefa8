import * as z from 'zod';
import { PARTNER_PORTAL_ID } from '../../sandbox/state.ts';
import type { DemoContext, DemoStep } from '../context.ts';
import { expect, HARBOUR, OPERATOR, portalUsers } from '../journey.ts';
import { sweepUntil, TEAM_MEMBER } from '../questions.ts';

/** The other one of the team, who stays. */
const STAYS = HARBOUR.team[1];

const usersSchema = z.looseObject({ users: z.array(z.looseObject({ id: z.string(), email: z.string() })) });

/** A team member is deleted in the partner portal: the roster's next reading takes all of their access away, and the manager gets a receipt. */
export const leaverRemovedEverywhere: DemoStep = {
  name: 'leaver-removed-everywhere',
  async run(context) {
    const { users } = usersSchema.parse(await context.sandbox('GET', `/portals/${PARTNER_PORTAL_ID}`));
    const leaver = users.find((user) => user.email === TEAM_MEMBER);
    expect(leaver !== undefined, `${TEAM_MEMBER} is no user of the partner portal`);
    await context.sandbox('DELETE', `/portals/${PARTNER_PORTAL_ID}/users/${leaver.id}`);
    const left = await sweepUntil(context, 'The client’s portal without the leaver', async () => {
      const emails = (await portalUsers(context)).map((user) => user.email);
      return !emails.includes(TEAM_MEMBER) && emails;
    });
    expect(left.includes(STAYS), `${STAYS} was removed too`);
    const report = await context.mail(OPERATOR, /Consultant One.*(left|leave|removed|access)/i);
    expect(report.text.includes(HARBOUR.name), 'the report has no receipt of the portal');
    expect(
      (await context.mails(TEAM_MEMBER)).every((mail) => !/leave|offboard/i.test(mail.subject)),
      'the leaver was told',
    );
  },
};

const accessSchema = z.looseObject({
  access: z.array(
    z.looseObject({
      clientName: z.string(),
      person: z.looseObject({ name: z.string() }),
      allowedBy: z.array(z.looseObject({ name: z.string() })),
    }),
  ),
});

/** Who had what on a day, from the ledger: the one who stays, with who allowed it; the leaver not any more; and nobody the day before. */
export const asOfAnswered: DemoStep = {
  name: 'as-of-answered',
  async run(context) {
    const today = await accessOn(context, 0);
    const ours = today.filter(({ clientName }) => clientName === HARBOUR.name);
    expect(
      ours.length === 1 && ours[0]?.person.name === 'Consultant Two',
      `access today: ${ours.map(({ person }) => person.name).join(', ')}`,
    );
    expect(ours[0]?.allowedBy.some(({ name }) => name === 'Security Lead') === true, 'it does not say who allowed it');
    const yesterday = await accessOn(context, 1);
    expect(yesterday.length === 0, `access yesterday: ${yesterday.length}`);
  },
};

async function accessOn(context: DemoContext, daysAgo: number) {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(Date.now() - daysAgo * 86_400_000);
  return accessSchema.parse(await context.api('GET', `/access?asOf=${day}`)).access;
}
