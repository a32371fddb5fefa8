import { heldBy, type Run, waitsForConnection } from '../../../shared/domain/run.ts';
import { nextStepsOf } from '../next-steps.ts';
import { defineRoute, nothing } from '../route.ts';
import { connectionView } from '../views/connection-view.ts';
import { outgoingView } from '../views/outgoing-view.ts';

/** What is healthy, and what is next. */
export const showStatus = defineRoute({
  method: 'GET',
  path: '/status',
  scope: 'read',
  input: nothing,
  run:
    ({
      settings,
      clock,
      connections,
      catalogues,
      policies,
      waits,
      runs,
      clients,
      people,
      readStanding,
      outgoingSwitch,
    }) =>
    async () => {
      const { partnerApp, clientApp, partnerPortalId } = settings.hubspot;
      const [connection, catalogue, policy, open, acceptances, provisionings, outgoing] = await Promise.all([
        connections.read(partnerApp.appId, partnerPortalId),
        catalogues.current(),
        policies.current(),
        waits.listOpen(),
        runs.ofWorkflow('invitation-acceptance'),
        runs.ofWorkflow('access-provisioning'),
        outgoingSwitch.read(),
      ]);
      const all = [...acceptances, ...provisionings];
      const held = all.filter((run) => heldBy(run) !== undefined);
      const inState = (state: Run['state']) => all.filter((run) => run.state === state && !held.includes(run));
      return {
        status: 200,
        body: {
          stage: settings.stage,
          observe: settings.observe,
          partnerPortal: {
            portalId: partnerPortalId,
            connected: connection?.health === 'healthy',
            connection: connectionView(connection),
          },
          catalogueVersion: catalogue?.version ?? null,
          policyVersion: policy?.version ?? null,
          openWaits: open.length,
          runningRuns: inState('running').length,
          parkedRuns: inState('parked').length,
          heldRuns: held.length,
          outgoing: await outgoingView(people, outgoing),
          nextSteps: await nextStepsOf({
            connection,
            catalogue,
            policy,
            open,
            parked: inState('parked'),
            held: held.filter(waitsForConnection),
            outgoing: {
              stopped: outgoing?.stopped === true,
              waiting: held.filter((run) => heldBy(run) === 'outgoing-stopped').length,
            },
            now: clock.now(),
            standing: await readStanding(open.flatMap((wait) => wait.asked)),
            personOf: (personId) => people.read(personId),
            clientOf: (clientId) => clients.read(clientId),
            isConnected: async ({ portalId }) =>
              portalId !== undefined && (await connections.read(clientApp.appId, portalId))?.health === 'healthy',
          }),
        },
      };
    },
});
