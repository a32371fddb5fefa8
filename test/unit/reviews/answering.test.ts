import { describe, expect, it } from 'vitest';
import type { AuditItem } from '../../../shared/domain/audit/audit-item.ts';
import { seenMark } from '../../../shared/domain/audit/review-acts.ts';
import { lineName } from '../../../shared/domain/audit/review-list.ts';
import type { PageAnswer } from '../../../shared/pages/page-exchange.ts';
import { AUDIT_ID, aFinding, aLine, anAudit, KINDS, manyLines } from '../../support/review-lines.ts';
import { createReviewSystem, PAUSE, REVIEW_WAIT, type ReviewSystem } from '../../support/review-system.ts';

const PLAIN = aLine({ personId: 'p-consultant-1' });
const FOUND = aLine({ personId: 'p-consultant-2', findings: [aFinding('no-login-90-days')], recommends: 'revoke' });

/** A review of these lines, and what somebody does with it. */
async function aReview(items: readonly AuditItem[] = [PLAIN, FOUND]) {
  const system = await createReviewSystem(items);
  const request = { method: 'POST', query: {}, form: {}, correlationId: 'correlation' };
  const as = (person: string) => {
    const path = { token: system.linkFor(person) };
    return {
      path: `/reviews/${path.token}`,
      post: (form: Record<string, string>, query = {}) => system.uses.answerReview({ ...request, path, form, query }),
      show: (query = {}) => system.uses.showReview({ ...request, method: 'GET', path, query }),
      link: (query = {}) => system.uses.showLink({ ...request, method: 'GET', path, query }),
      postLink: (form: Record<string, string>) => system.uses.answerLink({ ...request, path, form }),
    };
  };
  return { ...system, as, lead: as('lead'), line: lineOf(system) };
}

function lineOf({ auditItems }: Pick<ReviewSystem, 'auditItems'>) {
  return async ({ portalId, personId }: AuditItem): Promise<AuditItem> => {
    const [item] = await auditItems.readMany(AUDIT_ID, [{ portalId, personId }]);
    if (item === undefined) throw new Error('There is no such line.');
    return item;
  };
}

/** Fields of one line, as its form sends them. */
function chosen(item: AuditItem, answer: string | undefined, note = '', seen = seenMark(item)): Record<string, string> {
  const name = lineName(item);
  return { [`s.${name}`]: seen, [`n.${name}`]: note, ...(answer === undefined ? {} : { [`d.${name}`]: answer }) };
}

function htmlOf(answer: PageAnswer): string {
  if ('redirect' in answer) throw new Error(`It leads to ${answer.redirect}.`);
  return answer.html;
}

const statusOf = (answer: PageAnswer) => ('redirect' in answer ? 303 : answer.status);

