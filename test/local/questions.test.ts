import { describe, expect, it } from 'vitest';
import { readJsonFile } from '../../infra/config.ts';
import { SHIPPED } from '../../infra/deploy/publish-shipped.ts';
import { linkIn, submit, visit } from '../../infra/local/visitor.ts';
import { catalogueSchema } from '../../shared/domain/service-package.ts';
import {
  APPROVER,
  accept,
  connect,
  HARBOUR,
  invitationIn,
  OPERATOR,
  questionLink,
  runEnded,
  viewOf,
} from '../support/journey.ts';
import { accessOf } from '../support/journey-portal.ts';
import {
  approveFully,
  ask,
  DEPUTY,
  entryTypes,
  linkTo,
  mailsSeen,
  openQuestion,
  personIdOf,
  publishRules,
  SECURITY,
  shown,
  untilShown,
} from '../support/journey-questions.ts';
import { journeyWorld } from '../support/journey-world.ts';
import { pausesOf } from '../support/world-pauses.ts';
import { sweepUntil } from '../support/world-time.ts';

const world = journeyWorld();
const AT_HARBOUR = { portals: [HARBOUR.portalId] };

/** The day after tomorrow, as a form sends it. */
function later(): string {
  return new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
}

describe('two steps', () => {
  it('are asked one after the other: the second has no link before its time, and the first none after', async () => {
    await publishRules(world, [
      {
        name: 'Delivery, then security',
        when: AT_HARBOUR,
        stages: [
          { name: 'Delivery', approvers: ['delivery-manager'] },
          { name: 'Security', approvers: ['security-lead'] },
        ],
      },
    ]);
    const question = await ask(world, HARBOUR);
    const first = await linkTo(world, APPROVER, question);
    expect((await visit(first)).html).toContain('Step 1 of 2: Delivery');
    const security = await personIdOf(world, SECURITY);
    const links = (await world.items()).filter((item) => item['entity'] === 'link' && item['personId'] === security);
    expect([await world.mails(SECURITY), links]).toEqual([[], []]);
    // Asking for one's questions brings no link of a step that is not asked yet.
    await submit(`${world.addresses.product}/my-questions`, { email: SECURITY });
    expect((await world.mail(SECURITY, /no decision waits for you/)).text).not.toContain('/links/');

    await submit(first, { answer: 'approve', note: '' });
    const second = await linkTo(world, SECURITY, question);
    const passed = await untilShown(first, 'This step is over');
    expect(passed.status).toBe(410);
    await submit(first, { answer: 'decline', note: 'I have changed my mind.' });
    expect((await viewOf(world, question)).invitations[0]?.state).toBe('awaiting-approval');
    expect((await visit(second)).html).toContain('Step 2 of 2: Security');
    await approveFully(second);
    await invitationIn(world, question, 'awaiting-acceptance');
    const types = (await entryTypes(world, question)).filter((type) => type !== 'mail-sent');
    expect(types).toEqual(['wait-opened', 'voted', 'stage-passed', 'voted', 'wait-ended']);
  });
});

