import { describe, expect, it } from 'vitest';
import { aGrant } from '../../../support/memory/builders.ts';
import { createTestApi } from '../support/api.ts';
import { aConnectionWait, seedClient } from '../support/fixtures.ts';

describe('GET /people/{personId}', () => {
  it('200 with the person’s access in every portal and what they are asked', async () => {
    const api = createTestApi();
    seedClient(api);
    api.seedPerson('consultant-1@example.com', { name: 'Consultant 1', hubspotUserId: '7000011' });
    api.grants.push(aGrant());
    api.waits.seed(aConnectionWait({ asked: ['p-consultant-1'] }));
    api.waits.seed(aConnectionWait({ waitId: 'another', asked: ['p-operations'] }));
    const { status, body } = await api.get('/people/p-consultant-1', { scopes: ['read'] });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'Consultant 1',
      email: 'consultant-1@example.com',
      kind: 'partner',
      hubspotUserId: '7000011',
      grants: [{ clientName: 'Example Manufacturing', portalId: 20_000_001, state: 'verified' }],
    });
    expect(body.openQuestions).toHaveLength(1);
  });

  it('404 for a person who is not known', async () => {
    expect((await createTestApi().get('/people/p-nobody')).status).toBe(404);
  });
});
