import { describe, expect, it } from 'vitest';
import { ConflictError, ConnectionBrokenError, HubSpotError } from '../../../shared/errors.ts';
import { aConnection, aGrant, anEngagement, PORTAL_ID } from '../../support/memory/builders.ts';
import { aRemedy } from '../../support/memory/remedies.ts';
import { aRun, aWorld, CONSULTANT, carriedOut, carryOut, createSteps, RUN_ID, roundId } from './steps.ts';

const types = (world: ReturnType<typeof aWorld>) => world.ledger.entries.map((entry) => entry.type);
const wanted = { permissionSetName: 'Report reader', access: { permissionSetId: 'set-reports', teamIds: [] } };
const restore = { action: 'restore', wanted } as const;

describe('removing', () => {
  it('removes the user, reads back, ends the grant, and takes the person out of the teams', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT, { roleIds: ['set-reports'] });
    world.grants.seed(aGrant());
    world.engagements.seed(anEngagement({ state: 'active', team: ['p-consultant-1', 'p-consultant-2'] }));

    const remedy = await carriedOut(world);

    expect(remedy).toMatchObject({
      state: 'verified',
      found: { superAdmin: false, permissionSetNames: ['Report reader'] },
      readBackAt: expect.any(String),
    });
    expect(world.portal.users.has(CONSULTANT)).toBe(false);
    expect(world.grants.all()).toMatchObject([{ state: 'removed', engagementIds: [], endedAt: expect.any(String) }]);
    expect(world.engagements.all()).toMatchObject([{ team: ['p-consultant-2'] }]);
    expect(types(world)).toEqual(['engagement-team-changed', 'access-removed']);
    expect(world.ledger.entries.at(-1)).toMatchObject({
      stream: 'client:c-1',
      runId: RUN_ID,
      facts: {
        portalId: PORTAL_ID,
        personId: 'p-consultant-1',
        permissionSetName: 'Report reader',
        decidedBy: ['p-lead'],
        gone: false,
      },
    });
  });

  it('lets HubSpot remove a user with several permission sets: only a PUT would drop some', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT, { roleIds: ['set-reports', 'set-marketing'] });
    expect(await carriedOut(world)).toMatchObject({ state: 'verified' });
    expect(world.portal.writes).toEqual(['remove']);
  });

  it('records one who is gone already, and tells the client nothing', async () => {
    const world = aWorld();
    expect(await carriedOut(world)).toMatchObject({ state: 'verified', found: 'gone' });
    expect(world.portal.writes).toEqual([]);
    expect(types(world)).toEqual(['access-removed']);
    expect(world.mails()).toEqual([]);
  });

  it('leaves no trace in the ledger where nobody was ever seen', async () => {
    const world = aWorld();
    expect(await carriedOut(world, { userId: undefined })).toMatchObject({ state: 'verified', found: 'gone' });
    expect(types(world)).toEqual([]);
  });

  it('finds a user whose address has changed by HubSpot’s id', async () => {
    const world = aWorld();
    world.portal.byHand('new-name@agency.example.com', { id: 'u-consultant-1' });
    await carriedOut(world);
    expect(world.portal.users.has('new-name@agency.example.com')).toBe(false);
  });

  it('finds out what became of a removal whose answer got lost, and sends no second one', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT);
    world.portal.failNextWrite({ error: new HubSpotError('lost', { status: 0 }), done: true });
    expect(await carriedOut(world)).toMatchObject({ state: 'verified' });
    expect(world.portal.writes).toEqual(['remove']);
  });

  it('never changes a user of the client’s, whatever was decided', async () => {
    const world = aWorld();
    world.seedPerson('clerk@client.example.org', { kind: 'client' });
    expect(await carriedOut(world, { personId: 'p-clerk', userId: 'u-clerk' })).toMatchObject({
      state: 'exception',
      reason: 'not-partner-side',
    });
    expect(world.portal.writes).toEqual([]);
  });

  it('knows its own by the roster of both sources, and by nothing less', async () => {
    const reasonWith = async (members: readonly string[]) => {
      const world = aWorld();
      world.seedPerson('guest@contractor.example.net', { kind: 'contractor' });
      world.portal.byHand('guest@contractor.example.net');
      world.remedies.seed(aRemedy({ personId: 'p-guest', userId: 'u-guest' }));
      await carryOut(world, createSteps(world, { members }));
      return (await world.remedies.read(RUN_ID, 0, 0))?.reason;
    };
    expect([await reasonWith([]), await reasonWith(['p-guest'])]).toEqual(['not-partner-side', undefined]);
  });

  it('notes what the user owns, where the portal lets us read it', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT);
    world.remedies.seed(aRemedy());
    await carryOut(world, createSteps(world, { owned: { contacts: 3, deals: 0 } }));
    expect((await world.remedies.read(RUN_ID, 0, 0))?.ownedRecords).toEqual({ contacts: 3, deals: 0 });
  });
});

