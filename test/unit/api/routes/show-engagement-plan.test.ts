import { expect, it } from 'vitest';
import { planAccess } from '../../../../shared/domain/access-plan.ts';
import { anEngagement, aPackage, aRunOf, PORTAL_ID } from '../../../support/memory/builders.ts';
import { createTestApi } from '../support/api.ts';
import { seedClient } from '../support/fixtures.ts';

const AT = '2026-11-24T08:00:00.000Z';

it('GET /engagements/{engagementId} tells what an observed run would have done', async () => {
  const api = createTestApi();
  seedClient(api);
  api.seedPerson('consultant-1@example.com', { name: 'Consultant 1' });
  const engagement = anEngagement();
  const { runId } = aRunOf(engagement, AT);
  api.engagements.seed(engagement);
  expect((await api.get('/engagements/e-1')).body['plan']).toBeNull();
  const snapshot = {
    portalId: PORTAL_ID,
    readAt: AT,
    members: [],
    permissionSets: [{ id: 'set-1', name: aPackage().permissionSet, requiresBillingWrite: false }],
    teams: [],
    superAdminIds: [],
    usersRead: 1,
    clientUsers: 1,
  };
  await api.plans.plans.keepSnapshot(runId, snapshot);
  const plan = planAccess({
    snapshot,
    engagements: [engagement],
    grants: [],
    packageOf: () => aPackage(),
    genericMailboxes: new Set(),
    clientSide: new Set(),
    mayBeElevated: new Set(),
  });
  await api.plans.plans.keepPlan(runId, plan, { stream: 'client:c-1', type: 'plan-made', at: AT, facts: {} });
  await api.plans.planResults.put(runId, { item: 0, state: 'cannot-verify', reason: 'observe-mode', at: AT });
  expect((await api.get('/engagements/e-1')).body['plan']).toMatchObject([
    {
      person: { name: 'Consultant 1' },
      action: 'create',
      after: { permissionSet: aPackage().permissionSet },
      result: { reason: 'observe-mode', words: 'This stage only watches: nothing is written to the portal.' },
    },
  ]);
});
