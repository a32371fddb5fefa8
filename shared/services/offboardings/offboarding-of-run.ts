import { PARTNER_STREAM } from '../../domain/ledger.ts';
import type { Offboarding } from '../../domain/remedy/offboarding.ts';
import type { Run } from '../../domain/run.ts';
import { ConflictError, NotFoundError } from '../../errors.ts';
import type { Offboardings } from '../../ports/remedies.ts';

/** Reads the offboarding that a run is about. @throws NotFoundError */
export async function offboardingOf(
  offboardings: Pick<Offboardings, 'read'>,
  { businessId }: Pick<Run, 'businessId'>,
): Promise<Offboarding> {
  const offboarding = await offboardings.read(businessId);
  if (offboarding === undefined) throw new NotFoundError('Offboarding', businessId);
  return offboarding;
}

/** More conflicts in a row mean that something is wrong. */
const TRIES = 5;

/** Moves a scheduled offboarding to `running`, once; gives it as it is then. One that was cancelled meanwhile stays so. */
export async function markBegun(
  offboardings: Pick<Offboardings, 'read' | 'replace'>,
  offboardingId: string,
  now: Date,
): Promise<Offboarding> {
  for (let attempt = 1; ; attempt++) {
    const offboarding = await offboardingOf(offboardings, { businessId: offboardingId });
    if (offboarding.state !== 'scheduled') return offboarding;
    const { personId, cause, tellId, requestedBy, correlationId, effectiveAt } = offboarding;
    try {
      await offboardings.replace({ ...offboarding, state: 'running' }, [
        {
          stream: PARTNER_STREAM,
          type: 'offboarding-begun',
          at: now.toISOString(),
          actor: requestedBy,
          correlationId,
          facts: { offboardingId, personId, cause, tellId, effectiveAt },
        },
      ]);
    } catch (error) {
      if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
    }
  }
}