describe('saving lines', () => {
  it('saves what was chosen, leaves the rest, and returns to the line', async () => {
    const { lead, line, auditReviews, world } = await aReview();
    const answer = await lead.post({ act: 'save', ...chosen(PLAIN, 'keep'), ...chosen(FOUND, undefined) });
    expect(answer).toEqual({ redirect: `${lead.path}?saved=1#l.${lineName(PLAIN)}` });
    expect((await line(PLAIN)).decision).toMatchObject({ answer: 'keep', by: 'p-lead', changes: 0 });
    expect((await line(FOUND)).decision).toBeUndefined();
    expect((await auditReviews.read(AUDIT_ID, 0))?.firstSavedAt).toBeDefined();
    expect(world.ledger.entries.map((entry) => entry.type)).toEqual(['wait-opened']);
  });

  it('keeps the part of the list that was shown', async () => {
    const { lead } = await aReview();
    const query = { show: 'findings', client: String(FOUND.portalId) };
    const answer = await lead.post({ act: 'save', ...chosen(FOUND, 'revoke') }, query);
    expect(answer).toEqual({
      redirect: `${lead.path}?show=findings&client=${FOUND.portalId}&saved=1#l.${lineName(FOUND)}`,
    });
  });

  it('goes on to the next page, and stays where the saved lines leave the list', async () => {
    const items = manyLines(120, 2);
    const { lead, readReviewSheet } = await aReview(items);
    const sheet = await readReviewSheet(AUDIT_ID, 0);
    const first = sheet.lines[0]?.item ?? PLAIN;
    const next = await lead.post({ act: 'next', ...chosen(first, 'revoke') });
    expect(next).toEqual({ redirect: `${lead.path}?page=2&saved=1#lines` });
    const second = sheet.lines[1]?.item ?? PLAIN;
    const open = await lead.post({ act: 'next', ...chosen(second, second.recommends, 'So.') }, { show: 'open' });
    expect(open).toEqual({ redirect: `${lead.path}?show=open&saved=1#lines` });
  });

  it('shows what does not fit with what was typed, and saves what does', async () => {
    const { lead, line } = await aReview();
    const answer = await lead.post({
      act: 'save',
      ...chosen(PLAIN, 'keep'),
      ...chosen(FOUND, undefined, 'Typed <b>words</b>'),
    });
    expect(statusOf(answer)).toBe(400);
    const html = htmlOf(answer);
    expect(html).toContain('1 line could not be saved. 1 other line saved.');
    expect(html).toContain(`<a href="#d.${lineName(FOUND)}.revoke">Consultant 2 at Example Client 1</a>`);
    expect(html).toContain('Typed &lt;b>words&lt;/b>');
    expect((await line(PLAIN)).decision?.answer).toBe('keep');
  });

  it('does not lose what two windows decide: the second is shown what the first did, and may put its own in its place', async () => {
    const { lead, line } = await aReview();
    await lead.post({ act: 'save', ...chosen(PLAIN, 'keep') });
    const answer = await lead.post({ act: 'save', ...chosen(PLAIN, 'revoke', 'Left.') });
    expect(statusOf(answer)).toBe(409);
    const html = htmlOf(answer);
    expect(html).toContain('Lead decided “Keep” since you opened this page.');
    expect(html).toMatch(/value="revoke" checked/);
    expect(html).toContain('Left.');
    const now = await line(PLAIN);
    expect(now.decision?.answer).toBe('keep');
    expect(html).toContain(`value="${seenMark(now)}"`);
    await lead.post({ act: 'save', ...chosen(now, 'revoke', 'Left.') });
    expect((await line(PLAIN)).decision).toMatchObject({ answer: 'revoke', note: 'Left.', changes: 1 });
  });

  it('says a conflict also where the other was faster by a moment', async () => {
    const system = await aReview();
    const { replace } = system.auditItems;
    const now = await system.line(PLAIN);
    let raced = false;
    Object.assign(system.auditItems, {
      replace: async (item: AuditItem) => {
        if (!raced) {
          raced = true;
          await replace({
            ...now,
            decision: { answer: 'keep', by: 'p-deputy', at: '2026-11-24T09:00:00.000Z', changes: 0 },
          });
        }
        return replace(item);
      },
    });
    const answer = await system.lead.post({ act: 'save', ...chosen(PLAIN, 'revoke', 'Left.') });
    expect([statusOf(answer), (await system.line(PLAIN)).decision?.by]).toEqual([409, 'p-deputy']);
  });

  it.each([
    ['somebody who is not asked', 'deputy'],
    ['somebody unknown', 'stranger'],
  ])('takes nothing from %s', async (_words, person) => {
    const { as, line } = await aReview();
    const other = as(person);
    expect(await other.post({ act: 'save', ...chosen(PLAIN, 'revoke', 'Mine.') })).toEqual({
      redirect: `${other.path.replace('/reviews/', '/links/')}?late=1`,
    });
    expect((await line(PLAIN)).decision).toBeUndefined();
  });

  it('takes nothing after the deadline', async () => {
    const { lead, line, world } = await aReview();
    world.clock.advance(901);
    expect(await lead.post({ act: 'save', ...chosen(PLAIN, 'keep') })).toMatchObject({
      redirect: expect.stringContaining('late=1'),
    });
    expect((await line(PLAIN)).decision).toBeUndefined();
  });

  it.each(['carrying-out', 'sealing', 'closed'] as const)(
    'takes nothing while the audit is %s, though nobody has ended the question',
    async (state) => {
      const { lead, line, world, audits } = await aReview();
      audits.seed(anAudit({ state, reviews: 1 }));
      for (const act of ['save', 'bulk.recommended', 'submit']) {
        const answer = await lead.post({ act, ...chosen(PLAIN, 'keep'), ...chosen(FOUND, 'revoke') });
        expect(statusOf(answer)).toBe(409);
        expect(htmlOf(answer)).toContain('carried out');
      }
      expect((await line(PLAIN)).decision).toBeUndefined();
      expect(await world.waits.read(REVIEW_WAIT)).toMatchObject({ votes: [] });
    },
  );

  it('knows no lines but its own', async () => {
    const { lead, auditItems } = await aReview();
    const stranger = aLine({ personId: 'p-consultant-9' });
    auditItems.seed(stranger);
    await lead.post({ act: 'save', ...chosen(stranger, 'revoke', 'Not mine.') });
    expect(auditItems.all().find((item) => item.personId === 'p-consultant-9')?.decision).toBeUndefined();
  });
});

