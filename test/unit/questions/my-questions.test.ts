import { describe, expect, it } from 'vitest';
import { createMyQuestions } from '../../../functions/my-questions/my-questions.ts';
import { createWorld } from '../../support/memory/world.ts';

function aPage() {
  const world = createWorld();
  world.seedPerson('lead@example.com');
  const pause = async () => undefined;
  const failed = () => undefined;
  const page = createMyQuestions({ ...world, agencyName: 'Example Agency', timeZone: 'Europe/Berlin', pause, failed });
  const request = { path: {}, query: {}, correlationId: 'correlation' };
  return {
    world,
    show: () => page({ ...request, method: 'GET', form: {} }),
    ask: (email: string) => page({ ...request, method: 'POST', form: { email } }),
  };
}

describe('asking for one’s questions', () => {
  it('mails whoever has the address, once in a while, however often it is asked', async () => {
    const { world, ask } = aPage();
    await ask('Lead@Example.com ');
    await ask('lead@example.com');
    expect(world.mails()).toMatchObject([{ kind: 'my-questions', personId: 'p-lead' }]);
    world.clock.advance(600);
    await ask('lead@example.com');
    expect(world.mails()).toHaveLength(2);
  });

  it('answers the same for an address that nobody has', async () => {
    const { world, ask } = aPage();
    expect(await ask('nobody@example.com')).toEqual(await ask('lead@example.com'));
    expect(world.mails()).toHaveLength(1);
  });

  it('shows the form without changing anything, and says what is wrong with an address', async () => {
    const { world, show, ask } = aPage();
    expect(await show()).toMatchObject({ status: 200, html: expect.stringContaining('name="email"') });
    expect(await ask('lead')).toMatchObject({ status: 400, html: expect.stringContaining('aria-invalid') });
    expect(world.mails()).toEqual([]);
  });
});