describe('what no API may do', () => {
  it('has a super admin of the client remove a super admin of ours, and reads it back', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT, { superAdmin: true });
    const remedy = await carriedOut(world, {}, () => {
      world.portal.removeByHand(CONSULTANT);
      return 'done';
    });
    expect(remedy).toMatchObject({ state: 'verified', found: { superAdmin: true } });
    expect(world.portal.writes).toEqual([]);
    expect(world.allWaits()).toMatchObject([{ kind: 'manual-step', asked: ['p-owner'], excluded: ['p-consultant-1'] }]);
  });

  it('asks three times about what is said to be done and is not, then leaves it as an exception', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT, { superAdmin: true });
    const remedy = await carriedOut(world, {}, () => 'done');
    expect(remedy).toMatchObject({
      state: 'exception',
      reason: 'not-done-by-person',
      exception: { reason: 'not-done-by-person', approvedBy: 'p-operations' },
    });
    expect(world.allWaits()).toHaveLength(3);
    expect(world.alarms).toEqual(['access-not-verified']);
    expect(types(world)).toContain('remedy-exception');
    expect(JSON.stringify(world.ledger.entries)).not.toContain(remedy?.exception?.control ?? 'no control');
  });

  it('asks once about what is not done in time', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT, { superAdmin: true });
    expect(await carriedOut(world)).toMatchObject({ state: 'exception', reason: 'not-done-by-person' });
    expect(world.allWaits()).toHaveLength(1);
  });

  it('goes on by itself once the super admin right was taken away', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT, { superAdmin: true });
    const remedy = await carriedOut(world, {}, () => {
      world.portal.byHand(CONSULTANT, { superAdmin: false });
      return 'done';
    });
    expect(remedy).toMatchObject({ state: 'verified' });
    expect(world.portal.writes).toEqual(['remove']);
  });

  it('asks partner operations where nobody of the client is known', async () => {
    const world = aWorld();
    world.clients.seed({ ...world.clients.all()[0], superAdminIds: ['p-consultant-1'] } as never);
    world.portal.byHand(CONSULTANT, { superAdmin: true });
    await carriedOut(world);
    expect(world.allWaits()).toMatchObject([{ asked: ['p-operations'] }]);
  });

  it('does not look again at what a person is still asked about', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT, { superAdmin: true });
    world.remedies.seed(aRemedy());
    const steps = createSteps(world);
    expect(await steps.applyRemedies({ runId: RUN_ID, shard: 0 })).toEqual({ verdict: 'person', items: [0] });
    await steps.askRemedyStep({ runId: RUN_ID, shard: 0, item: 0 });
    world.portal.failReads(new Error('Nobody may read now.'));
    expect(await steps.applyRemedies({ runId: RUN_ID, shard: 0 })).toEqual({ verdict: 'person', items: [0] });
  });
});