describe('deciding many lines', () => {
  it('decides all undecided lines of the list as recommended, on all its pages', async () => {
    const { lead, auditItems } = await aReview(manyLines(120, 3).map((item) => ({ ...item, access: PLAIN.access })));
    expect(await lead.post({ act: 'bulk.recommended' })).toEqual({ redirect: `${lead.path}?saved=120#lines` });
    expect(auditItems.all().every((item) => item.decision?.answer === item.recommends)).toBe(true);
  });

  it('asks once more before it keeps lines with findings, with their number, and wants words', async () => {
    const { lead, line } = await aReview();
    const asked = await lead.post({ act: 'bulk.keep' });
    expect(statusOf(asked)).toBe(200);
    expect(htmlOf(asked)).toContain('Keep 2 lines, 1 with findings');
    expect((await line(FOUND)).decision).toBeUndefined();
    const empty = await lead.post({ act: 'confirm.keep', lines: '2', note: ' ' });
    expect(statusOf(empty)).toBe(400);
    expect(await lead.post({ act: 'confirm.keep', lines: '2', note: 'On parental leave.' })).toEqual({
      redirect: `${lead.path}?saved=2#lines`,
    });
    expect((await line(FOUND)).decision).toMatchObject({ answer: 'keep', note: 'On parental leave.' });
    expect((await line(PLAIN)).decision?.note).toBeUndefined();
  });

  it('asks again where the list has changed since its number was shown', async () => {
    const { lead, line } = await aReview();
    await lead.post({ act: 'save', ...chosen(PLAIN, 'keep') });
    const answer = await lead.post({ act: 'confirm.keep', lines: '2', note: 'Seen.' });
    expect(statusOf(answer)).toBe(409);
    expect(htmlOf(answer)).toContain('The list has changed');
    expect((await line(FOUND)).decision).toBeUndefined();
  });

  it('concerns the list that is shown, and saves what stands in the form first', async () => {
    const { lead, line } = await aReview();
    await lead.post({ act: 'bulk.revoke', ...chosen(PLAIN, 'keep') }, { show: 'findings' });
    expect([(await line(PLAIN)).decision?.answer, (await line(FOUND)).decision?.answer]).toEqual(['keep', 'revoke']);
  });
});

describe('submitting', () => {
  async function submitted() {
    const review = await aReview();
    const answer = await review.lead.post({ act: 'submit', ...chosen(PLAIN, 'keep'), ...chosen(FOUND, 'revoke') });
    return { ...review, answer };
  }

  it('lists what is left, with a link to each, and saves what was chosen', async () => {
    const { lead, line, world } = await aReview();
    const answer = await lead.post({ act: 'submit', ...chosen(FOUND, 'keep') });
    expect(statusOf(answer)).toBe(400);
    const html = htmlOf(answer);
    expect(html).toContain('2 lines to do before you can submit.');
    expect(html).toContain(`href="#d.${lineName(PLAIN)}.keep"`);
    expect(html).toContain(`href="#n.${lineName(FOUND)}"`);
    expect((await line(FOUND)).decision?.answer).toBe('keep');
    expect(world.ledger.entries.map((entry) => entry.type)).not.toContain('review-submitted');
  });

  it('is one decision, with its counts in the ledger, and nothing of what was written', async () => {
    const { lead, answer, world, auditReviews } = await submitted();
    expect(answer).toEqual({ redirect: lead.path.replace('/reviews/', '/links/') });
    const entry = world.ledger.entries.find((one) => one.type === 'review-submitted');
    expect(entry).toMatchObject({
      actor: 'p-lead',
      stream: 'partner',
      facts: { waitId: REVIEW_WAIT, auditId: AUDIT_ID, lines: 2, keep: 1, change: 0, revoke: 1, departed: 0 },
    });
    expect(await auditReviews.read(AUDIT_ID, 0)).toMatchObject({ submittedBy: 'p-lead' });
  });

  it('closes the lines, and says until when it can be taken back', async () => {
    const { lead, line } = await submitted();
    expect(htmlOf(await lead.link())).toContain('You have submitted the review');
    expect(await lead.show()).toEqual({ redirect: lead.path.replace('/reviews/', '/links/') });
    expect(await lead.post({ act: 'save', ...chosen(await line(PLAIN), 'revoke', 'Late.') })).toMatchObject({
      redirect: expect.stringContaining('late=1'),
    });
    expect((await line(PLAIN)).decision?.answer).toBe('keep');
  });

  it('can be taken back: the lines are open again, and the review is not submitted', async () => {
    const { lead, auditReviews } = await submitted();
    await lead.postLink({ act: 'take-back' });
    expect(await lead.link()).toEqual({ redirect: lead.path });
    expect(statusOf(await lead.show())).toBe(200);
    expect((await auditReviews.read(AUDIT_ID, 0))?.submittedAt).toBeUndefined();
  });

  it('stands after its pause', async () => {
    const { lead, world, settleQuestion } = await submitted();
    world.clock.advance(PAUSE);
    expect(await settleQuestion(REVIEW_WAIT)).toBe('ended');
    expect(htmlOf(await lead.link())).toContain('<h1>Submitted</h1>');
    expect(await lead.show()).toEqual({ redirect: lead.path.replace('/reviews/', '/links/') });
  });
});

