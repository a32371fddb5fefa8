import type { InvitationState } from './invitation.ts';
import type { OutcomeResult, WaitKind } from './wait.ts';

/** The named end of a run when a wait of a kind ends with a result: one table for all machines. `running` where the run goes on. */
export function endOf(kind: WaitKind, result: OutcomeResult): string {
  if (result === 'declined') return 'declined';
  if (result === 'withdrawn') return 'withdrawn';
  if (result === 'expired') {
    return {
      question: 'approval-expired',
      acceptance: 'acceptance-expired',
      connection: 'connection-expired',
      'manual-step': 'running',
    }[kind];
  }
  return 'running';
}

const INVITATION_ENDS = new Set<string>([
  'connected',
  'by-hand',
  'declined',
  'withdrawn',
  'approval-expired',
  'acceptance-expired',
  'connection-expired',
] satisfies InvitationState[]);

/** Whether a run's named end is an invitation's end. */
export function isInvitationEnd(end: string): end is InvitationState {
  return INVITATION_ENDS.has(end);
}
