import { describe, expect, it } from 'vitest';
import { linkIn, submit, visit } from '../../infra/local/visitor.ts';
import {
  APPROVER,
  accept,
  clientWhere,
  connectLink,
  decide,
  HARBOUR,
  invitationIn,
  invite,
  type Journey,
  OPERATOR,
  questionLink,
  runEnded,
  setStatus,
  viewOf,
} from '../support/journey.ts';
import { usersOf } from '../support/journey-portal.ts';
import { journeyWorld } from '../support/journey-world.ts';
import { age, sweepUntil } from '../support/world-time.ts';

const world = journeyWorld();

/** How the course comes to each of its waits, the link that was mailed for it, and to whom. */
const WAITS = {
  question: {
    reach: (journey: Journey) => questionLink(world, journey),
    expired: 'approval-expired',
    asked: APPROVER,
    subject: /^Decide /,
  },
  acceptance: {
    reach: async (journey: Journey) => {
      await decide(world, journey);
      return linkIn((await world.mail(OPERATOR, /^Accept /)).text);
    },
    expired: 'acceptance-expired',
    asked: OPERATOR,
    subject: /^Accept /,
  },
  connection: {
    reach: async (journey: Journey) => {
      await decide(world, journey);
      await accept(world, journey);
      return connectLink(world, journey);
    },
    expired: 'connection-expired',
    asked: HARBOUR.superAdmin.email,
    subject: /^Connect /,
  },
} as const;
const KINDS = ['question', 'acceptance', 'connection'] as const;

/** Makes the one open wait of a kind older, once its execution has left its token. */
function ageWait(kind: string, seconds: number) {
  return age(
    world,
    (item) => item['entity'] === 'wait' && item['kind'] === kind && item['state'] === 'open' && item['held'] === true,
    seconds,
  );
}

describe('declined', () => {
  it('by the approver ends the invitation; the requester is told why, and HubSpot is left as it was', async () => {
    const journey = await invite(world);
    const page = await decide(world, journey, 'decline');
    expect(page.status).toBe(200);
    await invitationIn(world, journey, 'declined');
    expect((await visit(await questionLink(world, journey))).html).toContain('<h1>Declined</h1>');
    await runEnded(world, journey, 'declined');
    const notice = await world.mail(OPERATOR, /^Harbour Bakery: declined/);
    expect(notice.text).toContain('Not this quarter.');
    expect(notice.text).toContain('Delivery Manager');
    expect(await world.mails(HARBOUR.superAdmin.email)).toEqual([]);
  });

  it('needs a reason: without one nothing is decided', async () => {
    const journey = await invite(world);
    const link = await questionLink(world, journey);
    const page = await submit(link, { answer: 'decline', note: ' ' });
    expect([page.status, page.html]).toEqual([400, expect.stringContaining('please say why')]);
    expect((await viewOf(world, journey)).invitations[0]?.state).toBe('awaiting-approval');
  });

  it('in HubSpot instead of accepted ends it', async () => {
    const journey = await invite(world);
    const task = await WAITS.acceptance.reach(journey);
    await setStatus(world, journey, 'DECLINED');
    await invitationIn(world, journey, 'declined');
    expect((await visit(task)).html).toContain('Declined');
    expect(await world.mails(HARBOUR.superAdmin.email)).toEqual([]);
  });
});

describe.each(KINDS)('at the wait for the %s', (kind) => {
  const { reach, expired, asked, subject } = WAITS[kind];

  it('its deadline ends the invitation, and a late click changes nothing', async () => {
    const journey = await invite(world);
    const link = await reach(journey);
    await ageWait(kind, 1_000);
    await sweepUntil(world, 'The end', async () => (await viewOf(world, journey)).invitations[0]?.state === expired);
    await runEnded(world, journey, expired);
    const page = await submit(link, { answer: 'approve', note: '' });
    expect([page.status, page.html]).toEqual([410, expect.stringContaining('The time is over')]);
    expect((await viewOf(world, journey)).invitations[0]?.state).toBe(expired);
    await world.mail(OPERATOR, /^Harbour Bakery: not .* in time/);
  });

  it('the client takes the invitation back, and nobody has to act any more', async () => {
    const journey = await invite(world);
    const link = await reach(journey);
    await setStatus(world, journey, 'WITHDRAWN');
    await invitationIn(world, journey, 'withdrawn');
    await runEnded(world, journey, 'withdrawn');
    const page = await visit(link);
    expect([page.status, page.html]).toEqual([410, expect.stringContaining('Withdrawn')]);
    await world.mail(OPERATOR, /^Harbour Bakery: invitation withdrawn/);
    expect((await viewOf(world, journey)).openWaits).toEqual([]);
    expect(await usersOf(world, HARBOUR.portalId)).not.toContain(HARBOUR.team[0]);
  });

  it('who has not acted is reminded, once for each time, and the earlier link still serves', async () => {
    const journey = await invite(world);
    const first = await reach(journey);
    const seen = new Set((await world.mails(asked)).map((mail) => mail.id));
    await ageWait(kind, 310);
    await world.api('POST', '/sweeps');
    const reminder = await world.mail(asked, subject, seen);
    await world.api('POST', '/sweeps');
    await expect.poll(() => world.idle(0)).toBe(true);
    const later = (await world.mails(asked)).filter((mail) => subject.test(mail.subject) && !seen.has(mail.id));
    expect(later.map((mail) => mail.id)).toEqual([reminder.id]);
    expect(linkIn(reminder.text)).not.toBe(first);
    const pages = await Promise.all([visit(first), visit(linkIn(reminder.text))]);
    expect(pages.map((page) => page.status)).toEqual([200, 200]);
  });
});

describe('re-invited', () => {
  it('a client gets a run of its own, and the ended invitation stays ended', async () => {
    const journey = await invite(world);
    const seen = new Set<string>();
    await decide(world, journey, 'decline');
    await invitationIn(world, journey, 'declined');
    for (const mail of await world.mails(APPROVER)) seen.add(mail.id);

    await setStatus(world, journey, 'WITHDRAWN');
    await setStatus(world, journey, 'INVITED');
    const view = await clientWhere(world, journey, 'A second invitation', (one) => one.invitations.length === 2);
    expect(view.invitations[0]?.state).toBe('declined');
    await decide(world, journey, 'approve', seen);
    await invitationIn(world, journey, 'awaiting-acceptance');
    expect((await viewOf(world, journey)).invitations.map(({ state }) => state)).toEqual([
      'declined',
      'awaiting-acceptance',
    ]);
  });
});
