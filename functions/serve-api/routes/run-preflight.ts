import { checkNames, checkStatusValues } from '../preflight-checks.ts';
import { defineRoute, nothing } from '../route.ts';
import { connectionView } from '../views/connection-view.ts';

/** Compares the settings with what the partner portal has. Reads only. */
export const runPreflight = defineRoute({
  method: 'GET',
  path: '/preflight',
  scope: 'read',
  input: nothing,
  run:
    ({ settings, connections, partnerRecords }) =>
    async () => {
      const { partnerApp, partnerPortalId, partnerRecords: configured } = settings.hubspot;
      const connection = await connections.read(partnerApp.appId, partnerPortalId);
      const connected = connection?.health === 'healthy';
      const lackingOf = (scopes: readonly string[]) =>
        connected ? scopes.filter((scope) => !connection.scopes.includes(scope)) : [];
      const missingScopes = lackingOf(partnerApp.scopes);
      const partnerPortal = {
        portalId: partnerPortalId,
        connected,
        missingScopes,
        // The product works on without them, and sees less.
        missingOptionalScopes: lackingOf(partnerApp.optionalScopes),
        connection: connectionView(connection),
      };
      // Without a connection nothing can be compared; that is the finding.
      if (!connected) return { status: 200, body: { ok: false, partnerPortal, objects: [], statusValues: null } };

      const clientFields = await partnerRecords.propertyNames('partner_clients');
      const serviceFields = await partnerRecords.propertyNames('partner_services');
      const objects = [
        checkNames('partner_clients', 'clientProperties', configured.clientProperties, clientFields),
        checkNames('partner_services', 'serviceProperties', configured.serviceProperties, serviceFields),
      ];
      const statusValues = checkStatusValues(configured, clientFields);
      const ok =
        missingScopes.length === 0 &&
        objects.every((object) => object.missing.length === 0) &&
        (statusValues === null || statusValues.missing.length === 0);
      return { status: 200, body: { ok, partnerPortal, objects, statusValues } };
    },
});
