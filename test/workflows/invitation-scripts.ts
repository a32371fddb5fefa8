import { asked, holds, returns, type Script, took } from '../support/workflow-script.ts';

/** The whole course, from review to connected; tests put something else over single steps. */
export const CONNECTED: Script = {
  ReviewInvitation: returns({ verdict: 'ask', end: 'running' }),
  AskApproval: asked('w-approval'),
  HoldApproval: holds(),
  TakeApproval: took('approved'),
  AskAcceptance: asked('w-acceptance'),
  HoldAcceptance: holds(),
  TakeAcceptance: took('accepted'),
  RegisterClient: returns({ clientId: 'c-1' }),
  AskConnection: asked('w-connection'),
  HoldConnection: holds(),
  TakeConnection: took('connected'),
  StartProvisioning: returns({ engagementId: 'e-1', end: 'connected' }),
  CloseRun: returns({ verdict: 'ended' }),
  ParkRun: returns({ parked: true }),
  NoteFailure: returns({ noted: true }),
};

/** States of the course, stretch by stretch. */
export const REVIEWED = ['ReviewInvitation', 'WasReviewed'];
/** @see REVIEWED */
export const HELD_APPROVAL = ['AskApproval', 'WasAskedApproval', 'HoldApproval', 'TakeApproval', 'IsApproved'];
/** @see REVIEWED */
export const HELD_ACCEPTANCE = [
  'AskAcceptance',
  'WasAskedAcceptance',
  'HoldAcceptance',
  'TakeAcceptance',
  'IsAccepted',
];
/** @see REVIEWED */
export const HELD_CONNECTION = [
  'RegisterClient',
  'AskConnection',
  'WasAskedConnection',
  'HoldConnection',
  'TakeConnection',
  'IsConnected',
];
/** @see REVIEWED */
export const CLOSED = ['CloseRun', 'WasClosed', 'Done'];
/** @see REVIEWED */
export const PARKED = ['ParkRun', 'Parked'];
/** @see REVIEWED */
export const FAILED = ['NoteFailure', 'Failed'];
/** Everything up to the last question, and the start of provisioning. */
export const TO_THE_END = [
  ...REVIEWED,
  ...HELD_APPROVAL,
  ...HELD_ACCEPTANCE,
  ...HELD_CONNECTION,
  'StartProvisioning',
  'EndConnected',
];
