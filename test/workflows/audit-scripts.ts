import { asked, holds, returns, type Script, took } from '../support/workflow-script.ts';

/** What `OpenAudit` says. */
export const opened = (...shards: readonly number[]) => returns({ shards });
/** What `AssignReviews` says. */
export const assigned = (verdict: 'review' | 'act' | 'none', ...reviews: readonly number[]) =>
  returns({ verdict, reviews });
/** What `AuditPortals` says. */
export const read = (verdict: 'more' | 'done' = 'done') => returns({ verdict });
/** What `DecideRest` says. */
export const decided = (verdict: 'remedies' | 'nothing' = 'remedies') => returns({ verdict });
/** What `ApplyRemedies` says, with the items that need a person. */
export const applied = (verdict: 'more' | 'person' | 'done' = 'done', ...items: readonly number[]) =>
  returns({ verdict, items });
/** What `FindAccess` says. */
export const found = (verdict: 'ask' | 'remove' | 'over', shards: readonly number[], end = 'running') =>
  returns({ verdict, shards, end });

/** One item of a shard that a person has to do, and does. */
export const STEP_DONE: Script = {
  AskRemedyStep: asked('w-step'),
  HoldRemedyStep: holds(),
  TakeRemedyStep: took('done'),
};

/** One shard of an audit whose remedies need nobody; tests put something else over single steps. */
export const SHARD: Script = {
  DecideRest: decided(),
  ApplyRemedies: applied(),
  TellRemedies: returns({ told: 1 }),
  SealEvidence: returns({ packs: 1 }),
};

const CLOSING: Script = {
  CloseRun: returns({ verdict: 'ended' }),
  ParkRun: returns({ parked: true }),
  NoteFailure: returns({ noted: true }),
};

/** A whole audit with one shard and one review; tests put something else over single steps. */
export const AUDITED: Script = {
  OpenAudit: opened(0),
  AuditPortals: read(),
  AssignReviews: assigned('review', 0),
  AskReview: asked('w-review'),
  HoldReview: holds(),
  TakeReview: took('approved'),
  ...SHARD,
  CloseAudit: returns({ end: 'green' }),
  ...CLOSING,
};

/** A whole offboarding with one shard, which somebody approves; tests put something else over single steps. */
export const OFFBOARDED: Script = {
  FindAccess: found('ask', [0]),
  AskApproval: asked('w-approval'),
  HoldApproval: holds(),
  TakeApproval: took('approved'),
  ...SHARD,
  TellPeople: returns({ end: 'done' }),
  ...CLOSING,
};
