import { describe, expect, it } from 'vitest';
import { aClient, aPackage } from '../../../support/memory/builders.ts';
import { createTestApi } from '../support/api.ts';
import { seedClient } from '../support/fixtures.ts';

const HOUR = 3_600_000;

async function published() {
  const api = createTestApi();
  const packages = [
    aPackage({ serviceTypes: ['reporting'] }),
    aPackage({ key: 'campaigns', name: 'Campaigns', needs: [{ hub: 'marketing', tier: 'professional' }] }),
    aPackage({ key: 'emergency', risk: 'high', breakGlass: { hours: 4 } }),
  ];
  const { status } = await api.post('/catalogues', { packages });
  expect(status).toBe(201);
  return api;
}

describe('POST /engagements, by the terms of the package', () => {
  it('422 subscription-fit: nobody is asked about what the subscription is known to lack', async () => {
    const api = await published();
    seedClient(api);
    api.clients.seed(aClient({ tier: 'STARTER' }));
    const { status, body } = await api.post('/engagements', { clientId: 'c-1', packageKey: 'campaigns' });
    expect(status).toBe(422);
    expect(body).toMatchObject({ rule: 'subscription-fit' });
    expect(body.detail).toContain('marketing professional');
    expect(api.engagements.all()).toEqual([]);
  });

  it('201 where the tier is not known: unknown is shown as unknown', async () => {
    const api = await published();
    seedClient(api);
    expect((await api.post('/engagements', { clientId: 'c-1', packageKey: 'campaigns' })).status).toBe(201);
  });

  it('break-glass ends after its hours, and not later', async () => {
    const api = await published();
    seedClient(api);
    const wanted = { clientId: 'c-1', packageKey: 'emergency' };
    const { body } = await api.post('/engagements', wanted);
    const now = api.clock.now().getTime();
    // The clock of tests moves on with each look.
    expect((now + 4 * HOUR - Date.parse(String(body.endsAt))) / HOUR).toBeCloseTo(0, 3);
    const later = { ...wanted, endsAt: new Date(now + 5 * HOUR).toISOString() };
    expect((await api.post('/engagements', later)).body.rule).toBe('break-glass');
    const sooner = { ...wanted, endsAt: new Date(now + HOUR).toISOString() };
    expect((await api.post('/engagements', sooner)).status).toBe(201);
  });

  it('needs no connection where the client adds the users by itself, but the number of the portal', async () => {
    const api = await published();
    const way = { kind: 'client-created-user', reason: 'operator-chose', at: '2026-11-24T08:00:00.000Z' } as const;
    const wanted = { clientId: 'c-1', packageKey: 'reporting' };
    api.clients.seed(aClient());
    expect((await api.post('/engagements', wanted)).status).toBe(424);
    api.clients.seed(aClient({ way }));
    expect((await api.post('/engagements', wanted)).status).toBe(201);
    api.clients.seed(aClient({ way, portalId: undefined }));
    expect((await api.post('/engagements', wanted)).body.rule).toBe('portal-known');
  });
});
