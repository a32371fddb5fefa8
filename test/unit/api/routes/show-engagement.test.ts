import { describe, expect, it } from 'vitest';
import { aGrant, anEngagement, aRunOf } from '../../../support/memory/builders.ts';
import { createTestApi } from '../support/api.ts';
import { seedClient } from '../support/fixtures.ts';

const AT = '2026-11-24T08:00:00.000Z';

describe('GET /engagements/{engagementId}', () => {
  it('200 with its team, the access that it holds up, and its own runs only', async () => {
    const api = createTestApi();
    seedClient(api);
    api.seedPerson('consultant-1@example.com', { name: 'Consultant 1' });
    api.engagements.seed(anEngagement());
    api.grants.push(aGrant(), aGrant({ personId: 'p-other', engagementIds: ['e-2'] }));
    api.runs.seed(aRunOf(anEngagement(), AT));
    api.runs.seed(aRunOf(anEngagement({ engagementId: 'e-1-2' }), AT));
    const { status, body } = await api.get('/engagements/e-1', { scopes: ['read'] });
    expect(status).toBe(200);
    expect(body).toMatchObject({ clientName: 'Example Manufacturing', team: [{ name: 'Consultant 1' }] });
    expect(body.grants.map((grant: { person: { personId: string } }) => grant.person.personId)).toEqual([
      'p-consultant-1',
    ]);
    expect(body.runs.map((run: { runId: string }) => run.runId)).toEqual(['access-provisioning.e-1-1']);
  });

  it('404 for an engagement that is not there', async () => {
    expect((await createTestApi().get('/engagements/e-9')).status).toBe(404);
  });
});
