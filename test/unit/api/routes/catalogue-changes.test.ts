import { describe, expect, it } from 'vitest';
import { diffCatalogues } from '../../../../shared/domain/catalogue-diff.ts';
import { aClient, aGrant, anEngagement, aPackage, CLIENT_ID, PORTAL_ID } from '../../../support/memory/builders.ts';
import { createTestApi } from '../support/api.ts';
import { seedClient } from '../support/fixtures.ts';

const READER = aPackage({ key: 'reporting', permissionSet: 'Reader', teams: [] });
const SALES = aPackage({ key: 'sales', permissionSet: 'Sales', teams: ['Sales'] });
const WIDER = { ...READER, permissionSet: 'Reader plus', teams: ['Team'] };

async function aLiveBook() {
  const api = createTestApi();
  seedClient(api);
  api.seedPerson('consultant-1@example.com', { name: 'Consultant 1' });
  await api.post('/catalogues', { packages: [READER, SALES] });
  api.engagements.seed(anEngagement({ state: 'active' }));
  api.engagements.seed(anEngagement({ engagementId: 'e-2', packageKey: 'sales', state: 'active' }));
  api.engagements.seed(anEngagement({ engagementId: 'e-3', state: 'ended' }));
  api.grants.push(aGrant({ portalId: PORTAL_ID, engagementIds: ['e-1', 'e-2'] }));
  return api;
}

describe('the difference between two catalogues', () => {
  it('is told package by package and field by field, and nothing where they are the same', () => {
    expect(diffCatalogues([READER], [READER])).toEqual([]);
    expect(diffCatalogues([READER, SALES], [WIDER, aPackage({ key: 'new' })])).toEqual([
      {
        packageKey: 'reporting',
        kind: 'changed',
        fields: [
          { field: 'permissionSet', before: '"Reader"', after: '"Reader plus"' },
          { field: 'teams', before: '[]', after: '["Team"]' },
        ],
      },
      { packageKey: 'sales', kind: 'removed', fields: [] },
      { packageKey: 'new', kind: 'added', fields: [] },
    ]);
  });
});

describe('POST /catalogues/diff', () => {
  it('200: what the roll-out would do to each grant that stands, and nothing is changed by asking', async () => {
    const api = await aLiveBook();
    const entries = api.ledger.entries.length;
    const { status, body } = await api.post('/catalogues/diff', { packages: [WIDER] }, { scopes: ['read'] });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      currentVersion: 1,
      packages: [{ packageKey: 'reporting' }, { packageKey: 'sales', kind: 'removed' }],
      grants: [
        {
          person: { name: 'Consultant 1' },
          engagementId: 'e-1',
          pinnedTo: 1,
          effect: 'changes',
          before: { permissionSet: 'Reader', teams: [] },
          after: { permissionSet: 'Reader plus', teams: ['Team'] },
        },
        { engagementId: 'e-2', effect: 'package-removed', after: null },
      ],
    });
    const same = await api.post('/catalogues/diff', { packages: [READER, SALES] });
    expect(same.body.packages).toEqual([]);
    expect(same.body.grants[0]).toMatchObject({ effect: 'same' });
    expect([api.ledger.entries.length, api.started, (await api.get('/catalogue')).body.version]).toEqual([
      entries,
      [],
      1,
    ]);
  });
});

describe('POST /catalogue/roll-out', () => {
  it('moves open engagements of the package only, each with a run of its own, and finds them moved the second time', async () => {
    const api = await aLiveBook();
    await api.post('/catalogues', { packages: [WIDER, SALES] });
    const ask = (more: object = {}) => api.post('/catalogue/roll-out', { packageKey: 'reporting', ...more });
    const dry = await ask({ dryRun: true });
    expect([dry.status, dry.body.changed, api.started]).toMatchObject([
      200,
      [{ engagementId: 'e-1', from: 1, to: 2 }],
      [],
    ]);
    const { status, body } = await ask();
    expect(status).toBe(202);
    expect(body).toMatchObject({
      changed: [{ engagementId: 'e-1', runId: 'access-provisioning.e-1-2' }],
      refused: [],
      next: null,
    });
    // What people have yet to allow does not count for anybody else.
    expect(await api.engagements.read('e-1')).toMatchObject({
      catalogueVersion: 2,
      before: { catalogueVersion: 1 },
      approvedBy: [],
    });
    expect(await api.engagements.read('e-2')).toMatchObject({ catalogueVersion: 1 });
    expect((await ask()).body.changed).toEqual([]);
    expect(api.started).toEqual(['access-provisioning.e-1-2.1']);
  });

  it('goes on at the client after the last one, and keeps to one client where that is asked for', async () => {
    const api = await aLiveBook();
    await api.post('/catalogues', { packages: [WIDER, SALES] });
    api.clients.seed(aClient({ clientId: 'c-2', name: 'Second', portalId: PORTAL_ID + 1 }));
    api.engagements.seed(anEngagement({ engagementId: 'e-4', clientId: 'c-2', state: 'active' }));
    const one = await api.post('/catalogue/roll-out', { packageKey: 'reporting', clientId: 'c-2' });
    expect(one.body.changed).toMatchObject([{ engagementId: 'e-4' }]);
    const after = await api.post('/catalogue/roll-out', { packageKey: 'reporting', after: CLIENT_ID });
    expect(after.body.changed).toEqual([]);
  });

  it('leaves a client whose subscription lacks what the new version needs, and says so in the dry run too', async () => {
    const api = await aLiveBook();
    await api.post('/catalogues', { packages: [{ ...WIDER, needs: [{ hub: 'sales', tier: 'enterprise' }] }, SALES] });
    const client = await api.clients.read(CLIENT_ID);
    await api.clients.replace({ ...aClient(), ...client, tier: 'STARTER' }, []);
    for (const dryRun of [true, false]) {
      const { body } = await api.post('/catalogue/roll-out', { packageKey: 'reporting', dryRun });
      expect(body).toMatchObject({ changed: [], refused: [{ engagementId: 'e-1', rule: 'subscription-fit' }] });
    }
    expect(api.started).toEqual([]);
  });

  it('400 for a package that is not sold, 404 for an unknown client', async () => {
    const api = await aLiveBook();
    expect((await api.post('/catalogue/roll-out', { packageKey: 'none' })).status).toBe(400);
    expect((await api.post('/catalogue/roll-out', { packageKey: 'sales', clientId: 'c-none' })).status).toBe(404);
  });
});

it('GET /catalogues/{version}: an earlier version stays as it was', async () => {
  const api = await aLiveBook();
  await api.post('/catalogues', { packages: [WIDER] });
  expect((await api.get('/catalogues/1')).body).toMatchObject({
    version: 1,
    packages: [{ permissionSet: 'Reader' }, {}],
  });
  expect((await api.get('/catalogues/9')).status).toBe(404);
  expect((await api.get('/catalogues/x')).status).toBe(400);
});
