import type { AuditItem } from '../audit/audit-item.ts';

/** Whether a line shows access that differs from what was granted, so that somebody has to know between audits. */
export function isDrift(item: Pick<AuditItem, 'recommends' | 'findings'>): boolean {
  return item.recommends !== 'keep' && item.findings.length > 0;
}
