import type { Sandbox } from '../context.ts';
import { appNameOf, findPortal } from '../context.ts';
import type { ControlHandler } from '../control/control-routes.ts';
import type { Answer, Params, Route, SandboxRequest } from '../http.ts';
import { formOf, redirect } from '../http.ts';
import { ConsentError, checkConsentRequest, checkInstaller, grantConsent, refuseConsent } from '../oauth/consent.ts';
import { uninstall } from '../oauth/installs.ts';
import { invitePartner, PartnerChangeError, servicesOf, setInvitationStatus } from '../partner-changes.ts';
import { INVITATION_STATUSES, SERVICE_TYPES } from '../properties.ts';
import { PARTNER_PORTAL_ID } from '../state.ts';
import { renderConsentPage } from './consent-page.ts';
import { renderErrorPage } from './error-page.ts';
import { renderOverviewPage } from './overview-page.ts';
import { renderPartnerClientPage } from './partner-client-page.ts';
import { renderPortalPage } from './portal-page.ts';

/** What a person does in a browser: HubSpot's consent page, the invitation's screen, and the sandbox's own pages. */
export const PAGE_ROUTES: Route<ControlHandler>[] = [
  { method: 'GET', template: '/', handler: (sandbox) => page(renderOverviewPage(sandbox)) },
  { method: 'GET', template: '/portals/:portalId', handler: showPortal },
  { method: 'GET', template: '/partner/:portalId/clients/:recordId', handler: showPartnerClient },
  { method: 'GET', template: '/oauth/authorize', handler: showConsent },
  // HubSpot knows this form of the link too: it fixes the portal.
  { method: 'GET', template: '/oauth/:portalId/authorize', handler: showConsent },
  { method: 'POST', template: '/oauth/authorize', handler: decideConsent },
  { method: 'POST', template: '/ui/invitations', handler: invite },
  { method: 'POST', template: '/ui/partner-clients/:recordId/status', handler: changeStatus },
  { method: 'POST', template: '/ui/portals/:portalId/installs/:appId/uninstall', handler: uninstallApp },
  { method: 'POST', template: '/ui/faults/clear', handler: clearFaults },
];

function page(html: string): Answer {
  return { status: 200, html };
}

function notFound(message: string): Answer {
  return { status: 404, html: renderErrorPage(message) };
}

function showPortal(sandbox: Sandbox, _request: SandboxRequest, { portalId }: Params): Answer {
  const portal = findPortal(sandbox, portalId);
  return portal ? page(renderPortalPage(sandbox, portal)) : notFound(`There is no portal ${portalId}.`);
}

function showPartnerClient(sandbox: Sandbox, _request: SandboxRequest, { portalId, recordId = '' }: Params): Answer {
  const record = sandbox.state.partnerClients.get(recordId);
  if (!record || Number(portalId) !== PARTNER_PORTAL_ID) return notFound(`There is no partner client ${recordId}.`);
  return page(renderPartnerClientPage(record, servicesOf(sandbox, record)));
}

function showConsent(sandbox: Sandbox, request: SandboxRequest, { portalId }: Params): Answer {
  const fields = Object.fromEntries(request.query);
  const consent = checkConsentRequest(sandbox, fields);
  const appName = appNameOf(sandbox, consent.app.appId);
  // The likely portal first: the partner's own for the partner app, a client's for the other.
  const portals = [...sandbox.state.portals.values()].toSorted(
    (left, right) =>
      Number(right.partner === (appName === 'partner')) - Number(left.partner === (appName === 'partner')),
  );
  const selectedPortalId = Number(portalId ?? portals[0]?.portalId);
  return page(renderConsentPage({ request: consent, fields, appName, portals, selectedPortalId }));
}

function decideConsent(sandbox: Sandbox, request: SandboxRequest): Answer {
  const fields = formOf(request);
  const consent = checkConsentRequest(sandbox, fields);
  if (fields['decision'] === 'deny') return redirect(refuseConsent(consent), 302);
  if (fields['decision'] !== 'allow') throw new ConsentError('The decision has to be "allow" or "deny".');
  const { portal, user } = checkInstaller(sandbox, fields);
  return redirect(grantConsent(sandbox, consent, portal, user), 302);
}

function invite(sandbox: Sandbox, request: SandboxRequest): Answer {
  const form = formOf(request);
  const serviceType = SERVICE_TYPES.find((type) => type === form['serviceType']);
  if (!serviceType) throw new PartnerChangeError('Choose one of the listed services.');
  const contactEmail = form['contactEmail'] || undefined;
  invitePartner(sandbox, { portalId: Number(form['portalId']), serviceType, contactEmail });
  return redirect('/');
}

function changeStatus(sandbox: Sandbox, request: SandboxRequest, { recordId = '' }: Params): Answer {
  const form = formOf(request);
  const status = INVITATION_STATUSES.find((candidate) => candidate === form['status']);
  if (!status) throw new PartnerChangeError('This is no status of an invitation.');
  setInvitationStatus(sandbox, recordId, status);
  return redirect(form['back'] === 'record' ? `/partner/${PARTNER_PORTAL_ID}/clients/${recordId}` : '/');
}

function uninstallApp(sandbox: Sandbox, _request: SandboxRequest, { portalId, appId }: Params): Answer {
  uninstall(sandbox, Number(portalId), Number(appId));
  return redirect(`/portals/${portalId}`);
}

function clearFaults(sandbox: Sandbox): Answer {
  sandbox.faults.clear();
  return redirect('/');
}
