import { describe, expect, it } from 'vitest';
import { createSwitchWay } from '../../../shared/services/access/switch-way.ts';
import { aClient } from '../../support/memory/builders.ts';
import { createWorld } from '../../support/memory/world.ts';

const BY_HAND = { to: 'client-created-user', reason: 'client-declines-app', by: 'p-owner' } as const;

function switching() {
  const world = createWorld();
  world.clients.seed(aClient());
  const switched = () => world.ledger.entries.filter((entry) => entry.type === 'way-in-switched');
  return { world, switchWay: createSwitchWay(world), switched };
}

describe('switching the way into a portal', () => {
  it('keeps the way with its reason, once, however often it is asked for', async () => {
    const { world, switchWay, switched } = switching();
    await switchWay('c-1', BY_HAND);
    await switchWay('c-1', { ...BY_HAND, reason: 'operator-chose' });
    expect(world.clients.all()[0]?.way).toMatchObject({
      kind: 'client-created-user',
      reason: 'client-declines-app',
      by: 'p-owner',
    });
    expect(switched().map(({ actor, facts }) => ({ actor, facts }))).toEqual([
      {
        actor: 'p-owner',
        facts: { from: 'partner-access-link', to: 'client-created-user', reason: 'client-declines-app' },
      },
    ]);
  });

  it('goes back to the partner access link', async () => {
    const { world, switchWay, switched } = switching();
    await switchWay('c-1', { to: 'partner-access-link', reason: 'connected' });
    expect(switched()).toEqual([]);
    await switchWay('c-1', BY_HAND);
    await switchWay('c-1', { to: 'partner-access-link', reason: 'connected' });
    expect(world.clients.all()[0]?.way).toBeUndefined();
    expect(switched().at(-1)?.facts).toEqual({
      from: 'client-created-user',
      to: 'partner-access-link',
      reason: 'connected',
    });
  });
});
