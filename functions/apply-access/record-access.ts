import type { PlanItem, PlanReason } from '../../shared/domain/access-plan.ts';
import { CONFIRMED_BY_CLIENT, type Grant, stands } from '../../shared/domain/grant.ts';
import { clientStream, type LedgerFact } from '../../shared/domain/ledger.ts';
import type { OutgoingStop } from '../../shared/domain/outgoing.ts';
import { rulesOf } from '../../shared/domain/rule-words.ts';
import type { HeldReason } from '../../shared/domain/run.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Grants, PlanItemResult, PlanResults } from '../../shared/ports/engagements.ts';
import type { Ledger } from '../../shared/ports/ledger.ts';
import { appendOnce } from '../../shared/services/append-once.ts';
import type { ApplyResult } from '../../workflows/access-provisioning/contract.ts';
import { factsOf, grantFor, isFor } from './grant-for.ts';
import type { Hand } from './hand.ts';

/** What recording needs. */
export interface RecordAccessDependencies {
  readonly grants: Pick<Grants, 'put'>;
  readonly planResults: Pick<PlanResults, 'put'>;
  readonly ledger: Ledger;
  /** Raises the alarm `access-not-verified`. */
  readonly alarm: () => void;
  readonly clock: Clock;
}

/** Writes down what was found and done: grant and ledger in one transaction, then the line's result. Each may be repeated. */
export type RecordAccess = ReturnType<typeof createRecordAccess>;