describe('elevated access', () => {
  it('takes two approvers and the consent of a super admin, each with the name typed, and is then set up', async () => {
    const { packages } = readJsonFile(SHIPPED.catalogue, catalogueSchema);
    const elevated = packages.map((entry) =>
      entry.key === 'technical-administration' ? { ...entry, risk: 'elevated' } : entry,
    );
    await world.api('POST', '/catalogues', { packages: elevated });
    const client = {
      ...HARBOUR,
      serviceType: 'technical_administration',
      packageKey: 'technical-administration',
      team: ['consultant-3@example.com', 'contractor-1@example.com'],
    };
    const typed = { clientName: HARBOUR.name, note: 'It is in the contract.' };

    const invitation = await ask(world, client);
    const delivery = await linkTo(world, APPROVER, invitation);
    const untyped = await submit(delivery, { answer: 'approve', note: typed.note });
    expect([untyped.status, untyped.html]).toEqual([400, expect.stringContaining('Please type the client’s name')]);
    await approveFully(delivery, typed);
    await approveFully(await linkTo(world, SECURITY, invitation), typed);
    const seen = new Map<string, Set<string>>();
    for (const to of [APPROVER, SECURITY]) seen.set(to, await mailsSeen(world, to));
    await accept(world, invitation);
    await connect(world, invitation);

    const plan = await openQuestion(world, invitation);
    await approveFully(await linkTo(world, APPROVER, plan, seen.get(APPROVER)), typed);
    expect(await world.mails(HARBOUR.superAdmin.email)).toHaveLength(1);
    await approveFully(await linkTo(world, SECURITY, plan, seen.get(SECURITY)), typed);
    const consent = await linkTo(world, HARBOUR.superAdmin.email, plan);
    const asked = await visit(consent);
    expect(asked.html).toContain('I consent');
    expect(asked.html).not.toContain('Let somebody else decide');
    for (const email of client.team) expect(await accessOf(world, HARBOUR.portalId, email)).toBeUndefined();
    const given = await approveFully(consent, typed);
    expect(given.html).toContain('Consent given');

    await runEnded(world, plan, 'provisioned');
    for (const email of client.team) {
      expect((await accessOf(world, HARBOUR.portalId, email))?.permissionSets).toEqual(['Marketing Manager']);
    }
  });
});

describe('somebody who is away', () => {
  it('says so on the page: the open question goes to whom they named, at once, and so does the next', async () => {
    const question = await ask(world, HARBOUR);
    const link = await questionLink(world, question);
    const wrong = await submit(link, { act: 'away', until: '2020-01-01', delegate: '' });
    expect(wrong.status).toBe(400);
    const security = await personIdOf(world, SECURITY);
    const saved = await submit(link, { act: 'away', until: later(), delegate: security });
    expect([saved.status, saved.html]).toEqual([200, expect.stringContaining('Your absence is saved')]);
    const mail = await world.mail(SECURITY, /^Decide .*Harbour Bakery/);
    expect(mail.text).toContain('Delivery Manager is away and named you');
    expect((await visit(link)).html).toContain('This is with somebody else now');
    expect((await shown(world, question)).asked.map((one) => one.email)).toEqual([SECURITY]);
    await approveFully(linkIn(mail.text));
    await invitationIn(world, question, 'awaiting-acceptance');
  });
});

describe('a question asked back', () => {
  it('goes to the requester by mail, whose answer comes back by mail with the link to decide', async () => {
    const question = await ask(world, HARBOUR);
    const link = await questionLink(world, question);
    const seen = await mailsSeen(world, APPROVER);
    const empty = await submit(link, { act: 'ask-back', text: ' ' });
    expect([empty.status, empty.html]).toEqual([400, expect.stringContaining('Please write something')]);
    const sent = await submit(link, { act: 'ask-back', text: 'Which brand is it for?' });
    expect(sent.html).toContain('Question sent');

    const mail = await world.mail(OPERATOR, /^Answer Delivery Manager by .*Harbour Bakery/);
    expect(mail.text).toContain('Which brand is it for?');
    const reply = linkIn(mail.text);
    const unsaid = await submit(reply, { answer: 'approve', text: '' });
    expect([unsaid.status, unsaid.html]).toEqual([400, expect.stringContaining('Please write something')]);
    const replied = await submit(reply, { text: 'For the bakery itself.' });
    expect(replied.html).toContain('Answer sent');
    const answer = await world.mail(APPROVER, /^Decide .*Harbour Bakery/, seen);
    expect(answer.text).toContain('For the bakery itself.');
    const page = await visit(linkIn(answer.text));
    for (const text of ['Which brand is it for?', 'For the bakery itself.']) expect(page.html).toContain(text);
    expect(JSON.stringify(await world.api('GET', `/ledger/${question.clientId}`))).not.toContain('Which brand');
    await approveFully(linkIn(answer.text));
    await invitationIn(world, question, 'awaiting-acceptance');
  });
});

