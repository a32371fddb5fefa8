import { describe, expect, it } from 'vitest';
import { decideLine, NOTE_LENGTH, planBulk, seenMark } from '../../../shared/domain/audit/review-acts.ts';
import { reviewFigures } from '../../../shared/domain/audit/review-figures.ts';
import {
  countsOf,
  inReadingOrder,
  listed,
  openPoint,
  readFilter,
  reviewAddress,
} from '../../../shared/domain/audit/review-list.ts';
import { AUDIT_ID, aFinding, aLine, KINDS } from '../../support/review-lines.ts';

const NOW = new Date('2026-11-24T09:00:00.000Z');
const BY = { personId: 'p-lead', linkRef: 'abc' };
const DECIDED = { answer: 'keep' as const, by: 'p-deputy', at: '2026-11-24T08:00:00.000Z', changes: 0 };

describe('decideLine', () => {
  const line = aLine();
  const fresh = seenMark(line);

  it('saves who decided what, when, with which link, and why', () => {
    const outcome = decideLine(line, { answer: 'revoke', note: ' Left the team.\r\n', seen: fresh }, BY, NOW);
    expect(outcome).toEqual({
      kind: 'save',
      item: {
        ...line,
        decision: {
          answer: 'revoke',
          by: 'p-lead',
          at: NOW.toISOString(),
          note: 'Left the team.',
          linkRef: 'abc',
          changes: 0,
        },
      },
    });
  });

  it('counts how often the answer was changed, not how often the note was', () => {
    const before = aLine({ decision: { ...DECIDED, changes: 2 } });
    const save = (answer: string) => decideLine(before, { answer, note: 'So it is.', seen: seenMark(before) }, BY, NOW);
    expect(save('revoke')).toMatchObject({ item: { decision: { changes: 3 } } });
    expect(save('keep')).toMatchObject({ item: { decision: { changes: 2, by: 'p-lead' } } });
  });

  it('leaves a line alone that nobody touched, also where it was decided meanwhile', () => {
    expect(decideLine(line, { note: '', seen: fresh }, BY, NOW)).toEqual({ kind: 'unchanged' });
    expect(decideLine(aLine({ decision: DECIDED, version: 2 }), { note: '', seen: fresh }, BY, NOW)).toEqual({
      kind: 'unchanged',
    });
  });

  it('says a conflict where the line was decided otherwise since it was shown', () => {
    const meanwhile = aLine({ decision: DECIDED, version: 2 });
    expect(decideLine(meanwhile, { answer: 'revoke', note: '', seen: fresh }, BY, NOW)).toEqual({ kind: 'conflict' });
    expect(decideLine(meanwhile, { answer: 'revoke', note: '', seen: seenMark(meanwhile) }, BY, NOW).kind).toBe('save');
  });

  it('takes the same decision twice as once', () => {
    const meanwhile = aLine({ decision: DECIDED, version: 2 });
    expect(decideLine(meanwhile, { answer: 'keep', note: '', seen: fresh }, BY, NOW)).toEqual({ kind: 'unchanged' });
  });

  it.each([
    ['a note without a decision', aLine(), { note: 'Why?' }, 'no-decision'],
    ['what is no decision', aLine(), { answer: 'explode' }, 'unknown-decision'],
    ['names of every object', aLine(), { answer: 'constructor' }, 'unknown-decision'],
    ['a change without a grant', aLine({ grant: undefined }), { answer: 'change' }, 'cannot-change'],
    ['a note that is too long', aLine(), { answer: 'revoke', note: 'x'.repeat(NOTE_LENGTH + 1) }, 'note-too-long'],
  ])('refuses %s', (_words, item, entry, fault) => {
    expect(decideLine(item, { ...entry, seen: seenMark(item) }, BY, NOW)).toEqual({ kind: 'fault', fault });
  });

  it('refuses a form that does not say what it showed, where the line has a decision', () => {
    expect(decideLine(aLine({ decision: DECIDED, version: 2 }), { answer: 'revoke' }, BY, NOW).kind).toBe('conflict');
  });

  it('takes a note of invisible characters for none', () => {
    const outcome = decideLine(line, { answer: 'revoke', note: '\u200b \u2060', seen: fresh }, BY, NOW);
    expect(outcome).toMatchObject({ kind: 'save', item: { decision: { answer: 'revoke' } } });
    expect(outcome.kind === 'save' && outcome.item.decision?.note).toBeUndefined();
  });
});

describe('openPoint', () => {
  const elevated = aLine(KINDS[4]);
  it.each([
    ['nothing was decided', aLine(), 'decision'],
    ['it was decided as recommended', aLine({ decision: DECIDED }), undefined],
    ['it departs from the recommendation', aLine({ recommends: 'revoke', decision: DECIDED }), 'note'],
    ['it departs, and says why', aLine({ recommends: 'revoke', decision: { ...DECIDED, note: 'Needed.' } }), undefined],
    ['elevated access is kept', { ...elevated, decision: DECIDED }, 'note'],
    [
      'elevated access is revoked as recommended',
      { ...elevated, recommends: 'revoke' as const, decision: { ...DECIDED, answer: 'revoke' as const } },
      undefined,
    ],
  ])('where %s', (_words, item, point) => {
    expect(openPoint(item)).toBe(point);
  });
});