/** @see RecordAccess */
export function createRecordAccess({ grants, planResults, ledger, alarm, clock }: RecordAccessDependencies) {
  const now = () => clock.now().toISOString();

  async function settle(hand: Hand, state: PlanItemResult['state'], reason?: string): Promise<ApplyResult> {
    const { run, plan, line } = hand;
    const instead = plan.items.includes(line) ? {} : { instead: line };
    await planResults.put(run.runId, { item: line.item, state, reason, at: now(), ...instead });
    return { verdict: state === 'awaiting-person' ? 'person' : 'settled' };
  }

  /** It could not be read back as it should be. A grant shows it only where it is this line's. */
  async function notVerified(hand: Hand, reason: string): Promise<ApplyResult> {
    const { grant, line } = hand;
    const fact = factOf(hand, 'access-not-verified', { ...factsOf(hand), reason });
    if (stands(grant) && (line.engagementIds.length === 0 || (isFor(grant, line) && grant.state !== 'verified'))) {
      if (grant.state !== 'cannot-verify' || grant.reason !== reason) {
        await grants.put({ ...grant, state: 'cannot-verify', reason }, [fact]);
      }
    } else {
      await appendOnce(ledger, fact);
    }
    alarm();
    return settle(hand, 'cannot-verify', reason);
  }

  return {
    notVerified,

    /** A person is needed. Nobody is asked for what stands in the place of a planned line: the page and the mail tell what was planned. */
    person: (hand: Hand, reason: string) =>
      hand.plan.items.includes(hand.line) ? settle(hand, 'awaiting-person', reason) : notVerified(hand, reason),

    /** The portal does not let us do it: from here on its super admin is asked to. Noted once. */
    async switched(hand: Hand, reason: string) {
      const { portalId, personId, item } = { ...factsOf(hand) };
      const way = { from: 'partner-access-link', to: 'client-created-user', reason };
      await appendOnce(ledger, factOf(hand, 'way-in-switched', { portalId, personId, item, ...way }));
    },

    /** Another run does it, or nobody approved it. */
    refused: (hand: Hand, reason: string) => settle(hand, 'refused', reason),
    /** A rule has come to forbid it since the plan was made. */
    async forbidden(hand: Hand, reason: PlanReason) {
      const facts = {
        planHash: hand.plan.hash,
        reasons: [reason],
        rules: rulesOf([reason]),
        persons: [hand.person.personId],
      };
      await appendOnce(ledger, factOf(hand, 'plan-refused', facts));
      return settle(hand, 'refused', reason);
    },

    /** Notes the grant before its access is given: `approved` before our own write, `requested` before somebody's manual step. */
    async begin(
      hand: Hand,
      target: PlanItem,
      state: 'approved' | 'requested',
      approvedBy: readonly string[],
    ): Promise<Hand> {
      const { grant } = hand;
      if (grant?.state === state && isFor(grant, target)) return hand;
      const next: Grant = { ...grantFor(hand, target, approvedBy, now()), state };
      await grants.put(next, []);
      return { ...hand, grant: { ...next, version: next.version + 1 } };
    },

    /** Takes back a `begin` after which nothing was written. */
    async takeBack({ grant: previous }: Hand, { grant: begun }: Hand): Promise<void> {
      if (begun === undefined || begun === previous) return;
      const ended = { engagementIds: [], state: 'removed', reason: 'overtaken', endedAt: now() } as const;
      await grants.put({ ...(stands(previous) ? previous : { ...begun, ...ended }), version: begun.version }, []);
    },

    /** The access was read back as it should be. */
    async verified(hand: Hand, target: PlanItem, userId: string | undefined, approvedBy: readonly string[]) {
      const { run, grant } = hand;
      const same = stands(grant) && isFor(grant, target);
      // Since this run began: an earlier try got as far as this. Before: the old reading is renewed.
      if (!(same && grant.state === 'verified' && (grant.verifiedAt ?? '') >= run.startedAt)) {
        const next = {
          ...grantFor(hand, target, approvedBy, now()),
          userId,
          state: 'verified',
          verifiedAt: now(),
        } as const;
        const facts = { ...factsOf(hand), approvedBy: next.approvedBy };
        const ours = same && grant.state === 'approved';
        await grants.put(next, [
          ...(ours ? [factOf(hand, 'access-applied', facts)] : []),
          factOf(hand, 'access-verified', facts),
        ]);
      }
      return settle(hand, 'verified');
    },

    /** The access was read back as gone, or as it was before us. */
    async removed(hand: Hand, givenBack: boolean) {
      const { grant } = hand;
      if (stands(grant)) {
        const { reason: _settled, ...rest } = grant;
        await grants.put({ ...rest, engagementIds: [], state: 'removed', endedAt: now() }, [
          factOf(hand, 'access-removed', { ...factsOf(hand), givenBack }),
        ]);
      }
      return settle(hand, 'verified');
    },

    /** The client says that the access is there; no API can read it. */
    async confirmed(hand: Hand, target: PlanItem, by: string, approvedBy: readonly string[]) {
      const { grant } = hand;
      const state = { state: 'cannot-verify', reason: CONFIRMED_BY_CLIENT, confirmedBy: by } as const;
      const same = stands(grant) && isFor(grant, target) && grant.confirmedBy === by;
      if (!(same && grant.reason === CONFIRMED_BY_CLIENT)) {
        const next: Grant = { ...grantFor(hand, target, approvedBy, now()), ...state };
        const facts = { ...factsOf(hand), approvedBy: next.approvedBy, gone: false };
        await grants.put(next, [{ ...factOf(hand, 'access-confirmed-by-client', facts), actor: by }]);
      }
      return settle(hand, 'cannot-verify', CONFIRMED_BY_CLIENT);
    },

    /** The client says that the access is gone; no API can read it. */
    async confirmedGone(hand: Hand, by: string) {
      const { grant } = hand;
      if (stands(grant)) {
        const ended = { engagementIds: [], state: 'removed', reason: CONFIRMED_BY_CLIENT, confirmedBy: by } as const;
        await grants.put({ ...grant, ...ended, endedAt: now() }, [
          { ...factOf(hand, 'access-confirmed-by-client', { ...factsOf(hand), gone: true }), actor: by },
          factOf(hand, 'access-removed', { ...factsOf(hand), givenBack: false, confirmedBy: by }),
        ]);
      }
      return settle(hand, 'cannot-verify', CONFIRMED_BY_CLIENT);
    },

    /** Nothing may be written now: no grant changes, and nothing went wrong. */
    stopped: (hand: Hand, stop: OutgoingStop | HeldReason) => settle(hand, 'cannot-verify', stop),
  };

  function factOf({ run }: Hand, type: LedgerFact['type'], facts: LedgerFact['facts']): LedgerFact {
    const { runId, correlationId, clientId } = run;
    return { stream: clientStream(clientId), type, at: now(), runId, correlationId, facts };
  }
}