describe('asking that fails for good', () => {
  const shard = { runId: RUN_ID, shard: 0 };
  const untouchable = (more: Parameters<typeof aRemedy>[0] = {}) =>
    aRemedy({ state: 'awaiting-person', reason: 'super-admin-untouchable', ...more });

  it('is tried three times, and then the remedy is an exception: no round goes on for ever', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT, { superAdmin: true });
    world.remedies.seed(aRemedy());
    const steps = createSteps(world);
    for (const asks of [1, 2, 3]) {
      expect(await steps.applyRemedies(shard)).toEqual({ verdict: 'person', items: [0] });
      expect(await world.remedies.read(RUN_ID, 0, 0)).toMatchObject({ state: 'awaiting-person', asks });
    }
    expect(await steps.applyRemedies(shard)).toEqual({ verdict: 'done', items: [] });
    expect(await world.remedies.read(RUN_ID, 0, 0)).toMatchObject({
      state: 'exception',
      reason: 'asking-failed',
      exception: { reason: 'asking-failed', approvedBy: 'p-operations' },
    });
    expect(world.ledger.entries.map(({ type, facts }) => [type, facts['reason']])).toEqual([
      ['remedy-exception', 'asking-failed'],
    ]);
    expect(world.alarms).toEqual(['access-not-verified']);
  });

  it('is bounded too where the question stands, and nobody can wait for its answer', async () => {
    const world = aWorld();
    world.remedies.seed(untouchable());
    const steps = createSteps(world);
    for (let round = 0; round < 3; round++) {
      const { items } = await steps.applyRemedies(shard);
      expect(items).toEqual([0]);
      await steps.askRemedyStep({ ...shard, item: 0 });
    }
    expect(await steps.applyRemedies(shard)).toEqual({ verdict: 'done', items: [] });
    expect(world.allWaits()).toHaveLength(1);
  });

  it('does not count the rounds that end', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT, { superAdmin: true });
    const asks: (number | undefined)[] = [];
    const remedy = await carriedOut(world, {}, (one) => {
      asks.push(one.asks);
      return 'done';
    });
    expect([asks, remedy?.reason]).toEqual([[1, 2, 3], 'not-done-by-person']);
    world.remedies.seed(untouchable({ item: 1, asks: 4, rounds: 2 }));
    expect((await createSteps(world).applyRemedies(shard)).items).toEqual([1]);
    expect((await createSteps(world).applyRemedies(shard)).items).toEqual([]);
  });

  it('leaves a connection that rests on the leaver with that reason, which says what to do', async () => {
    const world = aWorld();
    world.remedies.seed(untouchable({ reason: 'connection-rests-on-leaver', asks: 3 }));
    await createSteps(world).applyRemedies(shard);
    expect(await world.remedies.read(RUN_ID, 0, 0)).toMatchObject({
      state: 'exception',
      reason: 'connection-rests-on-leaver',
    });
  });

  it('makes room for the others: a whole list that is spent does not end the shard', async () => {
    const world = aWorld();
    for (let item = 0; item < 201; item++) world.remedies.seed(untouchable({ item, asks: item < 200 ? 3 : 0 }));
    expect(await createSteps(world).applyRemedies(shard)).toEqual({ verdict: 'person', items: [200] });
    expect(world.remedies.all().filter((one) => one.state === 'exception')).toHaveLength(200);
  });
});

describe('a connection that rests on the leaver', () => {
  const resting = () => {
    const world = aWorld();
    world.connections.seed(aConnection({ installingUserId: 'u-consultant-1' }));
    world.portal.byHand(CONSULTANT, { roleIds: ['set-reports'] });
    return world;
  };

  it('is renewed by another first; then the removal goes on', async () => {
    const world = resting();
    const remedy = await carriedOut(world, {}, () => {
      expect(world.portal.writes).toEqual([]);
      world.connections.seed(aConnection({ installingUserId: 'u-owner' }));
      return 'connected';
    });
    expect(remedy).toMatchObject({ state: 'verified' });
    expect(world.allWaits()).toMatchObject([{ kind: 'connection', asked: ['p-owner'] }]);
    expect(world.mails().map((mail) => mail.kind)).toEqual(['connect-invitation', 'access-removed']);
  });

  it('leaves an exception where nobody renews it in time', async () => {
    const world = resting();
    expect(await carriedOut(world)).toMatchObject({ state: 'exception', reason: 'connection-rests-on-leaver' });
    expect(world.portal.users.has(CONSULTANT)).toBe(true);
  });

  it('is asked about again where the leaver renewed it', async () => {
    const world = resting();
    expect(await carriedOut(world, {}, () => 'connected')).toMatchObject({ reason: 'connection-rests-on-leaver' });
    expect(world.allWaits()).toHaveLength(3);
  });
});

