import type { AuditEnd } from '../audit/audit.ts';
import type { Certificate } from './certificate.ts';

/**
 * Names the end of an audit, the gravest first: a portal that could not be read, or sums that do not hold, are not verified; then lines that
 * the policy decided because nobody had; then what stays as an exception. Green is only what is none of these.
 */
export function endOfAudit({ figures, holds }: Pick<Certificate, 'figures' | 'holds'>): AuditEnd {
  if (!holds || figures.portalsCannotVerify > 0) return 'not-verified';
  if (figures.decidedByPolicy > 0) return 'overdue';
  if (figures.revocationExceptions + figures.changeExceptions > 0) return 'with-exceptions';
  return 'green';
}

/** Sums of what was decided and carried out: they hold in a sweep too, where most lines are not decided. */
const CARRIED_OUT: ReadonlySet<string> = new Set(['portals', 'revocations', 'changes']);

/**
 * The end of a campaign in which nobody decides (drift, logins): whether every portal was read, whether all that a sweep decided by itself
 * was carried out, and whether something stays.
 */
export function endOfSweep({ figures, sums }: Pick<Certificate, 'figures' | 'sums'>): AuditEnd {
  const open = sums.some(({ name, holds }) => CARRIED_OUT.has(name) && !holds);
  if (open || figures.portalsCannotVerify > 0) return 'not-verified';
  return figures.revocationExceptions + figures.changeExceptions > 0 ? 'with-exceptions' : 'green';
}
