import * as z from 'zod';
import { clientLanguage } from '../../../shared/domain/language.ts';
import { NotFoundError } from '../../../shared/errors.ts';
import { wayOf } from '../../../shared/services/access/switch-way.ts';
import { remediesOfClosure } from '../../../shared/services/closures/closure-of-run.ts';
import { defineRoute } from '../route.ts';
import { closureWithRemedies } from '../views/closure-view.ts';
import { connectionView } from '../views/connection-view.ts';
import { engagementView } from '../views/engagement-view.ts';
import { grantView } from '../views/grant-view.ts';
import { createNamePerson, namePeople } from '../views/named-person.ts';
import { runView } from '../views/run-view.ts';
import { waitView } from '../views/wait-view.ts';

/** One client with all that belongs to it: the page an operator looks at first. */
export const showClient = defineRoute({
  method: 'GET',
  path: '/clients/{clientId}',
  scope: 'read',
  input: z.strictObject({ clientId: z.string() }),
  run: (dependencies) => {
    const {
      settings,
      clock,
      clients,
      people,
      connections,
      invitations,
      engagements,
      grants,
      portalRulesBook,
      portalReports,
      runs,
      waits,
      closures,
      remedies,
    } = dependencies;
    return async ({ clientId }) => {
      const client = await clients.read(clientId);
      if (client === undefined) throw new NotFoundError('Client', clientId);
      const { portalId } = client;
      const [itsInvitations, itsEngagements, itsRuns] = await Promise.all([
        invitations.ofClient(clientId),
        engagements.ofClient(clientId),
        runs.ofClient(clientId),
      ]);
      const connection =
        portalId === undefined ? undefined : await connections.read(settings.hubspot.clientApp.appId, portalId);
      const itsGrants = portalId === undefined ? [] : await grants.ofPortal(clientId, portalId);
      const report = portalId === undefined ? undefined : await portalReports.read(clientId, portalId);
      const rules = portalId === undefined ? undefined : await portalRulesBook.current(clientId, portalId);
      const open = (await Promise.all(itsRuns.map((run) => waits.openOfRun(run.runId)))).flat();
      const closure = await closures.lastOf(clientId);
      const namePerson = createNamePerson(people);
      const named = async (personId: string | undefined) => (personId === undefined ? null : namePerson(personId));
      return {
        status: 200,
        body: {
          clientId,
          recordId: client.recordId,
          name: client.name,
          state: client.state,
          portalId: portalId ?? null,
          partOf: client.partOf ?? null,
          furtherPortals: (await clients.list())
            .filter((one) => one.partOf === clientId)
            .map((one) => ({ clientId: one.clientId, name: one.name, portalId: one.portalId ?? null })),
          uiDomain: client.uiDomain ?? null,
          accountType: client.accountType ?? null,
          tier: client.tier ?? null,
          way: { kind: wayOf(client), reason: client.way?.reason ?? null, since: client.way?.at ?? null },
          baseline: client.baseline,
          language: clientLanguage(client, settings.agency),
          createdAt: client.createdAt,
          contact: await named(client.contactPersonId),
          superAdmins: await namePeople(namePerson, client.superAdminIds),
          connection: connectionView(connection),
          invitations: itsInvitations.map(({ version: _internal, clientName: _same, ...invitation }) => invitation),
          engagements: await Promise.all(itsEngagements.map((one) => engagementView(one, namePerson))),
          grants: await Promise.all(
            itsGrants.map(async (grant) => ({ person: await namePerson(grant.personId), ...grantView(grant) })),
          ),
          openWaits: await Promise.all(open.map((wait) => waitView(wait, namePerson, clock.now()))),
          runs: itsRuns.map(runView),
          rulesNumber: rules?.number ?? null,
          preflight: report === undefined ? null : { at: report.at, ok: report.ok },
          closure:
            closure === undefined
              ? null
              : await closureWithRemedies(closure, await remediesOfClosure(remedies, closure), namePerson),
        },
      };
    };
  },
});
