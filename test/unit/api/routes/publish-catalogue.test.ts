import { describe, expect, it } from 'vitest';
import { aPackage } from '../../../support/memory/builders.ts';
import { createTestApi } from '../support/api.ts';
import { CATALOGUE, POLICY } from '../support/fixtures.ts';

describe('POST /catalogues', () => {
  it('201 with the next number for each change, told in the partner’s ledger', async () => {
    const api = createTestApi();
    const first = await api.post('/catalogues', CATALOGUE, { scopes: ['publish'] });
    const changed = { packages: [aPackage({ durationDays: 30 })] };
    const second = await api.post('/catalogues', changed);
    expect(first).toMatchObject({ status: 201, body: { version: 1, changed: true } });
    expect(second).toMatchObject({ status: 201, body: { version: 2, changed: true } });
    expect(await api.ledger.read('partner')).toMatchObject([
      {
        type: 'catalogue-published',
        actor: 'p-operations',
        facts: { version: 1, packages: ['reporting', 'administration'] },
      },
      { type: 'catalogue-published', facts: { version: 2, packages: ['reporting'] } },
    ]);
  });

  it('200 with the number that stands when nothing changed', async () => {
    const api = createTestApi();
    const first = await api.post('/catalogues', CATALOGUE);
    const again = await api.post('/catalogues', CATALOGUE);
    expect(again).toMatchObject({
      status: 200,
      body: { version: 1, changed: false, publishedAt: first.body.publishedAt },
    });
    expect(api.ledger.entries).toHaveLength(1);
  });

  it('400 with each place that does not fit', async () => {
    const { status, body } = await createTestApi().post('/catalogues', {
      packages: [{ ...aPackage(), risk: 'huge', team: [] }, aPackage({ key: 'Upper' })],
    });
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      { path: 'packages[0].risk', expected: 'one of low, standard, high, elevated' },
      { path: 'packages[0].team', expected: 'nothing of this name' },
      { path: 'packages[1].key', expected: 'lower-case words with dashes' },
    ]);
  });

  it('400 for a package that the policy leaves without approvers once its team may not decide', async () => {
    const api = createTestApi();
    await api.post('/catalogues', CATALOGUE);
    await api.post('/policies', POLICY);
    const own = { packages: [aPackage(), aPackage({ key: 'audit', defaultTeam: ['Delivery-Manager@example.com'] })] };
    const { status, body } = await api.post('/catalogues', own);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ path: 'packages[1]' }]);
    expect(body.errors[0].expected).toContain('"The lead approves"');
    expect((await api.get('/catalogue')).body.version).toBe(1);
  });

  it('403 for a token that may operate but not publish', async () => {
    expect((await createTestApi().post('/catalogues', CATALOGUE, { scopes: ['operate'] })).status).toBe(403);
  });

  it('409 when that number was published meanwhile', async () => {
    const api = createTestApi();
    await api.post('/catalogues', CATALOGUE);
    Object.assign(api.dependencies.catalogues, { current: async () => undefined });
    expect((await api.post('/catalogues', CATALOGUE)).status).toBe(409);
  });
});
