import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faultSchema } from '../../../infra/local/sandbox/faults.ts';
import { FAULT_JOURNEYS, PORTAL_JOURNEYS } from '../../support/fault-journeys.ts';

const textOf = (file: string) => readFileSync(new URL(`../../local/${file}`, import.meta.url), 'utf8');

describe('the switches of the sandbox', () => {
  it('each has a journey', () => {
    const kinds = Object.keys(FAULT_JOURNEYS);
    for (const kind of kinds) expect(faultSchema.safeParse({ kind }).success, kind).toBe(true);
    const refused = faultSchema.safeParse({ kind: 'none' });
    // What the schema expects is the list of all kinds.
    const listed = /"([^"]+)"/g;
    const known = [...JSON.stringify(refused.error?.issues[0]).matchAll(listed)].map(([, name]) => name);
    const all = known.slice(known.indexOf('values') + 1, known.indexOf('path'));
    expect(all.toSorted()).toEqual(kinds.toSorted());
  });

  it.each(Object.entries(FAULT_JOURNEYS).flatMap(([kind, all]) => all.map((one) => ({ kind, ...one }))))(
    '$kind is turned in $file: "$says"',
    ({ kind, file, says }) => {
      const text = textOf(file);
      expect(text).toContain(says);
      expect(text).toContain(`kind: '${kind}'`);
    },
  );

  it.each(Object.entries(PORTAL_JOURNEYS))('a portal that is %s has a journey', (_what, { file, says }) => {
    expect(textOf(file)).toContain(says);
  });
});
