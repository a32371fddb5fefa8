import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEvidenceTable } from '../../../infra/cli/evidence-folder.ts';
import { certify, sumInNumbers } from '../../../shared/domain/evidence/certificate.ts';
import { plainCell, safeCell } from '../../../shared/domain/evidence/csv-cells.ts';
import { endOfAudit, endOfSweep } from '../../../shared/domain/evidence/end-of-audit.ts';
import { addFigures, FIGURES, NO_FIGURES, portalFigures } from '../../../shared/domain/evidence/portal-figures.ts';
import { evidenceCsv } from '../../../shared/services/evidence/evidence-csv.ts';
import { aPortal } from './support/facts.ts';

/** A portal that was read, in which everything is in order. */
const orderly = fc.record({
  kept: fc.nat({ max: 20 }),
  revoked: fc.nat({ max: 10 }),
  changed: fc.nat({ max: 10 }),
  stays: fc.nat({ max: 10 }),
  clientUsers: fc.nat({ max: 100 }),
});

function portalOf({
  kept,
  revoked,
  changed,
  stays,
  clientUsers,
}: typeof orderly extends fc.Arbitrary<infer T> ? T : never) {
  const answers = [
    ...Array.from({ length: kept }, () => 'keep' as const),
    ...Array.from({ length: revoked }, () => 'revoke' as const),
    ...Array.from({ length: changed }, () => 'change' as const),
  ];
  const lines = answers.map((answer) => ({
    decision: { answer, by: 'p-lead', at: '2026-10-07T09:00:00.000Z', changes: 0 },
  }));
  const remedies = answers
    .filter((answer) => answer !== 'keep')
    .map((answer, index) => ({
      action: answer === 'revoke' ? ('remove' as const) : ('restore' as const),
      state: index < stays ? ('exception' as const) : ('verified' as const),
    }));
  const portal = aPortal({ usersRead: clientUsers + lines.length, clientUsers, items: lines.length });
  return { portal, lines, remedies, onePerson: false };
}

describe('a population certificate', () => {
  it('holds where everything adds up, however many portals', () => {
    fc.assert(
      fc.property(fc.array(orderly, { maxLength: 8 }), (portals) => {
        const figures = portals.map((one) => portalFigures(portalOf(one))).reduce(addFigures, NO_FIGURES);
        expect(certify('audit', figures).sums.filter(({ holds }) => !holds)).toEqual([]);
      }),
    );
  });

  it('does not hold where anything is lost: a line, a decision, or a remedy', () => {
    fc.assert(
      fc.property(orderly, fc.constantFrom('line', 'decision', 'remedy'), fc.nat(), (one, what, pick) => {
        const { lines, remedies, ...rest } = portalOf(one);
        const without = <T>(list: readonly T[]) => list.filter((_one, at) => at !== pick % list.length);
        fc.pre(what === 'remedy' ? remedies.length > 0 : lines.length > 0);
        const figures = portalFigures({
          ...rest,
          lines:
            what === 'line'
              ? without(lines)
              : what === 'decision'
                ? lines.map((line, at) => (at === pick % lines.length ? { decision: undefined } : line))
                : lines,
          remedies: what === 'remedy' ? without(remedies) : remedies,
        });
        const certificate = certify('audit', figures);
        expect(certificate.holds).toBe(false);
        expect(endOfAudit(certificate)).toBe('not-verified');
      }),
    );
  });

  it('counts what could not be verified apart, with what the audit before knew', () => {
    const unread = { ...aPortal({ state: 'cannot-verify', usersRead: 0, clientUsers: 0, items: 0 }) };
    const known = portalFigures({
      portal: { ...unread, lastKnownUsers: 12 },
      lines: [],
      remedies: [],
      onePerson: false,
    });
    const unknown = portalFigures({ portal: unread, lines: [], remedies: [], onePerson: false });
    expect(addFigures(known, unknown)).toMatchObject({
      ...{ portalsRead: 0, portalsCannotVerify: 2, lastKnownUsers: 12, lastKnownUnknown: 1, usersRead: 0 },
    });
    const certificate = certify('audit', addFigures(known, unknown));
    expect(certificate.holds).toBe(true);
    expect([endOfAudit(certificate), endOfSweep(certificate)]).toEqual(['not-verified', 'not-verified']);
  });

  it('of an audit of one person names those who are outside of its scope', () => {
    const { portal, ...rest } = portalOf({ kept: 1, revoked: 0, changed: 0, stays: 0, clientUsers: 4 });
    const figures = portalFigures({ ...rest, portal: { ...portal, usersRead: 9 }, onePerson: true });
    expect(figures.notInScope).toBe(4);
    expect(certify('audit', figures).holds).toBe(true);
  });

  it('prints each sum with its numbers', () => {
    const certificate = certify('audit', {
      ...NO_FIGURES,
      revocations: 3,
      revocationsReadBack: 1,
      revocationExceptions: 1,
    });
    const [sum] = certificate.sums.filter(({ name }) => name === 'revocations');
    if (sum === undefined) throw new Error('Revocations are certified.');
    expect(sumInNumbers(sum, certificate.figures)).toBe('3 ≠ 1 + 1');
    expect(FIGURES).toEqual(expect.arrayContaining([sum.left, ...sum.right]));
  });
});

describe('a CSV file of a pack', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...'=+-@\t\r\n\'"＝＋－＠;,a'), { maxLength: 6 }).map((parts) => parts.join('')),
  );

  it('has no cell that a spreadsheet takes for a formula, and gives every text back', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const csv = evidenceCsv({ heads: ['one', 'two'], rows });
        const read = readEvidenceTable(csv);
        expect(read.map((row) => [row['one'], row['two']])).toEqual(rows);
        for (const text of rows.flat()) {
          expect(safeCell(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
          // Where a list separator is a semicolon, it begins another cell.
          expect(safeCell(text)).not.toMatch(/[;\t][=+\-@＝＋－＠]/);
          expect(plainCell(safeCell(text))).toBe(text);
        }
      }),
    );
  });
});
