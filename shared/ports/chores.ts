/** What a sweep did, by kind of due record. */
export interface SweepSummary {
  readonly done: Readonly<Record<string, number>>;
  /** Records that failed; they stay due. */
  readonly failed: number;
}

/** What a poll of the partner clients saw. */
export interface PollSummary {
  /** False while the partner portal is not connected: then nothing was read. */
  readonly connected: boolean;
  readonly records: number;
  /** Invitations that began. */
  readonly began: number;
  readonly failed: number;
  /** Users on the roster. */
  readonly roster: number;
}

/** What a reading of HubSpot's webhooks journal saw. */
export interface JournalSummary {
  readonly read: number;
  /** Connections that were found to be uninstalled. */
  readonly uninstalled: number;
}

/** What the schedule does by itself, done now because somebody asked. */
export interface Chores {
  /** @throws Error when the sweep itself failed, or did not report in time */
  sweep(correlationId: string): Promise<SweepSummary>;
  /** @throws Error when the poll itself failed, or did not report in time */
  poll(correlationId: string): Promise<PollSummary>;
  /** @throws Error when the reading itself failed, or did not report in time */
  journal(correlationId: string): Promise<JournalSummary>;
}
