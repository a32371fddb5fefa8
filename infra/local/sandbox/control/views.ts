import type { Sandbox } from '../context.ts';
import { appNameOf } from '../context.ts';
import type { CrmRecord } from '../crm-record.ts';
import { servicesOf } from '../partner-changes.ts';
import type { Portal } from '../state.ts';
import { primaryTeamMembers, secondaryTeamMembers } from '../state.ts';

/** A portal with everything that a test may want to compare; no tokens. */
export function describePortal(sandbox: Sandbox, portal: Portal) {
  return {
    portalId: portal.portalId,
    company: portal.company,
    domain: portal.domain,
    partner: portal.partner,
    tier: portal.tier,
    accountType: portal.accountType,
    dataHostingLocation: portal.dataHostingLocation,
    tellsSeats: portal.tellsSeats ?? false,
    unreadable: portal.unreadable ?? false,
    users: portal.users,
    removedUsers: portal.removedUsers,
    roles: portal.roles,
    teams: portal.teams.map((team) => ({
      ...team,
      userIds: primaryTeamMembers(portal, team.id),
      secondaryUserIds: secondaryTeamMembers(portal, team.id),
    })),
    installs: sandbox.state.installs
      .filter((install) => install.portalId === portal.portalId)
      .map((install) => ({ ...install, app: appNameOf(sandbox, install.appId) })),
    securityEvents: portal.securityEvents,
  };
}

export function describeState(sandbox: Sandbox) {
  const { state } = sandbox;
  return {
    portals: [...state.portals.values()].map((portal) => describePortal(sandbox, portal)),
    partnerClients: [...state.partnerClients.values()].map((record) => ({
      ...describeRecord(record),
      statusHistory: record.history.get('invitation_status') ?? [],
      services: servicesOf(sandbox, record).map(describeRecord),
    })),
    settings: state.settings,
    faults: sandbox.faults.list(),
    webhookTargetUrl: sandbox.deliveries.targetUrl(),
  };
}

function describeRecord(record: CrmRecord) {
  const values = [...record.history].map(([name, versions]) => [name, versions[0]?.value ?? '']);
  return {
    id: record.id,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    properties: Object.fromEntries(values) as Record<string, string>,
  };
}