describe('planBulk', () => {
  const plain = aLine({ personId: 'p-1' });
  const found = aLine({ personId: 'p-2', findings: [aFinding('no-login-90-days')], recommends: 'revoke' });
  const minor = aLine({ personId: 'p-3', findings: [aFinding('owns-records')] });
  const done = aLine({ personId: 'p-4', decision: DECIDED });
  const elevated = aLine({ ...KINDS[4], personId: 'p-5' });

  it('leaves lines that are decided as they are', () => {
    expect(planBulk([plain, done], 'revoke').lines.map(({ item }) => item.personId)).toEqual(['p-1']);
  });

  it('asks once more to keep lines with findings, with their number, also where no note is needed', () => {
    expect(planBulk([plain, found, minor], 'keep')).toMatchObject({ keptWithFindings: 2, needNote: 1, confirms: true });
    expect(planBulk([plain, minor], 'keep')).toMatchObject({ keptWithFindings: 1, needNote: 0, confirms: true });
    expect(planBulk([plain], 'keep')).toMatchObject({ keptWithFindings: 0, confirms: false });
  });

  it('decides as recommended at once, unless elevated access would be kept without words', () => {
    const plan = planBulk([plain, found, minor], 'recommended');
    expect(plan.confirms).toBe(false);
    expect(plan.lines.map(({ answer }) => answer)).toEqual(['keep', 'revoke', 'keep']);
    expect(planBulk([elevated], 'recommended')).toMatchObject({ needNote: 1, confirms: true });
  });

  it('asks for words to revoke what is recommended to keep', () => {
    expect(planBulk([plain, found], 'revoke')).toMatchObject({ needNote: 1, confirms: true });
    expect(planBulk([found], 'revoke')).toMatchObject({ needNote: 0, confirms: false });
  });
});

describe('the list', () => {
  const named = (name: string, clientName: string, item = aLine()) => ({
    item,
    clientName,
    personName: name,
    personEmail: '',
  });
  const high = aLine({ findings: [aFinding('access-never-granted')] });
  const critical = aLine({ findings: [aFinding('owns-records'), aFinding('left-roster')] });

  it('is by client, within a client the gravest first, then by name', () => {
    const lines = [
      named('B', 'Z'),
      named('Consultant 10', 'A'),
      named('Consultant 2', 'A'),
      named('High', 'A', high),
      named('Critical', 'A', critical),
    ];
    expect(inReadingOrder(lines).map((line) => line.personName)).toEqual([
      'Critical',
      'High',
      'Consultant 2',
      'Consultant 10',
      'B',
    ]);
  });

  it('shows what an address asks for', () => {
    const lines = [named('1', 'A'), named('2', 'A', high), named('3', 'A', aLine({ portalId: 7, decision: DECIDED }))];
    const of = (query: Record<string, string>) => listed(lines, readFilter(query)).map((line) => line.personName);
    expect(of({})).toEqual(['1', '2', '3']);
    expect(of({ show: 'findings' })).toEqual(['2']);
    expect(of({ show: 'open' })).toEqual(['1', '2']);
    expect(of({ show: 'decided' })).toEqual(['3']);
    expect(of({ client: '7' })).toEqual(['3']);
    expect(of({ finding: 'access-never-granted' })).toEqual(['2']);
    expect(of({ show: 'constructor', client: 'x', finding: 'toString', page: '-1' })).toEqual(['1', '2', '3']);
  });

  it('has an address for each of its parts, and reads it back', () => {
    const filter = { show: 'open', portalId: 7, finding: 'left-roster', page: 3 } as const;
    const address = reviewAddress('/reviews/x', filter);
    expect(address).toBe('/reviews/x?show=open&client=7&finding=left-roster&page=3');
    expect(readFilter(Object.fromEntries(new URLSearchParams(address.split('?')[1])))).toEqual(filter);
    expect(reviewAddress('/reviews/x', { show: 'all', page: 1 })).toBe('/reviews/x');
  });

  it('is counted', () => {
    const items = [aLine(), high, aLine({ decision: DECIDED }), aLine({ recommends: 'revoke', decision: DECIDED })];
    expect(countsOf(items)).toEqual({
      lines: 4,
      withFindings: 1,
      decided: 2,
      notesMissing: 1,
      keep: 2,
      change: 0,
      revoke: 0,
      departed: 1,
    });
  });
});

describe('reviewFigures', () => {
  const review = {
    auditId: AUDIT_ID,
    review: 0,
    reviewerId: 'p-lead',
    fallback: [],
    policyRule: '',
    lines: [1, 2, 3, 4].map((portalId) => ({ portalId, personId: 'p' })),
    version: 1,
  };
  const of = (answer: 'keep' | 'revoke', recommends: 'keep' | 'revoke', by?: string) =>
    aLine({ review: 0, recommends, decision: { ...DECIDED, answer, by } });

  it('tells the shares of decided lines, and the time that each took', () => {
    const submitted = { ...review, firstSavedAt: '2026-11-24T08:00:00.000Z', submittedAt: '2026-11-24T08:05:00.000Z' };
    const items = [
      of('revoke', 'revoke', 'p-lead'),
      of('keep', 'revoke', 'p-lead'),
      of('keep', 'keep', 'p-lead'),
      of('revoke', 'keep'),
      aLine({ review: 1, decision: DECIDED }),
    ];
    expect(reviewFigures(submitted, items)).toEqual({
      lines: 4,
      decided: 3,
      departedShare: 1 / 3,
      changedShare: 1 / 3,
      secondsPerLine: 100,
    });
  });

  it('tells no time of a review that was not submitted, and no share of nothing', () => {
    expect(reviewFigures(review, [])).toEqual({ lines: 4, decided: 0, departedShare: 0, changedShare: 0 });
  });
});
