import { type PlanItem, planAccess } from '../../shared/domain/access-plan.ts';
import type { Engagement } from '../../shared/domain/engagement.ts';
import { stands } from '../../shared/domain/grant.ts';
import { isGenericMailbox } from '../../shared/domain/person.ts';
import type { PortalUser } from '../../shared/domain/portal.ts';
import { memberOf } from '../../shared/domain/portal-member.ts';
import type { ServicePackage } from '../../shared/domain/service-package.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { PortalStructure } from '../../shared/ports/hubspot.ts';
import type { Catalogues } from '../../shared/ports/publications.ts';
import { packageOf } from '../../shared/services/access/package-of.ts';
import type { PartnerSide } from '../../shared/services/access/partner-side.ts';
import type { ElevatedConsent } from '../../shared/services/questions/elevated-consent.ts';
import type { Hand } from './hand.ts';

/** What planning again needs. */
export interface PlanAgainDependencies {
  readonly structure: PortalStructure;
  readonly catalogues: Pick<Catalogues, 'version'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly partnerSide: PartnerSide;
  readonly elevatedConsent: ElevatedConsent;
  readonly clock: Clock;
}

/**
 * Plans one person's line again from what the portal and the engagements are now; undefined where nothing is to be done for that person.
 * It is a refusal only where a rule leaves nothing else.
 */
export type PlanAgain = (
  hand: Hand,
  live: PortalUser | undefined,
  engagements: readonly Engagement[],
) => Promise<PlanItem | undefined>;

/** @see PlanAgain */
export function createPlanAgain({
  structure,
  catalogues,
  clients,
  partnerSide,
  elevatedConsent,
  clock,
}: PlanAgainDependencies): PlanAgain {
  return async ({ run, plan, line, person, grant }, live, engagements) => {
    const { portalId } = plan;
    const packages = new Map<string, ServicePackage>();
    for (const engagement of engagements) {
      packages.set(engagement.engagementId, await packageOf(catalogues, engagement));
    }
    const mayBeElevated = new Set<string>();
    for (const one of engagements) if (await elevatedConsent(one)) mayBeElevated.add(one.engagementId);
    // What ends needs no permission sets and teams: it is told by the grant.
    const reads = engagements.length > 0 && plan.unread !== true;
    const ours = live === undefined ? person.kind !== 'client' : await partnerSide({ user: live, person, grant });
    const again = planAccess({
      snapshot: {
        portalId,
        readAt: clock.now().toISOString(),
        members: live === undefined ? [] : [memberOf(live, person.personId)],
        permissionSets: reads ? await structure.permissionSets(portalId) : [],
        teams: reads ? await structure.teams(portalId) : [],
        superAdminIds: [],
        usersRead: live === undefined ? 0 : 1,
        clientUsers: 0,
        unread: plan.unread,
      },
      // Only this person's part of them.
      engagements: engagements.map((engagement) => ({ ...engagement, team: [person.personId] })),
      grants: stands(grant) ? [grant] : [],
      packageOf: ({ engagementId }) => {
        const found = packages.get(engagementId);
        if (found === undefined) throw new NotFoundError('Service package of engagement', engagementId);
        return found;
      },
      tier: (await clients.read(run.clientId))?.tier,
      genericMailboxes: new Set(isGenericMailbox(person.email) ? [person.personId] : []),
      clientSide: new Set(ours ? [] : [person.personId]),
      mayBeElevated,
    });
    const found = again.items.find((one) => one.action !== 'refuse') ?? again.items[0];
    // In the place of the line that it stands for.
    return found === undefined ? undefined : { ...found, item: line.item };
  };
}
