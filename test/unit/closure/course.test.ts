import { describe, expect, it } from 'vitest';
import { ConnectionBrokenError } from '../../../shared/errors.ts';
import { aGrant, anEngagement, aRunOf, CLIENT_APP_ID, CLIENT_ID, PORTAL_ID } from '../../support/memory/builders.ts';
import { CONSULTANT, finalState } from '../remedy/steps.ts';
import {
  aClosingWorld,
  aClosure,
  CLOSURE_ID,
  close,
  closeThroughCrashes,
  createClosing,
  OWN_ADMIN,
  RUN_ID,
  seedClosure,
} from './steps.ts';

const typesOf = (world: ReturnType<typeof aClosingWorld>) => world.ledger.entries.map(({ type }) => type);
const connectionOf = (world: ReturnType<typeof aClosingWorld>) => world.connections.read(CLIENT_APP_ID, PORTAL_ID);
const closureOf = (world: ReturnType<typeof aClosingWorld>, id = CLOSURE_ID) => world.closures.read(id);

describe('a client that ends everything', () => {
  it('has our users removed and read back, its word on our super admin kept, and the app uninstalled after that', async () => {
    const world = aClosingWorld();
    const steps = createClosing(world);
    expect(await close(world, steps)).toBe('closed');
    expect([...world.portal.users.keys()].sort()).toEqual([
      'clerk@client.example.org',
      OWN_ADMIN,
      'owner@client.example.org',
    ]);
    expect(world.remedies.all().find((one) => one.personId === 'p-consultant-2')).toMatchObject({
      state: 'exception',
      exception: { reason: 'left-open-by-client', control: 'accepted-by-client', approvedBy: 'p-owner' },
    });
    expect((await world.grants.read(CLIENT_ID, PORTAL_ID, 'p-consultant-1'))?.state).toBe('removed');
    expect((await world.engagements.read('e-1'))?.state).toBe('ended');
    expect((await world.clients.read(CLIENT_ID))?.state).toBe('ended');
    expect(await connectionOf(world)).toMatchObject({ health: 'uninstalled', accessToken: '', refreshToken: '' });
    expect(await closureOf(world)).toMatchObject({ state: 'done', read: true });
    const types = typesOf(world);
    expect(types.indexOf('access-removed')).toBeLessThan(types.indexOf('app-uninstalled'));
    expect(types.indexOf('remedy-exception')).toBeLessThan(types.indexOf('app-uninstalled'));
    expect(types.at(-1)).toBe('client-closure-ended');
    expect(world.alarms).toEqual([]);
    const told = world.mails().filter(({ kind }) => kind === 'client-closed');
    expect(told.map(({ personId }) => personId).sort()).toEqual(['p-operations', 'p-owner']);
  });

  it('ends engagements so that runs under way are overtaken, and withdraws what waits because of them', async () => {
    const world = aClosingWorld();
    const engagement = anEngagement({ engagementId: 'e-2', state: 'starting' });
    world.engagements.seed(engagement);
    const run = aRunOf(engagement, '2026-11-24T08:00:00.000Z');
    world.runs.seed(run);
    const wait = { waitId: `${run.runId}.AskApproval.1`, runId: run.runId, clientId: CLIENT_ID, kind: 'question' };
    await world.waits.open({ ...wait, asked: ['p-lead'], votes: [], state: 'open', version: 1 } as never, {
      stream: 'client:c-1',
      type: 'wait-opened',
      at: '2026-11-24T08:00:00.000Z',
      facts: {},
    });
    await createClosing(world).openClosure({ runId: RUN_ID });
    expect(await world.engagements.read('e-2')).toMatchObject({ state: 'ended', change: 2 });
    expect(await world.outcomes.read(wait.waitId)).toMatchObject({ result: 'withdrawn' });
  });

  it('reads back that our super admin was removed by hand, and needs nobody’s word', async () => {
    const world = aClosingWorld();
    const byHand = () => {
      world.portal.removeByHand(OWN_ADMIN);
      return { result: 'done' as const, by: 'p-owner' };
    };
    expect(await close(world, createClosing(world), byHand)).toBe('closed');
    expect(world.remedies.all().every(({ state }) => state === 'verified')).toBe(true);
  });

  it('keeps the app where nobody did what was asked, and asks about the rest only, when it is taken up again', async () => {
    const world = aClosingWorld();
    const third = 'consultant-3@agency.example.com';
    world.portal.byHand(third, { superAdmin: true });
    const steps = createClosing(world);
    const first = (personId: string) =>
      personId === 'p-consultant-2' ? { result: 'declined' as const, by: 'p-owner' } : { result: 'expired' as const };
    expect(await close(world, steps, first)).toBe('closed-partly');
    expect([steps.installs, (await connectionOf(world))?.health]).toEqual([[], 'healthy']);
    expect(await closureOf(world)).toMatchObject({ state: 'partly' });
    seedClosure(world, aClosure({ closureId: 'x-c-1-2', requestedAt: '2026-11-25T08:30:00.000Z' }));
    const asked: string[] = [];
    const second = (personId: string) => {
      asked.push(personId);
      world.portal.removeByHand(third);
      return { result: 'done' as const, by: 'p-owner' };
    };
    expect(await close(world, steps, second, 'client-closure.x-c-1-2')).toBe('closed');
    expect(asked).toEqual(['p-consultant-3']);
    expect(steps.installs).toEqual([String(PORTAL_ID)]);
  });

  it('takes nobody’s word but a person of the client’s', async () => {
    const world = aClosingWorld();
    const steps = createClosing(world);
    expect(await close(world, steps, () => ({ result: 'declined', by: 'p-operations' }))).toBe('closed-partly');
    expect(world.remedies.all().find((one) => one.personId === 'p-consultant-2')?.reason).toBe('not-done-by-person');
    expect(steps.installs).toEqual([]);
  });

  it('removes who was given access meanwhile, before the app goes; and not for ever', async () => {
    const world = aClosingWorld();
    const steps = createClosing(world);
    world.portal.removeByHand(OWN_ADMIN);
    let times = 0;
    const uninstall = steps.uninstallApp;
    const late = async (input: { runId: string }) => {
      if (times++ < 1) world.portal.byHand('late@agency.example.com');
      return uninstall(input);
    };
    expect(await close(world, { ...steps, uninstallApp: late })).toBe('closed');
    expect(world.portal.users.has('late@agency.example.com')).toBe(false);
    const again = aClosingWorld();
    again.portal.removeByHand(OWN_ADMIN);
    const others = createClosing(again);
    const always = async (input: { runId: string }) => {
      again.portal.byHand(CONSULTANT);
      return others.uninstallApp(input);
    };
    expect(await close(again, { ...others, uninstallApp: always })).toBe('closed-partly');
    expect(others.installs).toEqual([]);
  });

  it('asks the client to look for itself where the connection is gone, and takes its word', async () => {
    const world = aClosingWorld();
    await world.connections.replace({ ...(await connectionOf(world)), health: 'revoked' } as never, []);
    const steps = createClosing(world);
    expect(await close(world, steps, () => ({ result: 'done', by: 'p-owner' }))).toBe('closed');
    expect(world.remedies.all()).toMatchObject([
      { personId: 'p-consultant-1', reason: 'confirmed-by-client', exception: { approvedBy: 'p-owner' } },
    ]);
    expect(await closureOf(world)).toMatchObject({ state: 'done', read: false });
    expect(steps.installs).toEqual([]);
    expect(world.ledger.entries.find(({ type }) => type === 'app-uninstalled')?.facts['gone']).toBe(true);
  });

  it('goes on by hand where the connection breaks under way', async () => {
    const world = aClosingWorld();
    const steps = createClosing(world);
    await steps.openClosure({ runId: RUN_ID });
    world.portal.failReads(new ConnectionBrokenError(PORTAL_ID, 'revoked'));
    expect(await close(world, steps, () => ({ result: 'done', by: 'p-owner' }))).toBe('closed');
    expect(world.remedies.all().map(({ reason }) => reason)).toEqual(['confirmed-by-client', 'confirmed-by-client']);
  });

  it('closes grants that have no user any more, and changes nobody of the client’s', async () => {
    const world = aClosingWorld();
    world.portal.removeByHand(OWN_ADMIN);
    world.portal.removeByHand(CONSULTANT);
    expect(await close(world, createClosing(world))).toBe('closed');
    expect((await world.grants.read(CLIENT_ID, PORTAL_ID, 'p-consultant-1'))?.state).toBe('removed');
    expect(world.portal.writes).toEqual([]);
  });

  it('writes and mails nothing to the client while a stage only observes', async () => {
    const world = aClosingWorld();
    const steps = createClosing(world, { observe: true });
    expect(await close(world, steps)).toBe('closed-partly');
    expect([world.portal.writes, steps.installs]).toEqual([[], []]);
    expect(world.mails().map(({ personId }) => personId)).toEqual(['p-operations']);
  });

  it('does nothing while all outgoing changes are stopped, also just before uninstalling, and goes on after', async () => {
    const world = aClosingWorld();
    world.portal.removeByHand(OWN_ADMIN);
    const turned = { at: '2026-11-24T09:00:00.000Z', by: 'p-operations', version: 1 };
    world.outgoing.state = { ...turned, stopped: true };
    let stopped = true;
    const steps = createClosing(world, { stopped: () => stopped });
    expect(await close(world, steps)).toBe('outgoing-stopped');
    expect([world.portal.writes, steps.installs, world.mails()]).toEqual([[], [], []]);
    world.outgoing.state = { ...turned, stopped: false };
    expect(await close(world, steps)).toBe('outgoing-stopped');
    expect([steps.installs, (await connectionOf(world))?.health]).toEqual([[], 'healthy']);
    stopped = false;
    expect(await close(world, steps)).toBe('closed');
    expect(world.portal.writes).toEqual(['remove']);
  });

  it('uninstalls nothing while a removal is not settled', async () => {
    const world = aClosingWorld();
    const steps = createClosing(world);
    await steps.openClosure({ runId: RUN_ID });
    await expect(steps.uninstallApp({ runId: RUN_ID })).rejects.toThrow('not settled');
    expect(steps.installs).toEqual([]);
  });
});