describe('the link of a review', () => {
  it('leads to the lines, and to what else can be done about the review', async () => {
    const { lead } = await aReview();
    expect(await lead.link()).toEqual({ redirect: lead.path });
    const more = htmlOf(await lead.link({ more: '1' }));
    expect(more).toContain(`href="${lead.path}"`);
    expect(more).not.toMatch(/value="(approve|decline)"/);
  });

  it.each(['approve', 'decline'])('never takes a plain "%s"', async (answer) => {
    const { lead, world } = await aReview();
    expect(statusOf(await lead.postLink({ answer, note: 'All of it.' }))).toBe(303);
    expect(await world.waits.read(REVIEW_WAIT)).toMatchObject({ votes: [] });
  });

  it('hands the review over: the other decides the same lines, and goes on where the first stopped', async () => {
    const { lead, as, line, world } = await aReview();
    await lead.post({ act: 'save', ...chosen(PLAIN, 'keep') });
    await lead.postLink({ act: 'delegate', to: 'p-security' });
    expect(htmlOf(await lead.link())).toContain('Handed over');
    expect(world.mails().at(-1)).toMatchObject({
      kind: 'review-request',
      linkPurpose: 'review',
      personId: 'p-security',
    });
    await as('security').post({ act: 'save', ...chosen(FOUND, 'revoke') });
    expect([(await line(PLAIN)).decision?.by, (await line(FOUND)).decision?.by]).toEqual(['p-lead', 'p-security']);
    expect(await lead.post({ act: 'save', ...chosen(await line(PLAIN), 'revoke', 'Mine.') })).toMatchObject({
      redirect: expect.stringContaining('late=1'),
    });
  });

  it('is not handed to somebody who stands in a line', async () => {
    const { lead } = await aReview([PLAIN, aLine({ personId: 'p-security' })]);
    expect(statusOf(await lead.postLink({ act: 'delegate', to: 'p-security' }))).toBe(400);
  });

  it('says after the deadline what becomes of the lines', async () => {
    const { lead, world } = await aReview();
    world.clock.advance(901);
    await world.endWaitAs(REVIEW_WAIT, 'expired');
    expect(htmlOf(await lead.link())).toContain('The approval policy decides about the other lines');
  });
});

describe('showing a review', () => {
  it('changes nothing', async () => {
    const { lead, world } = await aReview();
    const before = world.effects.seen.length;
    for (const query of [{}, { show: 'open' }, { page: '9' }, { saved: '3' }])
      expect(statusOf(await lead.show(query))).toBe(200);
    await lead.link();
    expect(world.effects.seen).toHaveLength(before);
  });

  it('shows 50 of 500 lines at a time, in less than 300 kB', async () => {
    const { lead } = await aReview(manyLines(500, 40));
    const html = htmlOf(await lead.show());
    expect(html.match(/<fieldset/g)).toHaveLength(50);
    expect(Buffer.byteLength(html)).toBeLessThan(300_000);
    expect(html).toContain('1 to 50 of 500 lines');
  });

  it('says what is known of each line', async () => {
    const { lead } = await aReview(
      KINDS.map((kind, index) => aLine({ ...kind, personId: `p-consultant-${index + 1}` })),
    );
    const html = htmlOf(await lead.show());
    for (const words of [
      'Super admin: every right in the portal',
      'Left on Fri 30 Oct 2026, by the directory.',
      'Partner Billing (billing)',
      'Unknown: the portal did not grant the right to read it',
      'None seen since Wed 1 Jul 2026',
      'No grant of ours',
      'Partner Marketing, for Marketing management; Mon 2 Mar 2026 to Tue 2 Mar 2027',
      'Change to Partner Marketing',
      'Sales Seat',
    ]) {
      expect(html).toContain(words);
    }
  });

  it('decides nothing for the reader, and offers the recommended decision first', async () => {
    const { lead } = await aReview([FOUND]);
    const html = htmlOf(await lead.show());
    expect(html).not.toMatch(/<input[^>]* checked/);
    expect([...html.matchAll(/name="d\.[^"]+" value="(\w+)"/g)].map((match) => match[1])).toEqual([
      'revoke',
      'keep',
      'change',
    ]);
  });

  it('shows names as text', async () => {
    const hostile = '<script>alert(1)</script>';
    const access = {
      superAdmin: false,
      permissionSets: [{ id: '1', name: hostile, requiresBillingWrite: false }],
      teams: [hostile],
    };
    const { lead } = await aReview([aLine({ access })]);
    const html = htmlOf(await lead.show());
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script>');
  });
});
