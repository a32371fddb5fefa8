import type { AuditRecords } from '../../infra/local/sandbox/audit-world/types.ts';
import { WORLD } from '../../infra/local/sandbox/world.ts';
import type { GeneratedPortals, WorldToLoad } from './audit-world-loader.ts';

/** A large world in which nothing is wrong: the sandbox makes up the portals, and the product granted everything that it finds in them. */
export function generatedWorld(generate: GeneratedPortals): WorldToLoad {
  return { generate, records: recordsOf(generate) };
}

function recordsOf({ portals, partnerUsers, firstPortalId }: GeneratedPortals): AuditRecords {
  const roster = (WORLD.portals.find(({ partner }) => partner)?.users ?? []).map(({ id, email }) => ({
    email,
    hubspotUserId: String(id),
  }));
  const team = roster
    .map(({ email }) => email)
    .filter((email) => /^consultant-/.test(email))
    .slice(0, partnerUsers);
  const term = { startedInDays: -200, endsInDays: 165 };
  const all = Array.from({ length: portals }, (_, index) => {
    const portalId = firstPortalId + index;
    const clientId = `client-${portalId}`;
    const engagementId = `engagement-${portalId}`;
    const bought = { packageKey: 'marketing-management', team, startsInDays: -200, endsInDays: 165 };
    return {
      client: { clientId, name: `Client ${index + 1}`, portalId },
      connection: { portalId, clientId, health: 'healthy', installingUserId: String(portalId * 200) },
      engagement: { engagementId, clientId, ...bought, state: 'active' },
      grants: team.map((email) => ({
        ...{ portalId, clientId, email, engagementId, ...term },
        ...{ permissionSetName: 'Partner Marketing', state: 'verified' as const },
      })),
    } as const;
  });
  return {
    clients: all.map(({ client }) => client),
    connections: all.map(({ connection }) => connection),
    engagements: all.map(({ engagement }) => engagement),
    grants: all.flatMap(({ grants }) => grants),
    roster,
    directory: [],
  };
}
