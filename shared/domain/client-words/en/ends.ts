/** What an end page says, beside its tone. */
export interface EndWords {
  readonly title: string;
  /** What happened. */
  readonly happened: string;
  /** What becomes of it. */
  readonly becomes: string;
  /** What to do next. */
  readonly next: string;
}

/** Pages on which something ended. */
export const ends = {
  /** Undefined: the English of `shared/pages/end-text.ts`, which the agency's people read too. `consent`: the client was asked for it. */
  text: (_end: string, _agency: string, _consent: boolean): EndWords | undefined => undefined,
  late: (_decided: boolean): string | undefined => undefined,
  becomes: 'What becomes of it',
  next: 'What to do next',
  outcome: 'Outcome',
  by: 'By',
  when: 'When',
};
