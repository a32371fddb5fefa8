import { asked, holds, returns, type Script, took } from '../support/workflow-script.ts';

/** What `PlanAccess` says. */
export function planned(verdict: 'ask' | 'apply' | 'refused', items: readonly number[], end = 'running') {
  return returns({ verdict, items, end });
}

/** One line that needs nobody. */
export const settled = () => returns({ verdict: 'settled' });
/** One line that needs a person. */
export const person = () => returns({ verdict: 'person' });

/** The whole course with one line, which somebody approves; tests put something else over single steps. */
export const PROVISIONED: Script = {
  InspectPortal: returns({ verdict: 'read' }),
  PlanAccess: planned('ask', [0]),
  AskApproval: asked('w-approval'),
  HoldApproval: holds(),
  TakeApproval: took('approved'),
  ApplyAccess: settled(),
  TellClientAdmins: returns({ told: 1 }),
  PublishPortalRules: returns({ end: 'provisioned' }),
  CloseRun: returns({ verdict: 'ended' }),
  ParkRun: returns({ parked: true }),
  NoteFailure: returns({ noted: true }),
};

/** States of the course, stretch by stretch. */
export const PLANNED = ['InspectPortal', 'WasRead', 'PlanAccess', 'WasPlanned'];
/** @see PLANNED */
export const HELD_APPROVAL = ['AskApproval', 'WasAskedApproval', 'HoldApproval', 'TakeApproval', 'IsApproved'];
/** @see PLANNED */
export const APPLIED = ['ApplyPlan', 'TellClientAdmins', 'PublishPortalRules', 'EndProvisioned'];
