import * as z from 'zod';
import { changeIdOf } from '../../../shared/domain/engagement.ts';
import { runIdOf } from '../../../shared/domain/run.ts';
import { NotFoundError } from '../../../shared/errors.ts';
import { defineRoute } from '../route.ts';
import { engagementView } from '../views/engagement-view.ts';
import { grantView } from '../views/grant-view.ts';
import { createNamePerson, type NamePerson } from '../views/named-person.ts';
import { planView, resultView } from '../views/plan-view.ts';
import { runView } from '../views/run-view.ts';

/** One engagement, the access that it holds up, and the runs that carried it out. */
export const showEngagement = defineRoute({
  method: 'GET',
  path: '/engagements/{engagementId}',
  scope: 'read',
  input: z.strictObject({ engagementId: z.string() }),
  run: ({ engagements, clients, grants, runs, people, plans, planResults }) => {
    return async ({ engagementId }) => {
      const engagement = await engagements.read(engagementId);
      if (engagement === undefined) throw new NotFoundError('Engagement', engagementId);
      const client = await clients.read(engagement.clientId);
      const ofPortal =
        client?.portalId === undefined ? [] : await grants.ofPortal(engagement.clientId, client.portalId);
      const held = ofPortal.filter((grant) => grant.engagementIds.includes(engagementId));
      // A run of an engagement is named after it and the number of its change.
      const itsRuns = (await runs.ofClient(engagement.clientId)).filter(
        (run) => run.businessId.replace(/-\d+$/, '') === engagementId,
      );
      const namePerson = createNamePerson(people);
      return {
        status: 200,
        body: {
          clientName: client?.name ?? engagement.clientId,
          ...(await engagementView(engagement, namePerson)),
          grants: await Promise.all(
            held.map(async (grant) => ({ person: await namePerson(grant.personId), ...grantView(grant) })),
          ),
          runs: itsRuns.map(runView),
          plan: await planned(changeIdOf(engagement), namePerson),
        },
      };
    };

    /** What the run of the present change planned, and how each line went; null where it has not planned yet. */
    async function planned(businessId: string, namePerson: NamePerson) {
      const runId = runIdOf('access-provisioning', businessId);
      const [plan, snapshot] = await Promise.all([plans.plan(runId), plans.snapshot(runId)]);
      if (plan === undefined || snapshot === undefined) return null;
      const results = await planResults.ofRun(runId);
      const lines = await planView(plan, snapshot, namePerson);
      return plan.items.map((line, place) => {
        const result = results.find(({ item }) => item === line.item);
        return { ...lines[place], result: resultView(line, result) };
      });
    }
  },
});
