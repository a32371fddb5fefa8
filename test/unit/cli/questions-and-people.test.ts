import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aQuestion, DECIDERS, seedQuestion } from '../api/support/fixtures.ts';
import { createTestCli } from './support/cli.ts';

const { waitId } = aQuestion();
const { lead, deputy } = DECIDERS;
const UNREACHABLE = { since: '2026-11-20T08:00:00.000Z', why: 'bounce' as const };
let cli: Awaited<ReturnType<typeof createTestCli>>;
beforeEach(async () => {
  cli = await createTestCli();
});
afterEach(() => cli.close());

/** The longest line, but for those that are to be copied whole. */
function widthOf(out: string): number {
  const lines = out.split('\n').filter((line) => !line.startsWith('  steward ') && !line.startsWith('    steward '));
  return Math.max(...lines.map((line) => line.length));
}

describe('question', () => {
  it('list: a block for each, with its step, who has agreed, what comes next, and its id', async () => {
    expect((await cli.steward('question', 'list')).out).toBe('Nobody is asked anything.\n');
    seedQuestion(cli.api, { escalateAt: '2026-11-25T08:00:00.000Z' }, { reminders: 1 });
    const { code, out } = await cli.steward('question', 'list');
    expect(code).toBe(0);
    expect(out).toBe(`Example Manufacturing: approval, step 1 of 2
  Asked       Delivery manager
  Approved    0 of 1
  Until       1 Dec 2026, 09:00
  Reminders   1 sent
  Fallback    asked too from 25 Nov 2026, 09:00
  Id          ${waitId}

Times are those of Europe/Berlin.
`);
  });

  it('show: who is asked and cannot answer, steps, rule and history, within 80 columns', async () => {
    seedQuestion(cli.api, {}, { reminderAt: '2026-11-25T07:00:00.000Z' });
    await cli.steward('question', 'reassign', waitId, '--from', lead, '--to', deputy);
    cli.api.seedPerson(deputy, { name: 'Deputy manager', unreachable: UNREACHABLE });
    const { code, out } = await cli.steward('question', 'show', waitId);
    expect(code).toBe(0);
    expect(out).toMatch(/Step +1 of 2: Delivery\n/);
    expect(out).toMatch(/Asked +Deputy manager <deputy-manager@example\.com>, no mail arrives\n/);
    expect(out).toMatch(/Reminders +0 sent, the next one 25 Nov 2026, 08:00\n/);
    expect(out).toMatch(/May not decide +Consultant 1\n/);
    expect(out).toMatch(/Rule +Two steps, of policy version 1\n/);
    expect(out).toMatch(/1\. Delivery +Delivery manager \(1 of 1\); then Deputy manager\n/);
    expect(out).toMatch(/ Partner operations gave it to Deputy manager instead\n +of Delivery manager\n/);
    expect(widthOf(out)).toBeLessThanOrEqual(80);
  });

  it('show: an empty place with the command that fills it; a decision of which nothing is to be done', async () => {
    seedQuestion(cli.api, {}, { asked: [] });
    const short = (await cli.steward('question', 'show', waitId)).out;
    expect(short).toMatch(/Approved +0 of 1, and 1 more has to be asked\n/);
    expect(short).toContain(`\n  steward question reassign ${waitId} --to <address>\n`);
    const at = '2026-11-24T08:59:00.000Z';
    const vote = { personId: 'p-delivery-manager', answer: 'approve' as const, at, linkRef: 'l', stage: 0 };
    seedQuestion(
      cli.api,
      { pending: { ...vote, pendingId: '0.1', until: '2026-11-24T09:30:00.000Z' } },
      { votes: [vote] },
    );
    const decided = (await cli.steward('question', 'show', waitId)).out;
    expect(decided).toMatch(/Asked +Delivery manager <[^>]+>, has answered\n/);
    expect(decided).toMatch(/Decided +approved by Delivery manager, can be taken back until 24 Nov\n +2026, 10:30\n/);
    expect(decided).not.toContain('reassign');
  });

  it('show: how an ended one ended', async () => {
    seedQuestion(cli.api, {}, { state: 'ended' });
    cli.api.outcomes.push({ waitId, result: 'expired', at: '2026-12-01T08:00:00.000Z', by: [], cause: 'deadline' });
    const { out } = await cli.steward('question', 'show', waitId);
    expect(out).toMatch(/State +expired, 1 Dec 2026, 09:00\n/);
    expect(out).toMatch(/Was asked +Delivery manager/);
  });

  it('reassign: says who is asked now; a refusal names rule and next step, within 80 columns', async () => {
    seedQuestion(cli.api);
    const done = await cli.steward('question', 'reassign', waitId, '--from', lead, '--to', deputy);
    expect(done).toMatchObject({
      code: 0,
      out: 'The mail is on its way. Asked now:\n  Deputy manager <deputy-manager@example.com>\n',
    });
    const again = ['question', 'reassign', waitId, '--from', deputy, '--to', 'consultant-1@example.com'];
    const refused = await cli.steward(...again);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('Name somebody else.');
    expect(refused.err).toContain('Rule: separation-of-duties');
    expect(widthOf((await cli.steward(...again)).err)).toBeLessThanOrEqual(80);
    expect((await cli.steward('question', 'reassign', waitId)).code).toBe(2);
  });
});