describe('setting back', () => {
  const granted = () => {
    const world = aWorld();
    world.grants.seed(aGrant());
    return world;
  };

  it('gives exactly what the grant says, and reads it back', async () => {
    const world = granted();
    world.portal.byHand(CONSULTANT, { roleIds: ['set-marketing'], firstName: 'Consultant' });
    expect(await carriedOut(world, restore)).toMatchObject({ state: 'verified' });
    expect(world.portal.users.get(CONSULTANT)).toMatchObject({ roleIds: ['set-reports'], firstName: 'Consultant' });
    expect(types(world)).toEqual(['access-restored']);
    expect(world.grants.all()).toMatchObject([{ state: 'verified' }]);
    expect(world.mails()).toMatchObject([{ kind: 'access-removed', personId: 'p-owner' }]);
  });

  it('records what is as granted by now, and tells nobody', async () => {
    const world = granted();
    world.portal.byHand(CONSULTANT, { roleIds: ['set-reports'] });
    expect(await carriedOut(world, restore)).toMatchObject({ state: 'verified' });
    expect([world.portal.writes, world.mails()]).toEqual([[], []]);
  });

  it.each([
    ['super-admin-untouchable', { superAdmin: true }],
    ['several-permission-sets', { roleIds: ['set-reports', 'set-marketing'] }],
    ['team-cannot-be-cleared', { roleIds: ['set-reports'], primaryTeamId: 'team-marketing' }],
  ] as const)('leaves %s to a person', async (reason, user) => {
    const world = granted();
    world.portal.byHand(CONSULTANT, user as never);
    const seen: (string | undefined)[] = [];
    await carriedOut(world, restore, (remedy) => {
      seen.push(remedy.reason);
      world.portal.byHand(CONSULTANT, { roleIds: ['set-reports'] });
      return 'done';
    });
    expect(seen).toEqual([reason]);
    expect(world.portal.writes).toEqual([]);
    expect((await world.remedies.read(RUN_ID, 0, 0))?.state).toBe('verified');
  });

  it('leaves a permission set that the portal has no longer to a person', async () => {
    const world = granted();
    world.portal.permissionSetList.splice(0, 1);
    world.portal.byHand(CONSULTANT, { roleIds: ['set-marketing'] });
    const seen: (string | undefined)[] = [];
    await carriedOut(world, restore, (remedy) => {
      seen.push(remedy.reason);
      return 'expired';
    });
    expect(seen).toEqual(['permission-set-missing']);
  });

  it('has nothing to go back to once the grant has ended, and gives nobody access then', async () => {
    const world = aWorld();
    world.grants.seed(aGrant({ state: 'removed' }));
    world.portal.byHand(CONSULTANT, { roleIds: ['set-marketing'] });
    expect(await carriedOut(world, restore)).toMatchObject({ state: 'exception', reason: 'grant-ended' });
    expect(world.portal.writes).toEqual([]);
  });

  it('makes no user where there is none', async () => {
    const world = granted();
    expect(await carriedOut(world, restore)).toMatchObject({ state: 'exception', reason: 'user-missing' });
    expect(world.portal.writes).toEqual([]);
  });
});

