import { describe, expect, it } from 'vitest';
import { CLIENT_APP_ID, PORTAL_ID } from '../../support/memory/builders.ts';
import { aClosingWorld, aClosure, close, createClosing, OWN_ADMIN, seedClosure } from './steps.ts';

const connectionOf = (world: ReturnType<typeof aClosingWorld>) => world.connections.read(CLIENT_APP_ID, PORTAL_ID);

describe('the connection of a client that ends everything', () => {
  it('uninstalls the app also where its connection lacks scopes, and does not say that it was gone', async () => {
    const world = aClosingWorld();
    await world.connections.replace({ ...(await connectionOf(world)), health: 'missing-scope' } as never, []);
    const steps = createClosing(world);
    expect(await close(world, steps, () => ({ result: 'done', by: 'p-owner' }))).toBe('closed');
    expect(steps.installs).toEqual([String(PORTAL_ID)]);
    expect(world.ledger.entries.find(({ type }) => type === 'app-uninstalled')?.facts['gone']).toBe(false);
  });

  it('asks anew about whom the client left in an earlier closure that was done', async () => {
    const world = aClosingWorld();
    const steps = createClosing(world);
    const connection = await connectionOf(world);
    expect(await close(world, steps)).toBe('closed');
    // Connected anew, and our super admin is none any more.
    await world.connections.replace({ ...(await connectionOf(world)), ...connection, version: 2 } as never, []);
    world.portal.removeByHand(OWN_ADMIN);
    world.portal.byHand(OWN_ADMIN, { roleIds: ['set-reports'] });
    seedClosure(world, aClosure({ closureId: 'x-c-1-2', requestedAt: '2027-03-25T08:30:00.000Z' }));
    expect(await close(world, steps, undefined, 'client-closure.x-c-1-2')).toBe('closed');
    expect(world.portal.users.has(OWN_ADMIN)).toBe(false);
  });
});
