import { describe, expect, it } from 'vitest';
import { ConflictError, ConnectionBrokenError, HubSpotError } from '../../../shared/errors.ts';
import { aClient, aConnection, aGrant, CLIENT_APP_ID, PORTAL_ID } from '../../support/memory/builders.ts';
import { aWorld, begin, createSteps } from './steps.ts';

describe('inspecting a portal', () => {
  it('keeps the partner-side users as members, and of the client only counts and super admins', async () => {
    const world = aWorld();
    world.portal.byHand('consultant-1@agency.example.com', {
      roleIds: ['set-marketing'],
      primaryTeamId: 'team-marketing',
      secondaryTeamIds: ['team-other', 'team-marketing'],
    });
    const { runId } = begin(world);

    expect(await createSteps(world).inspectPortal({ runId })).toEqual({ verdict: 'read' });

    expect(await world.plans.snapshot(runId)).toMatchObject({
      portalId: PORTAL_ID,
      usersRead: 3,
      clientUsers: 2,
      superAdminIds: ['p-owner'],
      members: [
        {
          personId: 'p-consultant-1',
          userId: 'u-consultant-1',
          superAdmin: false,
          roleIds: ['set-marketing'],
          teamIds: ['team-marketing', 'team-other'],
        },
      ],
    });
    expect((await world.clients.read('c-1'))?.superAdminIds).toEqual(['p-owner']);
    expect(await world.people.read('p-owner')).toMatchObject({ kind: 'client', name: 'Portal Owner' });
    expect(await world.people.read('p-consultant-1')).toMatchObject({ hubspotUserId: 'u-consultant-1' });
    expect(await world.people.findByEmail('clerk@client.example.org')).toBeUndefined();
    expect(world.ledger.entries).toMatchObject([
      {
        type: 'portal-inspected',
        facts: { portalId: PORTAL_ID, usersRead: 3, clientUsers: 2, members: 1, superAdmins: 1 },
      },
    ]);
  });

  it('knows the people of the agency by roster, by domain, and by a grant under which we made the user', async () => {
    const world = aWorld();
    world.seedPerson('contractor@contractor.example.net', { kind: 'contractor' });
    world.seedPerson('changed@contractor.example.net', { kind: 'contractor' });
    world.seedPerson('former@contractor.example.net', { kind: 'contractor', hubspotUserId: 'u-former' });
    await world.rosterBook.save({
      personId: 'p-roster',
      hubspotUserId: 'u-roster',
      seenAt: '2026-11-24T08:00:00.000Z',
    });
    world.grants.seed(aGrant({ personId: 'p-former' }));
    world.grants.seed(aGrant({ personId: 'p-changed', before: { existed: true } }));
    world.portal.byHand('changed@contractor.example.net');
    world.portal.byHand('roster@private.example.net');
    world.portal.byHand('someone@agency.example.com');
    world.portal.byHand('contractor@contractor.example.net');
    world.portal.byHand('renamed@contractor.example.net', { id: 'u-former' });
    const { runId } = begin(world, { team: ['p-contractor'] });

    await createSteps(world).inspectPortal({ runId });

    const snapshot = await world.plans.snapshot(runId);
    // A team or a grant that names a user of the client's makes nobody ours.
    expect(snapshot?.clientSideIds).toEqual(['p-changed', 'p-contractor']);
    expect(snapshot?.clientUsers).toBe(4);
    expect(snapshot?.members.map((member) => member.personId)).toEqual([
      'p-changed',
      'p-contractor',
      'p-former',
      'p-roster',
      'p-someone',
    ]);
  });

  it('reads once per run: a later attempt finds what the first one read', async () => {
    const world = aWorld();
    const { runId } = begin(world);
    const { inspectPortal } = createSteps(world);
    await inspectPortal({ runId });
    world.portal.byHand('consultant-1@agency.example.com');

    await inspectPortal({ runId });

    expect((await world.plans.snapshot(runId))?.members).toEqual([]);
    expect(world.ledger.entries).toHaveLength(1);
  });

  it('does not write the client where the super admins are known, and writes again when another run was first', async () => {
    const world = aWorld();
    const { replace } = world.clients;
    let tries = 0;
    world.clients.replace = async (client, facts) => {
      tries += 1;
      if (tries === 1) throw new ConflictError('Changed meanwhile.');
      return replace(client, facts);
    };
    const { inspectPortal } = createSteps(world);
    await inspectPortal({ runId: begin(world).runId });
    expect(tries).toBe(2);

    await inspectPortal({ runId: begin(world, { engagementId: 'e-2' }).runId });

    expect(tries).toBe(2);
  });

  it('says that a client has no portal yet', async () => {
    const world = aWorld();
    world.clients.seed(aClient({ portalId: undefined }));
    const { runId } = begin(world);

    expect(await createSteps(world).inspectPortal({ runId })).toEqual({
      verdict: 'unreadable',
      end: 'connection-missing',
    });
    expect(world.alarms).toEqual([]);
  });

  for (const reason of ['missing', 'revoked', 'missing-scope'] as const) {
    it(`says what is wrong with the connection: ${reason}`, async () => {
      const world = aWorld();
      world.portal.failReads(new ConnectionBrokenError(PORTAL_ID, reason));
      const { runId } = begin(world);

      expect(await createSteps(world).inspectPortal({ runId })).toEqual({
        verdict: 'unreadable',
        end: `connection-${reason}`,
      });

      expect(world.alarms).toEqual(reason === 'missing' ? [] : ['connection-broken']);
      expect(await world.plans.snapshot(runId)).toBeUndefined();
    });
  }

  it('marks a connection whose scopes do not reach, once', async () => {
    const world = aWorld();
    world.portal.failReads(new ConnectionBrokenError(PORTAL_ID, 'missing-scope'));
    const { runId } = begin(world);
    const { inspectPortal } = createSteps(world);

    await inspectPortal({ runId });
    await inspectPortal({ runId });

    expect((await world.connections.read(CLIENT_APP_ID, PORTAL_ID))?.health).toBe('missing-scope');
    expect(world.ledger.entries).toMatchObject([{ type: 'connection-broken', facts: { reason: 'missing-scope' } }]);
  });

  it('marks it although a token was refreshed at that moment', async () => {
    const world = aWorld();
    world.portal.failReads(new ConnectionBrokenError(PORTAL_ID, 'missing-scope'));
    const { replace } = world.connections;
    let tries = 0;
    world.connections.replace = async (connection, facts) => {
      tries += 1;
      if (tries > 1) return replace(connection, facts);
      world.connections.seed(aConnection({ version: 2, accessToken: 'sealed anew' }));
      throw new ConflictError('Refreshed meanwhile.');
    };

    await createSteps(world).inspectPortal({ runId: begin(world).runId });

    expect(await world.connections.read(CLIENT_APP_ID, PORTAL_ID)).toMatchObject({
      health: 'missing-scope',
      accessToken: 'sealed anew',
    });
  });

  it('leaves other failures to the retry', async () => {
    const world = aWorld();
    world.portal.failReads(new HubSpotError('Down.', { status: 503 }));
    const { runId } = begin(world);

    await expect(createSteps(world).inspectPortal({ runId })).rejects.toThrow(HubSpotError);
  });
});
