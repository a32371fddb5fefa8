import { describe, expect, it } from 'vitest';
import { eventually, NeverCameError } from '../../../infra/local/eventually.ts';

const QUICK = { withinMs: 60, everyMs: 1 };

describe('eventually', () => {
  it('gives what a later look sees', async () => {
    let looks = 0;
    const look = async () => {
      looks += 1;
      if (looks === 1) throw new Error('not there');
      return looks === 3 ? 'mail' : undefined;
    };
    expect(await eventually('A mail', look, { everyMs: 1 })).toBe('mail');
    expect(looks).toBe(3);
  });

  it('says what did not come, and why the last look failed', async () => {
    const look = async () => {
      throw new Error('answered 502');
    };
    await expect(eventually('A mail', look, QUICK)).rejects.toThrow(NeverCameError);
    await expect(eventually('A mail', look, QUICK)).rejects.toThrow('A mail did not come within 0.06 s: answered 502');
  });
});
