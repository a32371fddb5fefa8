import { createHash } from 'node:crypto';

/** What can stand in the ledger. Facts and person ids only: no e-mail, no token, no free text (rule 12). */
export type LedgerType =
  | 'partner-portal-connected'
  | 'catalogue-published'
  | 'policy-published'
  | 'roster-imported'
  | 'api-token-created'
  | 'invitation-detected'
  | 'invitation-state-changed'
  | 'run-started'
  | 'run-restarted'
  | 'run-ended'
  | 'run-parked'
  | 'wait-opened'
  | 'reminded'
  | 'voted'
  | 'decision-taken-back'
  | 'stage-passed'
  | 'stage-stuck'
  | 'handed-over'
  | 'escalated'
  | 'asked-back'
  | 'replied'
  | 'wait-ended'
  | 'mail-sent'
  | 'mail-failed'
  | 'mail-withheld'
  | 'chat-notice-sent'
  | 'chat-notice-failed'
  | 'absence-set'
  | 'notices-chosen'
  | 'address-unreachable'
  | 'address-reachable'
  | 'contact-set'
  | 'client-language-set'
  | 'handed-to-colleague'
  | 'notice-contacts-named'
  | 'client-registered'
  | 'portal-swapped'
  | 'portal-added'
  | 'way-in-switched'
  | 'connection-established'
  | 'connection-refused'
  | 'connection-broken'
  | 'engagement-started'
  | 'engagement-end-requested'
  | 'engagement-ended'
  | 'engagement-extended'
  | 'engagement-package-changed'
  | 'engagement-let-end'
  | 'engagement-paused'
  | 'engagement-resumed'
  | 'engagement-change-refused'
  | 'portal-inspected'
  | 'plan-made'
  | 'plan-refused'
  | 'plan-made-again'
  | 'access-applied'
  | 'access-verified'
  | 'access-not-verified'
  | 'access-removed'
  | 'access-confirmed-by-client'
  | 'portal-rules-published'
  | 'audit-requested'
  | 'audit-opened'
  | 'audit-closed'
  | 'portal-audited'
  | 'review-assigned'
  | 'review-submitted'
  | 'access-reviewed'
  | 'access-restored'
  | 'remedy-exception'
  | 'drift-found'
  | 'engagement-team-changed'
  | 'offboarding-scheduled'
  | 'offboarding-moved'
  | 'offboarding-cancelled'
  | 'offboarding-begun'
  | 'offboarding-ended'
  | 'client-closure-requested'
  | 'client-closure-ended'
  | 'app-uninstalled'
  | 'evidence-sealed'
  | 'engagement-adopted'
  | 'access-adopted'
  | 'preflight-made'
  | 'tier-set'
  | 'outgoing-paused'
  | 'outgoing-resumed';

/** A fact on its way into the ledger. */
export interface LedgerFact {
  /** `client:<clientId>` or `partner`. */
  readonly stream: string;
  readonly type: LedgerType;
  readonly at: string;
  /** Person who acted; absent where the system or HubSpot did. */
  readonly actor?: string | undefined;
  /** The run that it belongs to. */
  readonly runId?: string | undefined;
  readonly correlationId?: string | undefined;
  /** Ids, numbers and codes. */
  readonly facts: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

/** An entry as it stands in its chain. */
export interface LedgerEntry extends LedgerFact {
  /** 1, 2, 3 … within the stream, without gaps. */
  readonly seq: number;
  /** Hash of the entry before; 64 zeros for the first. */
  readonly previous: string;
  readonly hash: string;
}

/** The stream of a client. */
export function clientStream(clientId: string): string {
  return `client:${clientId}`;
}

/** The partner's own stream: policy, catalogue, tokens, the partner portal. */
export const PARTNER_STREAM = 'partner';

/** The stream of what a record tells: its client's, or the partner's own where it spans clients. */
export function streamOf({ clientId }: { readonly clientId?: string | undefined }): string {
  return clientId === undefined ? PARTNER_STREAM : clientStream(clientId);
}

/** Before the first entry. */
export const GENESIS = '0'.repeat(64);

/**
 * Seals a fact into the chain. The hash covers, in this order: format version, previous hash, stream, seq, at, type, actor, runId,
 * correlationId and the facts with sorted keys, as one JSON array. Anyone can recompute it.
 */
export function sealEntry(fact: LedgerFact, seq: number, previous: string): LedgerEntry {
  const sorted = Object.entries(fact.facts).sort(([a], [b]) => (a < b ? -1 : 1));
  const sealed = JSON.stringify([
    1,
    previous,
    fact.stream,
    seq,
    fact.at,
    fact.type,
    fact.actor ?? null,
    fact.runId ?? null,
    fact.correlationId ?? null,
    sorted,
  ]);
  return { ...fact, seq, previous, hash: createHash('sha256').update(sealed).digest('hex') };
}

/** Checks a stream from its first entry; says the first sequence number that does not hold. */
export function verifyChain(entries: readonly LedgerEntry[]): { ok: true } | { ok: false; seq: number } {
  let previous = GENESIS;
  for (const [index, entry] of entries.entries()) {
    const again = sealEntry(entry, index + 1, previous);
    if (entry.seq !== index + 1 || entry.previous !== previous || entry.hash !== again.hash) {
      return { ok: false, seq: index + 1 };
    }
    previous = entry.hash;
  }
  return { ok: true };
}
