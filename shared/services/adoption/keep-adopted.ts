import type { Engagement } from '../../domain/engagement.ts';
import type { Grant } from '../../domain/grant.ts';
import { clientStream, type LedgerFact } from '../../domain/ledger.ts';
import { accessOf, memberOf } from '../../domain/portal-member.ts';
import { ConflictError } from '../../errors.ts';
import type { Engagements, Grants } from '../../ports/engagements.ts';
import type { People } from '../../ports/people.ts';
import { type LivePortal, userNameOf } from '../access/live-portal.ts';
import type { CheckedRow } from './check-row.ts';

/** What keeping needs. */
export interface KeepAdoptedDependencies {
  readonly engagements: Pick<Engagements, 'create' | 'read' | 'replace'>;
  readonly grants: Pick<Grants, 'put'>;
  readonly people: Pick<People, 'ensure'>;
}

/** What is kept, for whom. */
export interface Adopted {
  readonly clientId: string;
  readonly portal: LivePortal;
  readonly catalogueVersion: number;
  readonly engagementId: string;
  /** As it was looked at; absent where there was none. */
  readonly engagementVersion: number | undefined;
  readonly one: CheckedRow;
  /** The version of a grant of this person that has ended; 0 where there was none. */
  readonly grantVersion: number;
  readonly by: string;
  readonly correlationId: string;
  readonly at: string;
}

/** Writes the engagement of taken-over access, or joins it, and then the grant: no grant names an engagement that is not there. @throws ConflictError */
export type KeepAdopted = (adopted: Adopted) => Promise<void>;

/** @see KeepAdopted */
export function createKeepAdopted({ engagements, grants, people }: KeepAdoptedDependencies): KeepAdopted {
  return async (adopted) => {
    const { user } = adopted.one.found;
    const known = { email: user.email, name: userNameOf(user), kind: 'partner' as const, hubspotUserId: user.id };
    const { personId } = await people.ensure(known);
    await joinEngagement(adopted, personId);
    const grant = grantOf(adopted, personId);
    const { portalId, permissionSetName, engagementIds, approvedBy } = grant;
    await grants.put(grant, [
      factOf(adopted, 'access-adopted', { portalId, personId, permissionSetName, engagementIds, approvedBy }),
    ]);
  };

  async function joinEngagement(adopted: Adopted, personId: string): Promise<void> {
    const { clientId, engagementId, catalogueVersion, one, by, at } = adopted;
    const known = await engagements.read(engagementId);
    if (known?.version !== adopted.engagementVersion) throw new ConflictError('Somebody else changes the same.');
    if (known?.team.includes(personId) === true) return;
    const fact = factOf(adopted, 'engagement-adopted', {
      engagementId,
      package: one.entry.key,
      catalogueVersion,
      team: [personId],
      endsAt: one.endsAt,
      approvedBy: [by],
    });
    if (known !== undefined) {
      await engagements.replace({ ...known, team: [...known.team, personId] }, [fact]);
      return;
    }
    const made: Engagement = {
      engagementId,
      clientId,
      packageKey: one.entry.key,
      catalogueVersion,
      team: [personId],
      startsAt: at,
      endsAt: one.endsAt,
      state: 'active',
      change: 1,
      requestedBy: by,
      // Nothing is given that is not there: whoever takes it over answers for it.
      approvedBy: [by],
      adopted: true,
      version: 1,
    };
    if (!(await engagements.create(made, fact))) throw new ConflictError('Somebody else takes over the same.');
  }
}

/** Verified as it was read; and it ends like access that we gave, so what was there before counts as nothing. */
function grantOf({ clientId, portal, engagementId, one, grantVersion, by, at }: Adopted, personId: string): Grant {
  const { snapshot } = portal;
  const { user } = one.found;
  const set = snapshot.permissionSets.find(({ id }) => id === user.roleIds[0]);
  return {
    clientId,
    portalId: snapshot.portalId,
    personId,
    userId: user.id,
    engagementIds: [engagementId],
    access: accessOf(memberOf(user, personId)),
    permissionSetName: set?.name ?? one.entry.permissionSet,
    before: { existed: false },
    state: 'verified',
    adopted: true,
    approvedBy: [by],
    startedAt: at,
    endsAt: one.endsAt,
    verifiedAt: snapshot.readAt,
    version: grantVersion,
  };
}

function factOf({ clientId, by, correlationId, at }: Adopted, type: LedgerFact['type'], facts: LedgerFact['facts']) {
  return { stream: clientStream(clientId), type, at, actor: by, correlationId, facts };
}