describe('dying and starting again', () => {
  it('takes an app that it had uninstalled before it died for uninstalled, and the portal for read', async () => {
    const world = aClosingWorld();
    world.portal.removeByHand(OWN_ADMIN);
    const steps = createClosing(world);
    // Dies right after HubSpot did it; from then on HubSpot refuses our token.
    await steps.openClosure({ runId: RUN_ID });
    await steps.applyRemedies({ runId: RUN_ID, shard: 0 });
    for (let nth = 1; steps.installs.length === 0; nth++) {
      expect(nth).toBeLessThan(20);
      world.effects.dieAt(nth, 'after');
      await steps.uninstallApp({ runId: RUN_ID }).catch(() => undefined);
    }
    world.portal.failReads(new ConnectionBrokenError(PORTAL_ID, 'revoked'));
    expect(await closeThroughCrashes(world, steps)).toBe('closed');
    expect(await closureOf(world)).toMatchObject({ state: 'done', read: true });
    expect(world.ledger.entries.find(({ type }) => type === 'app-uninstalled')?.facts['gone']).toBe(false);
  });

  it('comes to the same end, whichever effect it dies before or after', async () => {
    const calm = aClosingWorld();
    await close(calm, createClosing(calm));
    const wanted = [finalState(calm), await closureEnd(calm)];
    for (let nth = 1; nth <= calm.effects.seen.length; nth++) {
      for (const when of ['before', 'after'] as const) {
        const world = aClosingWorld();
        const steps = createClosing(world);
        world.effects.dieAt(nth, when);
        expect(await closeThroughCrashes(world, steps), `${when} ${nth}`).toBe('closed');
        expect([finalState(world), await closureEnd(world)], `${when} ${nth}`).toEqual(wanted);
      }
    }
  });

  async function closureEnd(world: ReturnType<typeof aClosingWorld>) {
    const { state, shards } = (await closureOf(world)) ?? {};
    return { state, shards, health: (await connectionOf(world))?.health };
  }
});

