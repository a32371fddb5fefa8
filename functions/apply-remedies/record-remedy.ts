import { stands } from '../../shared/domain/grant.ts';
import { clientStream, type LedgerFact } from '../../shared/domain/ledger.ts';
import type { Remedy, RemedyException, RemedyReason } from '../../shared/domain/remedy/remedy.ts';
import { MOST_TRIES } from '../../shared/domain/remedy/remedy-terms.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Grants } from '../../shared/ports/engagements.ts';
import type { Ledger } from '../../shared/ports/ledger.ts';
import type { Remedies } from '../../shared/ports/remedies.ts';
import { appendOnce } from '../../shared/services/append-once.ts';
import type { ExceptionTerms } from '../../shared/services/remedies/exception-terms.ts';
import type { RemedyHand, RemedyResult } from './remedy-hand.ts';
import type { WordOfClient } from './word-of-client.ts';

/** What recording needs. */
export interface RecordRemedyDependencies {
  readonly remedies: Pick<Remedies, 'replace'>;
  readonly grants: Pick<Grants, 'put'>;
  readonly ledger: Ledger;
  readonly exceptionTerms: ExceptionTerms;
  readonly wordOfClient: WordOfClient;
  /** Raises the alarm `access-not-verified`. */
  readonly alarm: () => void;
  readonly clock: Clock;
}

/** Writes down what was found and done: grant and ledger in one transaction, then the remedy. Each may be repeated. */
export type RecordRemedy = ReturnType<typeof createRecordRemedy>;

/** As much as an exception is about. */
type Concerned = Pick<RemedyHand, 'run' | 'remedy'> & { readonly step: Pick<RemedyHand['step'], 'ended'> };
/** On whose word something stays, where it is not by the policy. */
type Terms = Pick<RemedyException, 'control' | 'approvedBy'>;