describe('what cannot be done now', () => {
  it('tries three times, each later, and then leaves it with the reason', async () => {
    const world = aWorld();
    world.remedies.seed(aRemedy());
    world.portal.failReads(new HubSpotError('down', { status: 503 }));
    const steps = createSteps(world);
    for (const tries of [1, 2]) {
      await expect(steps.applyRemedies({ runId: RUN_ID, shard: 0 })).rejects.toThrow(ConflictError);
      expect(await world.remedies.read(RUN_ID, 0, 0)).toMatchObject({ state: 'planned', tries });
    }
    expect(await steps.applyRemedies({ runId: RUN_ID, shard: 0 })).toEqual({ verdict: 'done', items: [] });
    expect(await world.remedies.read(RUN_ID, 0, 0)).toMatchObject({
      state: 'exception',
      reason: 'hubspot-unavailable',
      tries: 3,
    });
  });

  it('does not hold up the others', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT);
    world.portal.byHand('consultant-2@agency.example.com');
    world.remedies.seed(aRemedy());
    world.remedies.seed(aRemedy({ item: 1, personId: 'p-consultant-2', userId: 'u-consultant-2' }));
    world.portal.failNextWrite({ error: new HubSpotError('down', { status: 503 }), done: false });
    const steps = createSteps(world);
    expect(await steps.applyRemedies({ runId: RUN_ID, shard: 0 })).toEqual({ verdict: 'more', items: [] });
    expect(await steps.applyRemedies({ runId: RUN_ID, shard: 0 })).toEqual({ verdict: 'done', items: [] });
    expect(world.portal.users.size).toBe(2);
  });

  it('tries again what was not read back as gone', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT);
    world.remedies.seed(aRemedy());
    world.portal.ignoreNextWrite();
    const steps = createSteps(world);
    await expect(steps.applyRemedies({ runId: RUN_ID, shard: 0 })).rejects.toThrow(ConflictError);
    await carryOut(world, steps);
    expect(await world.remedies.read(RUN_ID, 0, 0)).toMatchObject({ state: 'verified', tries: 1 });
  });

  it('asks a person where HubSpot refuses', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT);
    world.remedies.seed(aRemedy());
    world.portal.failNextWrite({ error: new HubSpotError('no', { status: 403 }), done: false });
    expect(await createSteps(world).applyRemedies({ runId: RUN_ID, shard: 0 })).toEqual({
      verdict: 'person',
      items: [0],
    });
    expect((await world.remedies.read(RUN_ID, 0, 0))?.reason).toBe('write-refused');
  });

  it.each([
    ['connection-revoked', { health: 'revoked' }],
    ['connection-missing-scope', { health: 'missing-scope' }],
  ] as const)('leaves it with %s', async (reason, more) => {
    const world = aWorld();
    world.connections.seed(aConnection(more));
    expect(await carriedOut(world)).toMatchObject({ state: 'exception', reason });
  });

  it('leaves it where the portal is not connected, or breaks off meanwhile', async () => {
    const unconnected = aWorld();
    expect(await carriedOut(unconnected, { portalId: 1 })).toMatchObject({ reason: 'connection-not-connected' });
    const breaking = aWorld();
    breaking.portal.failReads(new ConnectionBrokenError(PORTAL_ID, 'revoked'));
    expect(await carriedOut(breaking)).toMatchObject({ reason: 'connection-revoked' });
  });

  it('changes nothing in observe mode: no portal, no team, no mail, no alarm', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT);
    world.engagements.seed(anEngagement());
    world.remedies.seed(aRemedy());
    const steps = createSteps(world, { observe: true });
    await carryOut(world, steps);
    expect(await world.remedies.read(RUN_ID, 0, 0)).toMatchObject({ state: 'exception', reason: 'observe-mode' });
    expect([world.portal.writes, world.mails(), world.alarms]).toEqual([[], [], []]);
    expect(world.engagements.all()).toMatchObject([{ team: ['p-consultant-1'] }]);
    world.remedies.seed(aRemedy({ state: 'awaiting-person', reason: 'super-admin-untouchable' }));
    expect(await steps.askRemedyStep({ runId: RUN_ID, shard: 0, item: 0 })).toMatchObject({ verdict: 'over' });
  });

  it('waits while all outgoing changes are stopped: no try, no exception, and all is done after', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT);
    world.remedies.seed(aRemedy());
    const steps = createSteps(world);
    const turned = { at: '', by: 'p-operations', version: 1 };
    world.outgoing.state = { ...turned, stopped: true };
    const stopped = { verdict: 'stopped', items: [] };
    expect(await steps.applyRemedies({ runId: RUN_ID, shard: 0 })).toEqual(stopped);
    world.outgoing.state = undefined;
    // Stopped between looking and writing: after the user was noted.
    const replace = world.remedies.replace;
    world.remedies.replace = async (...args) => {
      await replace(...args);
      world.outgoing.state ??= { ...turned, stopped: true };
    };
    expect(await createSteps(world).applyRemedies({ runId: RUN_ID, shard: 0 })).toEqual(stopped);
    expect(world.portal.writes).toEqual([]);
    expect(await world.remedies.read(RUN_ID, 0, 0)).toMatchObject({ state: 'planned', tries: 0 });
    world.outgoing.state = { ...turned, stopped: false };
    await carryOut(world, createSteps(world));
    expect(await world.remedies.read(RUN_ID, 0, 0)).toMatchObject({ state: 'verified', tries: 0 });
    expect([world.portal.writes.length, world.alarms]).toEqual([1, []]);
  });

  it('waits while another run holds the user, and counts no try', async () => {
    const world = aWorld();
    world.remedies.seed(aRemedy());
    await world.leases.take(`${PORTAL_ID}:p-consultant-1`, 'somebody', world.clock.now(), 60);
    await expect(createSteps(world).applyRemedies({ runId: RUN_ID, shard: 0 })).rejects.toThrow(ConflictError);
    expect(await world.remedies.read(RUN_ID, 0, 0)).toMatchObject({ state: 'planned', tries: 0 });
  });
});

