import { AWS_PRICES } from './aws-prices.ts';

/** How large an audit is likely to be. */
export interface AuditSize {
  readonly portals: number;
  readonly shards: number;
  /** Partner-side users: lines. */
  readonly lines: number;
  readonly calls: number;
  readonly reviewers: number;
}

/** What an audit is likely to take. */
export interface AuditEstimate {
  /** For reading, at the stage's pace; people take their days. */
  readonly seconds: number;
  readonly usd: number;
  readonly prices: { readonly asOf: string; readonly region: string };
}

/** Shards read at once: `MaxConcurrency` of the machine's map. */
const SHARDS_AT_ONCE = 5;
/** Workers that share HubSpot's limit out, as in `shared/lambda/hubspot-parts.ts`. */
const WORKERS = 6;
/** A call takes about this long, in seconds, where the pace does not hold it back. */
const CALL_SECONDS = 0.25;
/** Functions of 512 MB, about a second for each that does not read portals. */
const GIGABYTES = 0.5;

/**
 * Estimates time and money of an audit, by what each portal, line, shard and review makes the product write and read: some dozen requests a
 * portal, two transactional writes a line when it is read, decided and carried out, and its evidence.
 */
export function estimateAudit(size: AuditSize, callsPerTenSeconds: number): AuditEstimate {
  const { portals, shards, lines, calls, reviewers } = size;
  const workers = Math.max(1, Math.min(SHARDS_AT_ONCE, shards));
  const perSecond = Math.max(1, Math.floor(callsPerTenSeconds / WORKERS)) / 10;
  const seconds = Math.ceil((calls / workers) * Math.max(CALL_SECONDS, 1 / perSecond));
  const steps = shards * 12 + reviewers * 8 + 10;
  const price = AWS_PRICES;
  const usd =
    (seconds * workers + steps) * GIGABYTES * price.lambdaGigabyteSecond +
    steps * price.lambdaRequest +
    (portals * 16 + lines * 14 + reviewers * 40) * price.tableWriteUnit +
    (portals * 60 + lines * 12 + reviewers * 60) * price.tableReadUnit +
    steps * 4 * price.stateTransition +
    portals * 8 * price.objectWrite +
    (portals + 1) * price.signature +
    (portals + reviewers * 3) * price.mail;
  return { seconds, usd: Math.ceil(usd * 100) / 100, prices: { asOf: price.asOf, region: price.region } };
}
