/** Why nothing may be changed in any portal: the stage only observes, or somebody has stopped all outgoing changes. */
export type OutgoingStop = 'observe-mode' | 'outgoing-stopped';

/** The switch for all outgoing changes, as an operator left it. */
export interface OutgoingState {
  readonly stopped: boolean;
  /** Since when it stands so. */
  readonly at: string;
  /** The person who turned it. */
  readonly by: string;
  /** What they wrote about it; shown to operators only. */
  readonly reason?: string | undefined;
  readonly version: number;
}