describe('many of them', () => {
  it('stops when its time is up, and goes on in the next call', async () => {
    const world = aWorld();
    for (let item = 0; item < 3; item++) world.remedies.seed(aRemedy({ item }));
    const steps = createSteps(world, { seconds: 0.004 });
    expect(await steps.applyRemedies({ runId: RUN_ID, shard: 0 })).toEqual({ verdict: 'more', items: [] });
    expect(world.remedies.all().filter((one) => one.state === 'verified').length).toBeGreaterThan(0);
    await carryOut(world, steps);
    expect(world.remedies.all().every((one) => one.state === 'verified')).toBe(true);
  });

  it('asks at most 200 people at once', async () => {
    const world = aWorld();
    for (let item = 0; item < 201; item++) {
      world.remedies.seed(aRemedy({ item, state: 'awaiting-person', reason: 'super-admin-untouchable' }));
    }
    const { items } = await createSteps(world).applyRemedies({ runId: RUN_ID, shard: 0 });
    expect(items).toHaveLength(200);
    await world.endWaitAs(roundId({ runId: RUN_ID, shard: 0, item: 0 }), 'expired');
    const next = await createSteps(world).applyRemedies({ runId: RUN_ID, shard: 0 });
    expect([next.items.includes(0), next.items.length]).toEqual([false, 200]);
  });

  it('names whoever approved the run beside whoever asked for it', async () => {
    const world = aWorld();
    const runId = 'member-offboarding.o-1';
    world.runs.seed(aRun({ runId, workflow: 'member-offboarding', businessId: 'o-1' }));
    await world.endWaitAs(`${runId}.AskApproval.1`, 'approved', ['p-second']);
    world.portal.byHand(CONSULTANT);
    world.remedies.seed(aRemedy({ runId }));
    await carryOut(world, createSteps(world), { runId });
    expect(world.ledger.entries.at(-1)?.facts['decidedBy']).toEqual(['p-lead', 'p-second']);
  });
});

it('tells a client whose portals stand in two shards of each', async () => {
  const world = aWorld();
  const found = { superAdmin: false, permissionSetNames: ['Report reader'] };
  for (const shard of [0, 1]) {
    world.remedies.seed(aRemedy({ shard, portalId: PORTAL_ID + shard, state: 'verified', found }));
    await createSteps(world).tellRemedies({ runId: RUN_ID, shard });
    await createSteps(world).tellRemedies({ runId: RUN_ID, shard });
  }
  expect(world.mails().map(({ personId, facts }) => ({ personId, ...facts }))).toEqual([
    { personId: 'p-owner', shard: 0 },
    { personId: 'p-owner', shard: 1 },
  ]);
});
