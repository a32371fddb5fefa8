import type { AuditEnd } from '../audit/audit.ts';
import type { Certificate } from './certificate.ts';
import type { SealedAudit } from './pack-facts.ts';

/** What an audit knew of the agency's people: counts only. */
export interface RosterFacts {
  readonly at: string;
  readonly members: number;
  readonly left: number;
  readonly contractors: number;
  readonly movers: number;
  readonly portalOnly: number;
  readonly directoryOnly: number;
  /** The directory's import that it rests on; absent where only the partner portal is known. */
  readonly directory?: { readonly number: number; readonly at: string; readonly stale: boolean } | undefined;
}

/** How reviews went: counts, shares and times. */
export interface ReviewsFacts {
  readonly reviews: number;
  readonly submitted: number;
  readonly lines: number;
  /** Share of the lines in which somebody decided otherwise than was recommended; 0 to 1. */
  readonly departedShare?: number | undefined;
  /** Share of the lines that are not kept as they are; 0 to 1. */
  readonly changedShare?: number | undefined;
  readonly secondsPerLine?: number | undefined;
}

/** All that the pack of a whole audit is made of (`evidence.json`), beside a row for each portal (`portals.csv`). */
export interface AuditFacts {
  readonly format: 1;
  readonly pack: 'audit';
  readonly audit: SealedAudit;
  readonly agency: { readonly name: string; readonly timeZone: string };
  readonly requestedBy?: string | undefined;
  /** When the last thing happened that it tells of, UTC. */
  readonly until: string;
  readonly end: AuditEnd;
  readonly certificate: Certificate;
  /** How often each finding was made. */
  readonly findings: Readonly<Record<string, number>>;
  readonly reviews: ReviewsFacts;
  readonly roster?: RosterFacts | undefined;
  /** A pack for each client, with the hash that its manifest had. */
  readonly packs: readonly { readonly clientId: string; readonly client: string; readonly manifestHash: string }[];
  /** Rows of `portals.csv`. */
  readonly portals: readonly (readonly string[])[];
}
