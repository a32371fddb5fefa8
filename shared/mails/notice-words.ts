/** A notice in short: what a digest shows of it. The mail of its own has the same heading. */
export interface NoticeWords {
  readonly heading: string;
  readonly text: string;
}