/** @see RecordRemedy */
export function createRecordRemedy(dependencies: RecordRemedyDependencies) {
  const { remedies, grants, ledger, exceptionTerms, wordOfClient, alarm, clock } = dependencies;
  const now = () => clock.now().toISOString();

  async function exception(hand: Concerned, reason: RemedyReason, on?: Terms): Promise<RemedyResult> {
    const { remedy, step } = hand;
    const at = now();
    const stays = { reason, at, ...(await exceptionTerms(remedy.personId)), ...on };
    const { until, approvedBy } = stays;
    // The control is a text, and stands on the remedy only.
    const facts = { ...identityOf(remedy), action: remedy.action, reason, until, approvedBy };
    await remedies.replace({ ...remedy, state: 'exception', reason, rounds: step.ended, exception: stays }, [
      factOf(hand, 'remedy-exception', facts),
    ]);
    if (reason !== 'observe-mode' && on === undefined) alarm();
    return 'settled';
  }

  async function verified({ remedy, step }: RemedyHand, more: Partial<Remedy>): Promise<RemedyResult> {
    const { reason: _settled, ...rest } = remedy;
    await remedies.replace({ ...rest, ...more, state: 'verified', rounds: step.ended, readBackAt: now() }, []);
    return 'settled';
  }

  return {
    exception,

    /** What was found just before the first write: a try that dies after it knows that somebody was there. */
    async found(hand: RemedyHand, more: Pick<Remedy, 'userId' | 'found' | 'ownedRecords'>): Promise<RemedyHand> {
      const next: Remedy = { ...hand.remedy, ...more };
      await remedies.replace(next, []);
      return { ...hand, remedy: { ...next, version: next.version + 1 } };
    },

    /** A person is needed; one who was asked in vain, or too often, leaves it as it is. */
    async person(hand: RemedyHand, reason: RemedyReason): Promise<RemedyResult> {
      const { remedy, step } = hand;
      const word = await wordOfClient(hand, reason);
      if (word !== undefined) return exception(hand, word.reason, word);
      if (!step.mayAsk) {
        return exception(hand, reason === 'connection-rests-on-leaver' ? reason : 'not-done-by-person');
      }
      await remedies.replace({ ...remedy, state: 'awaiting-person', reason, rounds: step.ended }, []);
      return 'person';
    },

    /** A person is to be asked about it now; counted, since asking may fail too. */
    async listed(remedy: Remedy): Promise<void> {
      await remedies.replace({ ...remedy, asks: (remedy.asks ?? 0) + 1 }, []);
    },

    /** It was listed as often as may be, and no answer came that settled it. */
    async askingFailed({ run, remedy }: Pick<RemedyHand, 'run' | 'remedy'>): Promise<void> {
      const rests = remedy.reason === 'connection-rests-on-leaver';
      const step = { ended: remedy.rounds ?? 0 };
      await exception({ run, remedy, step }, rests ? 'connection-rests-on-leaver' : 'asking-failed');
    },

    /** It waits until outgoing changes may go on; no try is counted. */
    async stopped(remedy: Remedy): Promise<void> {
      if (remedy.reason !== 'outgoing-stopped') await remedies.replace({ ...remedy, reason: 'outgoing-stopped' }, []);
    },

    /** It failed, and is tried again, up to a bound. */
    async again(hand: RemedyHand, reason: 'hubspot-unavailable' | 'read-back-differs'): Promise<RemedyResult> {
      const tries = hand.remedy.tries + 1;
      const { reason: _waited, ...rest } = hand.remedy;
      const next = { ...rest, tries };
      if (tries >= MOST_TRIES) return exception({ ...hand, remedy: next }, reason);
      await remedies.replace(next, []);
      return 'again';
    },

    /** The user was read back as gone. */
    async removed(hand: RemedyHand): Promise<RemedyResult> {
      const { grant, remedy } = hand;
      const found = remedy.found ?? 'gone';
      const fact = factOf(hand, 'access-removed', { ...factsOf(hand), gone: found === 'gone' });
      if (stands(grant)) {
        const { reason: _settled, ...rest } = grant;
        await grants.put({ ...rest, engagementIds: [], state: 'removed', endedAt: now() }, [fact]);
      } else if (found !== 'gone' || remedy.userId !== undefined) {
        // Where nobody had ever seen a user, nothing was taken away.
        await appendOnce(ledger, fact);
      }
      return verified(hand, { found });
    },

    /** The access was read back as the grant says. */
    async restored(hand: RemedyHand, userId: string): Promise<RemedyResult> {
      const { grant, run } = hand;
      if (!stands(grant)) return exception(hand, 'grant-ended');
      const fact = factOf(hand, 'access-restored', factsOf(hand));
      // Since this run began: an earlier try got as far as this.
      if (grant.state === 'verified' && (grant.verifiedAt ?? '') >= run.startedAt) await appendOnce(ledger, fact);
      else {
        const { reason: _settled, ...rest } = grant;
        await grants.put({ ...rest, userId, state: 'verified', verifiedAt: now() }, [fact]);
      }
      return verified(hand, { userId });
    },
  };

  function factOf({ run, remedy }: Concerned, type: LedgerFact['type'], facts: LedgerFact['facts']): LedgerFact {
    const { runId, correlationId } = run;
    return { stream: clientStream(remedy.clientId), type, at: now(), runId, correlationId, facts };
  }
}

function identityOf({ portalId, personId }: Remedy) {
  return { portalId, personId };
}

/** The same in each try, so that the ledger has it once. */
function factsOf({ remedy, grant, decidedBy }: RemedyHand): LedgerFact['facts'] {
  const { found, wanted, policyVersion } = remedy;
  const seen = found === undefined || found === 'gone' ? [] : found.permissionSetNames;
  const name = remedy.action === 'restore' ? wanted?.permissionSetName : seen[0];
  return {
    ...identityOf(remedy),
    permissionSetName: name ?? grant?.permissionSetName ?? '',
    decidedBy,
    ...(policyVersion === undefined ? {} : { policyVersion }),
  };
}
