import { describe, expect, it } from 'vitest';
import { demoContext } from '../../../infra/local/demo/context.ts';
import { runSteps, type StepResult } from '../../../infra/local/demo/run-steps.ts';

const CONTEXT = demoContext({
  product: 'http://127.0.0.1:1',
  webhook: 'http://127.0.0.1:1/webhooks/hubspot',
  inbox: 'http://127.0.0.1:2',
  api: 'http://127.0.0.1:1/api/v1',
  hubspotClientSecret: 'secret',
  operatorToken: 'token',
  aws: 'http://127.0.0.1:3',
});

describe('runSteps', () => {
  it('lets a later step use what an earlier one noted, and tells each result as it comes', async () => {
    const told: StepResult[] = [];
    const steps = [
      { name: 'first', run: async (context: typeof CONTEXT) => void context.notes.set('id', '7') },
      { name: 'second', run: async (context: typeof CONTEXT) => expect(context.notes.get('id')).toBe('7') },
    ];
    const results = await runSteps(steps, CONTEXT, (result) => told.push(result));
    expect(results.map(({ name, ok }) => [name, ok])).toEqual([
      ['first', true],
      ['second', true],
    ]);
    expect(told).toEqual(results);
  });

  it('does not try what rests on a failed step, and counts it as failed', async () => {
    let tried = false;
    const steps = [
      {
        name: 'approved',
        run: async () => {
          throw new Error('no mail came');
        },
      },
      {
        name: 'connected',
        run: async () => {
          tried = true;
        },
      },
    ];
    const results = await runSteps(steps, CONTEXT, () => {});
    expect(results).toEqual([
      { name: 'approved', ok: false, ms: expect.any(Number), error: 'no mail came' },
      { name: 'connected', ok: false, ms: 0, error: 'not tried after approved' },
    ]);
    expect(tried).toBe(false);
  });
});
