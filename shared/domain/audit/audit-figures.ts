import type { AuditItem } from './audit-item.ts';
import type { AuditedPortal, CannotVerifyReason } from './audited-portal.ts';
import { type Finding, type FindingCode, SEVERITIES, type Severity } from './finding.ts';
import { findingTitle } from './finding-words.ts';

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

/** What an audit has found and decided, in numbers; nothing in it grows with the book of business. */
export interface AuditFigures {
  readonly portals: { readonly read: number; readonly cannotVerify: number };
  readonly lines: {
    readonly lines: number;
    readonly withFindings: number;
    readonly decided: number;
    readonly keep: number;
    readonly change: number;
    readonly revoke: number;
    readonly gone: number;
    /** Portals whose lines are in these sums, and in those of the findings. */
    readonly ofPortals: number;
  };
  /** The gravest and most frequent first. */
  readonly findings: readonly Readonly<FoundCount>[];
  readonly unavailable: readonly { readonly code: FindingCode; readonly title: string; readonly portals: number }[];
  /** The first hundred. */
  readonly unverified: readonly {
    readonly clientId: string;
    readonly portalId: number;
    readonly reason: CannotVerifyReason;
  }[];
}

/** As much of a portal as is counted. */
type CountedPortal = Pick<AuditedPortal, 'clientId' | 'portalId' | 'state' | 'reason' | 'unavailable' | 'findings'>;

/** Portals that are told by name. */
const MOST_NAMED = 100;

/** Adds up what an audit has found, portal by portal; holds counts only. */
export function createAuditFigures() {
  const found = new Map<FindingCode, FoundCount>();
  const unavailable = new Map<FindingCode, number>();
  const unverified: AuditFigures['unverified'][number][] = [];
  const portals = { read: 0, cannotVerify: 0 };
  const lines = { lines: 0, withFindings: 0, decided: 0, keep: 0, change: 0, revoke: 0, gone: 0, ofPortals: 0 };

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
    addPortal({ clientId, portalId, state, reason, unavailable: missing, findings }: CountedPortal): void {
      if (state === 'read') portals.read += 1;
      else {
        portals.cannotVerify += 1;
        if (unverified.length < MOST_NAMED) unverified.push({ clientId, portalId, reason: reason ?? 'not-read' });
      }
      for (const { code } of missing) unavailable.set(code, (unavailable.get(code) ?? 0) + 1);
      findings.forEach(addFinding);
    },
    /** All lines of a portal. */
    addLines(items: readonly Pick<AuditItem, 'findings' | 'decision' | 'gone'>[]): void {
      lines.ofPortals += 1;
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
    result: (): AuditFigures => ({
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
