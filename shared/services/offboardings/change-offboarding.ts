import { type LedgerType, PARTNER_STREAM } from '../../domain/ledger.ts';
import type { Offboarding } from '../../domain/remedy/offboarding.ts';
import { ConflictError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Offboardings } from '../../ports/remedies.ts';
import { offboardingOf } from './offboarding-of-run.ts';

/** What changing an offboarding needs. */
export interface ChangeOffboardingDependencies {
  readonly offboardings: Pick<Offboardings, 'read' | 'replace'>;
  readonly clock: Clock;
}

/** To another time, or not at all. */
export type OffboardingChange = { readonly effectiveAt: string } | { readonly cancel: true };

/** Who changes it. */
export interface ChangedBy {
  readonly by: string;
  readonly correlationId?: string | undefined;
}

/** What became of a change: `begun` is too late, `own` a leaver's own wish, which does not count. */
export type OffboardingChanged =
  | { readonly kind: 'changed'; readonly offboarding: Offboarding }
  | { readonly kind: 'begun' | 'own'; readonly offboarding: Offboarding };

/** Moves or cancels an offboarding that has not begun. @throws NotFoundError */
export type ChangeOffboarding = (
  offboardingId: string,
  change: OffboardingChange,
  who: ChangedBy,
) => Promise<OffboardingChanged>;

/** More conflicts in a row mean that something is wrong. */
const TRIES = 5;

/** @see ChangeOffboarding. Only before it begins; cancelled is cancelled, and again it changes nothing. */
export function createChangeOffboarding({ offboardings, clock }: ChangeOffboardingDependencies): ChangeOffboarding {
  return async (offboardingId, change, { by, correlationId }) => {
    for (let attempt = 1; ; attempt++) {
      const offboarding = await offboardingOf(offboardings, { businessId: offboardingId });
      const now = clock.now().toISOString();
      if (by === offboarding.personId) return { kind: 'own', offboarding };
      const next = changed(offboarding, change);
      if (next === undefined) return { kind: 'changed', offboarding };
      if (offboarding.state !== 'scheduled' || offboarding.effectiveAt <= now) return { kind: 'begun', offboarding };
      const type: LedgerType = 'cancel' in change ? 'offboarding-cancelled' : 'offboarding-moved';
      const facts = {
        offboardingId,
        personId: offboarding.personId,
        ...('cancel' in change ? {} : { from: offboarding.effectiveAt, to: change.effectiveAt }),
      };
      try {
        await offboardings.replace(next, [{ stream: PARTNER_STREAM, type, at: now, actor: by, correlationId, facts }]);
        return { kind: 'changed', offboarding: next };
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
      }
    }
  };
}

/** Undefined where it is so already. */
function changed(offboarding: Offboarding, change: OffboardingChange): Offboarding | undefined {
  if ('cancel' in change) {
    return offboarding.state === 'cancelled' ? undefined : { ...offboarding, state: 'cancelled' };
  }
  return offboarding.effectiveAt === change.effectiveAt
    ? undefined
    : { ...offboarding, effectiveAt: change.effectiveAt };
}
