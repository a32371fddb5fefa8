import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { issuesOf } from '../../../shared/domain/input-issues.ts';

function issues(schema: z.ZodType, value: unknown) {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : issuesOf(parsed.error);
}

describe('issuesOf', () => {
  const expectedBy = (schema: z.ZodType, value: unknown) => issues(schema, value)[0]?.expected;

  it.each([
    [z.string(), undefined, 'a string'],
    [z.object({}), 'x', 'an object'],
    [z.int(), 1.5, 'a whole number'],
    [z.string().min(1), '', 'some text'],
    [z.string().min(3), 'ab', 'at least 3 characters'],
    [z.string().max(1), 'ab', 'at most 1 characters'],
    [z.array(z.string()).min(1), [], 'at least 1 entry'],
    [z.int().positive(), 0, 'a number above 0'],
    [z.int().max(60), 61, 'at most 60'],
    [z.enum(['low', 'high']), 'huge', 'one of low, high'],
    [z.literal('x'), 'y', 'x'],
    [z.email(), 'nobody', 'an e-mail address'],
    [z.url(), 'nowhere', 'a URL'],
    [z.string().regex(/^a$/, 'the letter a'), 'b', 'the letter a'],
    [z.string().regex(/^a$/), 'b', 'text of the form /^a$/'],
    [z.string().refine(() => false, 'something else'), 'b', 'something else'],
  ])('says what was expected (%#)', (schema, value, expected) => {
    expect(expectedBy(schema, value)).toBe(expected);
  });

  it('names the place as one writes it in code', () => {
    const schema = z.strictObject({ rules: z.array(z.strictObject({ approvers: z.array(z.string()) })) });
    expect(issues(schema, { rules: [{ approvers: ['a', 1] }] })).toEqual([
      { path: 'rules[0].approvers[1]', expected: 'a string' },
    ]);
  });

  it('names each key that is too much', () => {
    const schema = z.strictObject({ inner: z.strictObject({}) });
    expect(issues(schema, { inner: { a: 1, b: 2 } })).toEqual([
      { path: 'inner.a', expected: 'nothing of this name' },
      { path: 'inner.b', expected: 'nothing of this name' },
    ]);
  });

  it('never repeats what was written', () => {
    expect(JSON.stringify(issues(z.email(), 'a secret'))).not.toContain('secret');
  });
});
