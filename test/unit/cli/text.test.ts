import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../infra/cli/commands/engagement-start.ts';
import { createStyle, wantsColour } from '../../../infra/cli/text/style.ts';
import { indented, spaced, table } from '../../../infra/cli/text/table.ts';
import { createWhen } from '../../../infra/cli/text/when.ts';

const plain = createStyle(false);

describe('table', () => {
  it('aligns columns, and leaves nothing at the end of a line', () => {
    const rows = [
      ['a', 'long value', ''],
      ['longer', 'b', 'c'],
    ];
    expect(table(plain, ['One', 'Two', ''], rows, '')).toBe(
      'One      Two\na        long value\nlonger   b            c',
    );
  });

  it('colour does not move a column', () => {
    const rows = [[{ text: 'ok', tone: 'good' as const }, 'x']];
    const coloured = table(createStyle(true), ['State', 'B'], rows, '');
    const start = String.fromCharCode(27);
    const bare = coloured.replaceAll(new RegExp(`${start}\\[\\d+m`, 'g'), '');
    expect(bare).toBe(table(plain, ['State', 'B'], rows, ''));
  });

  it('says so where there is nothing', () => {
    expect(table(plain, ['A'], [], 'Nothing.')).toBe('Nothing.');
  });
});

describe('paragraphs', () => {
  it('are moved in line by line, empty lines stay empty, empty parts are left out', () => {
    expect(indented('a\n\nb')).toBe('  a\n\n  b');
    expect(spaced('a', '', 'b')).toBe('a\n\nb');
  });
});

describe('times', () => {
  const at = '2026-11-24T23:30:00.000Z';

  it('are told in the zone that was named last, and one that nobody knows is let go by', () => {
    const when = createWhen('UTC');
    expect(when.time(at)).toBe('24 Nov 2026, 23:30');
    when.tellIn('Europe/Berlin');
    expect(when.time(at)).toBe('25 Nov 2026, 00:30');
    when.tellIn('Europe/Nowhere');
    expect(when.day(at)).toBe('25 Nov 2026');
    expect(when.toldIn()).toBe('Europe/Berlin');
  });

  it('name their zone only where one was told', () => {
    expect(createWhen('UTC').toldIn()).toBeUndefined();
  });

  it.each([
    ['Europe/Berlin', '2027-03-27', '2027-03-27T22:59:59.000Z'],
    ['Europe/Berlin', '2027-03-28', '2027-03-28T21:59:59.000Z'],
    ['America/New_York', '2027-11-07', '2027-11-08T04:59:59.000Z'],
    ['Pacific/Auckland', '2027-03-31', '2027-03-31T10:59:59.000Z'],
    ['UTC', '2027-12-31', '2027-12-31T23:59:59.000Z'],
  ])('in %s, %s ends at %s', (zone, day, end) => {
    expect(createWhen(zone).endOf(day)).toBe(end);
  });

  it.each(['2027-02-30', '2027-13-01', '2027-3-31', '31.03.2027', 'tomorrow', '2027-03-31T10:00'])(
    '%s is no day',
    (text) => {
      expect(() => dayOf(text)).toThrow('2027-03-31');
    },
  );
});

describe('wantsColour', () => {
  it.each([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ TERM: 'dumb' }, true, false],
  ])('%j, terminal %s: %s', (env, isTerminal, wanted) => {
    expect(wantsColour(env, isTerminal)).toBe(wanted);
  });
});
