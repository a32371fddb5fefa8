import type { AuditItem } from '../../shared/domain/audit/audit-item.ts';
import type { AuditedPortal, CannotVerifyReason } from '../../shared/domain/audit/audited-portal.ts';
import type { Finding, FindingCode, Severity } from '../../shared/domain/audit/finding.ts';
import { SEVERITIES } from '../../shared/domain/audit/finding.ts';
import { findingTitle } from '../../shared/domain/audit/finding-words.ts';

/** How often something was found. */
export interface FoundCount {
  readonly code: FindingCode;
  readonly title: string;
  readonly severity: Severity;
  count: number;
  new: number;
  changed: number;
  same: number;
}

/** Adds up what an audit has found, portal by portal; holds counts only. */
export function createAuditFigures() {
  const found = new Map<FindingCode, FoundCount>();
  const unavailable = new Map<FindingCode, number>();
  const unverified: { clientId: string; portalId: number; reason: CannotVerifyReason }[] = [];
  const portals = { read: 0, cannotVerify: 0 };
  const lines = { lines: 0, withFindings: 0, decided: 0, keep: 0, change: 0, revoke: 0, gone: 0 };

  const addFinding = ({ code, severity, age }: Finding) => {
    const known = found.get(code) ?? {
      code,
      title: findingTitle(code),
      severity,
      count: 0,
      new: 0,
      changed: 0,
      same: 0,
    };
    known.count += 1;
    if (age !== undefined) known[age] += 1;
    found.set(code, known);
  };

  return {
    add(portal: AuditedPortal, items: readonly AuditItem[]): void {
      const { clientId, portalId, state, reason } = portal;
      if (state === 'read') portals.read += 1;
      else {
        portals.cannotVerify += 1;
        unverified.push({ clientId, portalId, reason: reason ?? 'not-read' });
      }
      for (const { code } of portal.unavailable) unavailable.set(code, (unavailable.get(code) ?? 0) + 1);
      portal.findings.forEach(addFinding);
      for (const { findings, decision, gone } of items) {
        lines.lines += 1;
        lines.gone += gone.length;
        if (findings.length > 0) lines.withFindings += 1;
        findings.forEach(addFinding);
        if (decision === undefined) continue;
        lines.decided += 1;
        lines[decision.answer] += 1;
      }
    },
    /** The gravest and most frequent first. */
    result: () => ({
      portals,
      lines,
      findings: [...found.values()].toSorted(
        (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.count - a.count,
      ),
      unavailable: [...unavailable].map(([code, count]) => ({ code, title: findingTitle(code), portals: count })),
      unverified,
    }),
  };
}
