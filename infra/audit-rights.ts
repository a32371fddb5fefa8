import type { FunctionRights } from './function-rights.ts';

/** Lambda's longest: such a step works through a shard, and goes on where it stopped. */
const LONG = 900;

/** Reading and writing a client's portal: the client app's secret (to refresh) and its tokens. */
const CLIENT = { tokens: ['encrypt', 'decrypt'], secrets: ['client'], publicUrl: true } as const;

/** What the functions of audits, offboardings and closures may do. @see FUNCTION_RIGHTS */
export const AUDIT_RIGHTS: Readonly<Record<string, FunctionRights>> = {
  // At the edge.
  'show-review': { does: 'Shows a review; changes nothing.', table: 'read', readsMany: true, memory: 1024 },
  'answer-review': {
    does: 'Saves and submits the decisions of a review.',
    table: 'write',
    readsMany: true,
    sends: ['mail', 'pauses'],
    memory: 1024,
  },
  // Behind schedules.
  'start-audit': { does: 'Starts an audit when its day has come.', table: 'write', executions: ['start'] },
  // offboarding-audit.
  'open-audit': { does: 'Freezes roster and scope of an audit.', table: 'write', readsMany: true, timeout: 300 },
  'audit-portals': {
    does: 'Reads the portals of a shard and computes findings.',
    ...CLIENT,
    table: 'write',
    timeout: LONG,
  },
  'assign-reviews': {
    does: 'Gives each line of an audit to a reviewer.',
    table: 'write',
    readsMany: true,
    sends: ['mail'],
    timeout: LONG,
  },
  'ask-review': { does: 'Puts a review to its reviewer.', table: 'write', sends: ['mail'] },
  'decide-rest': { does: 'Lets the policy decide what nobody did, and plans remedies.', table: 'write', timeout: 300 },
  'close-audit': {
    does: 'Adds up an audit and seals its evidence.',
    table: 'write',
    readsMany: true,
    evidence: 'write',
    sends: ['mail'],
    timeout: LONG,
    memory: 1024,
  },
  // member-offboarding.
  'find-access': { does: 'Finds every portal in which a leaver may have access.', table: 'write', timeout: 300 },
  'tell-people': { does: 'Reports an offboarding to the manager.', table: 'write', sends: ['mail'], timeout: 300 },
  // client-closure.
  'open-closure': {
    does: "Ends a client's engagements and finds everybody of ours in its portal.",
    ...CLIENT,
    table: 'write',
    executions: ['resume'],
    timeout: 300,
  },
  'uninstall-app': {
    does: 'Uninstalls our app when nobody of ours is left.',
    ...CLIENT,
    table: 'write',
    timeout: 300,
  },
  'tell-both': { does: 'Tells the client and partner operations what was ended.', table: 'write', sends: ['mail'] },
  // All of them.
  'apply-remedies': {
    does: 'Takes access away, or sets it back, and reads it back.',
    ...CLIENT,
    table: 'delete',
    timeout: LONG,
  },
  'ask-remedy-step': { does: 'Asks a super admin of the client for one change.', table: 'write', sends: ['mail'] },
  'tell-remedies': { does: 'Tells clients what was taken away.', table: 'write', sends: ['mail'], timeout: 300 },
  'seal-evidence': {
    does: 'Writes, signs and locks the evidence of clients.',
    table: 'write',
    evidence: 'write',
    timeout: LONG,
    memory: 1024,
  },
};