describe('person', () => {
  it('away and back: who decides meanwhile', async () => {
    seedQuestion(cli.api);
    const away = await cli.steward('person', 'away', lead, '--until', '2026-12-25', '--delegate', deputy);
    expect(away.code).toBe(0);
    expect(away.out).toContain('Delivery manager is away until 25 Dec 2026; Deputy manager decides meanwhile.\n');
    expect(away.out).not.toContain('reassign');
    expect((await cli.steward('person', 'show', lead)).out).toMatch(/Away +until 25 Dec 2026; Deputy manager decides/);
    const back = await cli.steward('person', 'back', lead);
    expect(back).toMatchObject({ code: 0, out: 'Delivery manager is asked again from now on.\n' });
    expect((await cli.steward('person', 'show', lead)).out).not.toContain('Away');
    expect(cli.received.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
  });

  it('away: names the questions that nobody else can be asked, with the command for each', async () => {
    seedQuestion(cli.api, {}, { asked: ['p-deputy-manager'] });
    const { out } = await cli.steward('person', 'away', deputy, '--until', '2026-12-25');
    expect(out).toContain('the policy’s fallback is asked meanwhile.\n');
    expect(out).toContain(`\n  steward question reassign ${waitId} --from ${deputy} --to <address>\n`);
    expect((await cli.steward('status')).out).toContain(`\n    steward question reassign ${waitId} --from ${deputy}`);
  });

  it('away: exit code 2 for a day that there is not, 1 for one that is over', async () => {
    seedQuestion(cli.api);
    expect((await cli.steward('person', 'away', lead, '--until', '2027-02-30')).code).toBe(2);
    const { code, err } = await cli.steward('person', 'away', lead, '--until', '2026-11-20');
    expect(code).toBe(1);
    expect(err).toMatch(/until +expected a day that is not over, within a year\n/);
  });

  it('notices: at once or as a digest, and nothing else', async () => {
    seedQuestion(cli.api);
    const { out } = await cli.steward('person', 'notices', lead, 'digest');
    expect(out).toBe('Notices to Delivery manager: gathered, once a day.\n');
    expect((await cli.steward('person', 'show', lead)).out).toMatch(/Notices +gathered, once a day\n/);
    const { code, err } = await cli.steward('person', 'notices', lead, 'never');
    expect(code).toBe(2);
    expect(err).toContain('--help');
  });

  it('reachable: mail goes there again; status says when somebody is not', async () => {
    seedQuestion(cli.api);
    cli.api.seedPerson(lead, { name: 'Delivery manager', unreachable: UNREACHABLE });
    expect((await cli.steward('person', 'show', lead)).out).toMatch(
      /Mail +does not arrive since 20 Nov 2026: a mail came back\n/,
    );
    const status = (await cli.steward('status')).out;
    expect(status).toContain(`\n    steward person reachable ${lead}\n`);
    expect(widthOf(status)).toBeLessThanOrEqual(80);
    const { out } = await cli.steward('person', 'reachable', lead);
    expect(out).toBe('Mails go to Delivery manager again. What is open goes out with its next reminder.\n');
    expect((await cli.steward('status')).out).not.toContain('reachable');
  });

  it.each(['away', 'back', 'notices', 'reachable'])(
    '%s repeats the address of a person whom nobody knows',
    async (name) => {
      const more = { away: ['--until', '2026-12-25'], notices: ['digest'] }[name] ?? [];
      const { code, err } = await cli.steward('person', name, 'nobdoy@example.com', ...more);
      expect(code).toBe(1);
      expect(err).toContain('Nobody is known as nobdoy@example.com.');
    },
  );
});
