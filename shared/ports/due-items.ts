/** What is due: a kind and the id of its record. */
export interface DueItem {
  readonly kind: 'wait' | 'outcome' | 'run' | 'mail' | 'engagement' | 'offboarding' | 'closure' | 'connection';
  readonly id: string;
  readonly dueAt: string;
}

/** Timers are data: records carry a due time, and this finds those that are due. */
export interface DueItems {
  /** Due by `now`, earliest first within a shard, at most `limit` per shard. */
  find(now: Date, limit: number): Promise<DueItem[]>;
}