describe('partner operations', () => {
  it('gives a place to somebody else, and not to a member of the team', async () => {
    const question = await ask(world, HARBOUR);
    const link = await questionLink(world, question);
    const path = `/questions/${question.waitId}/reassign`;
    const [member] = HARBOUR.team;
    await expect(world.api('POST', path, { from: APPROVER, to: member })).rejects.toThrow('separation-of-duties');
    await world.api('POST', path, { from: APPROVER, to: SECURITY });
    const mail = await world.mail(SECURITY, /^Decide .*Harbour Bakery/);
    expect(mail.text).toContain('Partner operations gave this to you instead of Delivery Manager');
    expect((await submit(link, { answer: 'approve', note: '' })).html).toContain('This is with somebody else now');
    expect((await shown(world, question)).handovers.map(({ reason, to }) => [reason, to.email])).toEqual([
      ['reassigned', SECURITY],
    ]);
    await approveFully(linkIn(mail.text));
    await invitationIn(world, question, 'awaiting-acceptance');
  });
});

describe('the page of open questions', () => {
  it('mails fresh links that work, and answers an address that nobody has in the same way', async () => {
    const question = await ask(world, HARBOUR);
    const first = await questionLink(world, question);
    const address = `${world.addresses.product}/my-questions`;
    const [known, unknown] = [
      await submit(address, { email: APPROVER }),
      await submit(address, { email: 'nobody@example.com' }),
    ];
    expect([known.status, known.html]).toEqual([200, unknown.html]);
    const mail = await world.mail(APPROVER, /one decision waits for you/);
    const fresh = linkIn(mail.text);
    expect(fresh).not.toBe(first);
    expect((await visit(first)).status).toBe(200);
    await approveFully(fresh);
    await invitationIn(world, question, 'awaiting-acceptance');
    expect((await visit(first)).html).toContain('Approved');
    expect(await world.mails('nobody@example.com')).toEqual([]);
  });
});

describe('the message at the end of a pause', () => {
  it('lost, is made good by the sweep', async () => {
    const pauses = pausesOf(world);
    const question = await ask(world, HARBOUR);
    const link = await questionLink(world, question);
    await pauses.hold();
    try {
      await submit(link, { answer: 'approve', note: '' });
      await expect.poll(() => pauses.readable(), { timeout: 20_000 }).toBe(1);
      await pauses.lose();
      expect(await pauses.readable()).toBe(0);
      await sweepUntil(world, 'The decision', async () => (await visit(link)).html.includes('<h1>Approved</h1>'));
    } finally {
      await pauses.read();
    }
    await invitationIn(world, question, 'awaiting-acceptance');
    expect((await entryTypes(world, question)).filter((type) => type === 'wait-ended')).toHaveLength(1);
  });
});

describe('notices', () => {
  it('come together to whoever chose that on the page; questions still come at once', async () => {
    await publishRules(world, [
      {
        name: 'Either decides',
        when: { ...AT_HARBOUR, risks: ['low', 'standard'] },
        approvers: ['delivery-manager', 'deputy-manager'],
      },
    ]);
    const question = await ask(world, HARBOUR);
    const theirs = await linkTo(world, DEPUTY, question);
    const chosen = await submit(theirs, { act: 'notices', notices: 'digest' });
    expect(chosen.html).toContain('Your choice is saved');
    await approveFully(await questionLink(world, question));
    const digest = await sweepUntil(world, 'The digest', async () =>
      (await world.mails(DEPUTY)).find(({ subject }) => subject.includes('one notice')),
    );
    expect(digest.text).toContain('Harbour Bakery');
    expect(digest.text).toContain('Delivery Manager');
    const others = (await world.mails(DEPUTY)).filter(({ id }) => id !== digest.id);
    expect(others.map(({ subject }) => /^Decide /.test(subject))).toEqual([true]);
  });
});
