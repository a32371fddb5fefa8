import type { LineKey } from './audit-item.ts';

/** Most lines of one review; somebody with more gets several. The page, and the table's limits for one item, stay usable. */
export const MOST_LINES = 500;

/** The lines of an audit that one reviewer decides. Its wait is a question: reminders, delegation, escalation and deadline are a question's. */
export interface Review {
  readonly auditId: string;
  /** From 0. */
  readonly review: number;
  /** Whom the policy named; who answers in the end stands in the question. */
  readonly reviewerId: string;
  /** Next people of the policy, in this order. */
  readonly fallback: readonly string[];
  readonly policyRule: string;
  /** Sorted by client, then person. */
  readonly lines: readonly LineKey[];
  /** When the first decision of a line was saved. */
  readonly firstSavedAt?: string | undefined;
  readonly submittedAt?: string | undefined;
  readonly submittedBy?: string | undefined;
  readonly version: number;
}