describe('beginning', () => {
  const request = { clientId: CLIENT_ID, by: 'p-owner', cause: 'client' as const, correlationId: 'c' };
  const fresh = () => {
    const world = aClosingWorld();
    return { world, ...createClosing(world) };
  };

  it('finds the one that runs, however often the button is pressed', async () => {
    const { beginClosure, started } = fresh();
    expect(await beginClosure(request)).toMatchObject({ begun: false, closure: { closureId: CLOSURE_ID } });
    expect(started).toEqual([]);
  });

  it('begins the next one after one that ended partly, and none by a link that was used', async () => {
    const { world, beginClosure, started } = fresh();
    world.closures.seed(aClosure({ state: 'partly' }));
    const old = await beginClosure({ ...request, linkFrom: '2026-11-24T08:00:00.000Z' });
    expect(old).toMatchObject({ begun: false, closure: { state: 'partly' } });
    const next = await beginClosure({ ...request, linkFrom: '2026-11-24T08:45:00.000Z' });
    expect(next).toMatchObject({ begun: true, closure: { closureId: 'x-c-1-2', requestedBy: 'p-owner' } });
    expect(started).toEqual(['client-closure.x-c-1-2']);
  });

  it('begins none where all is ended and the app is gone', async () => {
    const { world, beginClosure } = fresh();
    world.closures.seed(aClosure({ state: 'done' }));
    await world.connections.replace({ ...(await connectionOf(world)), health: 'uninstalled' } as never, []);
    expect(await beginClosure(request)).toMatchObject({ begun: false, closure: { state: 'done' } });
  });

  it('refuses where no portal is known', async () => {
    const { world, beginClosure } = fresh();
    const { portalId: _none, ...client } = world.clients.all()[0] ?? ({} as never);
    world.clients.seed(client as never);
    await expect(beginClosure(request)).rejects.toThrow('no access to end');
  });
});

it('closes a grant with the user, whoever granted it', async () => {
  const world = aClosingWorld();
  world.grants.seed(
    aGrant({
      personId: 'p-consultant-2',
      userId: 'u-consultant-2',
      access: { permissionSetId: undefined, teamIds: [], superAdmin: true },
    }),
  );
  const byHand = () => {
    world.portal.removeByHand(OWN_ADMIN);
    return { result: 'done' as const, by: 'p-owner' };
  };
  await close(world, createClosing(world), byHand);
  expect(world.grants.all().map(({ state }) => state)).toEqual(['removed', 'removed']);
});
