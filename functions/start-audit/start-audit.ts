import type { Clock } from '../../shared/ports/clock.ts';
import { type BeginAudit, scheduledAuditId } from '../../shared/services/audits/begin-audit.ts';
import type { StartAuditInput } from './schema.ts';

/** What starting by schedule needs. */
export interface StartAuditDependencies {
  readonly beginAudit: BeginAudit;
  /** The agency's, IANA name: a day is a day there. */
  readonly timeZone: string;
  readonly clock: Clock;
}

/** Starts the campaign of a day. A schedule that fires twice starts one. */
export function createStartAudit({ beginAudit, timeZone, clock }: StartAuditDependencies) {
  return ({ kind, scope }: StartAuditInput, correlationId: string) =>
    beginAudit({
      auditId: scheduledAuditId(kind, clock.now(), timeZone),
      kind,
      scope,
      trigger: 'schedule',
      correlationId,
    });
}
