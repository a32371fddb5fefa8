import { createHash } from 'node:crypto';
import { isSettled } from '../../shared/domain/grant.ts';
import { streamOf } from '../../shared/domain/ledger.ts';
import type { ClientRun } from '../../shared/domain/run.ts';
import { ConflictError } from '../../shared/errors.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Engagements, Grants, PortalRules, PortalRulesBook } from '../../shared/ports/engagements.ts';

/** What renewing the rules needs. */
export interface RenewRulesDependencies {
  readonly grants: Pick<Grants, 'ofPortal'>;
  readonly engagements: Pick<Engagements, 'read'>;
  readonly portalRulesBook: PortalRulesBook;
  readonly clock: Clock;
}

/** Publishes the portal's rules if they changed; gives back those that hold, undefined where there never was anything to say. */
export type RenewRules = (run: ClientRun, portalId: number) => Promise<PortalRules | undefined>;

/** Two runs of one portal may publish at the same time; more conflicts in a row mean that something is wrong. */
const TRIES = 5;

/** @see RenewRules */
export function createRenewRules({ grants, engagements, portalRulesBook, clock }: RenewRulesDependencies): RenewRules {
  return async (run, portalId) => {
    for (let attempt = 1; ; attempt++) {
      const current = await portalRulesBook.current(run.clientId, portalId);
      const members = await membersNow(run.clientId, portalId);
      const contentHash = createHash('sha256').update(JSON.stringify(members)).digest('hex');
      if (contentHash === current?.contentHash) return current;
      if (current === undefined && members.length === 0) return undefined;
      const publishedAt = clock.now().toISOString();
      const rules = {
        clientId: run.clientId,
        portalId,
        number: (current?.number ?? 0) + 1,
        contentHash,
        publishedAt,
        members,
      };
      try {
        await portalRulesBook.publish(rules, {
          stream: streamOf(run),
          type: 'portal-rules-published',
          at: publishedAt,
          runId: run.runId,
          correlationId: run.correlationId,
          facts: { portalId, number: rules.number, contentHash, members: members.map((member) => member.personId) },
        });
        return rules;
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
      }
    }
  };

  /** Who has access, or may have it, because it could not be read back or is still on its way: in a stable order. */
  async function membersNow(clientId: string, portalId: number): Promise<PortalRules['members']> {
    const standing = (await grants.ofPortal(clientId, portalId)).filter((grant) => grant.state !== 'removed');
    const members = await Promise.all(
      standing.map(async (grant) => {
        const { personId, permissionSetName, engagementIds, startedAt, endsAt } = grant;
        const counted = await Promise.all(engagementIds.map((engagementId) => engagements.read(engagementId)));
        const keys = counted.flatMap((engagement) => (engagement === undefined ? [] : [engagement.packageKey]));
        const member = {
          personId,
          permissionSetName,
          packageKeys: [...new Set(keys)].sort(),
          since: startedAt,
          until: endsAt,
        };
        if (grant.state === 'verified') return member;
        return isSettled(grant) ? { ...member, confirmed: true as const } : { ...member, beingChecked: true as const };
      }),
    );
    return members.sort((a, b) => (a.personId < b.personId ? -1 : 1));
  }
}
