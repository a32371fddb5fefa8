import type { Access } from '../grant.ts';

/** What is to happen to one user of one portal: taken away, or set back to what the grant says. */
export type RemedyAction = 'remove' | 'restore';

/**
 * How far a remedy is. `verified` means read back. What could not be done in time is an `exception`: it stays, with a reason, a control in its
 * place, a new date, and somebody who answers for it.
 */
export type RemedyState = 'planned' | 'awaiting-person' | 'verified' | 'exception';

/** Why something stays although it should not; codes. */
export type RemedyReason =
  | 'super-admin-untouchable'
  | 'several-permission-sets'
  | 'team-cannot-be-cleared'
  | 'permission-set-missing'
  | 'write-refused'
  | 'read-back-differs'
  | 'not-done-by-person'
  /** A person was to be asked, and that failed for good. */
  | 'asking-failed'
  | 'connection-revoked'
  | 'connection-missing-scope'
  | 'connection-uninstalled'
  | 'connection-not-connected'
  | 'hubspot-unavailable'
  | 'not-partner-side'
  | 'outgoing-stopped'
  | 'observe-mode'
  /** The portal's connection was installed by the leaver: another has to renew it before they can go. */
  | 'connection-rests-on-leaver'
  /** There is no grant (any more) to set the access back to. */
  | 'grant-ended'
  /** There is no user whose access could be set back. */
  | 'user-missing'
  /** The client ended everything, and left this as it is. */
  | 'left-open-by-client'
  /** The client said that it is done, and nobody of ours can read the portal. */
  | 'confirmed-by-client';

/** What stays. */
export interface RemedyException {
  readonly reason: RemedyReason;
  /** A code of the policy, or what partner operations wrote. */
  readonly control: string;
  /** New date, by which it is looked at again. */
  readonly until: string;
  readonly approvedBy: string;
  readonly at: string;
}

/** What an audit's decision, or somebody's leaving, makes of one user's access in one portal. */
export interface Remedy {
  readonly runId: string;
  readonly shard: number;
  /** Position within the shard, from 0; with the shard it names the remedy and its waits. */
  readonly item: number;
  readonly clientId: string;
  readonly portalId: number;
  readonly personId: string;
  /** As last read; absent where nobody has looked yet. */
  readonly userId?: string | undefined;
  readonly action: RemedyAction;
  /** For `restore`: what the grant says. */
  readonly wanted?: { readonly permissionSetName: string; readonly access: Access } | undefined;
  /** Who allowed it; empty where a rule of the policy did. */
  readonly decidedBy: readonly string[];
  readonly policyVersion?: number | undefined;
  readonly dueAt: string;
  readonly state: RemedyState;
  readonly reason?: RemedyReason | undefined;
  /** How often HubSpot failed, or read back something else. */
  readonly tries: number;
  /** Rounds of asking a person whose end was looked at; absent is none. */
  readonly rounds?: number | undefined;
  /** How often it was put on the list of those about which a person is to be asked; absent is never. */
  readonly asks?: number | undefined;
  /** When the access was read back as it should be. */
  readonly readBackAt?: string | undefined;
  /** What was found there just before: nobody (already gone), or a user with this access. */
  readonly found?:
    | {
        readonly superAdmin: boolean;
        readonly permissionSetNames: readonly string[];
        /** For `restore`: teams that the grant does not give. */
        readonly surplusTeams?: readonly string[] | undefined;
      }
    | 'gone'
    | undefined;
  /** Records that the user owned, by object, where the optional scopes were given. */
  readonly ownedRecords?: Readonly<Record<string, number>> | undefined;
  readonly exception?: RemedyException | undefined;
  readonly version: number;
}

/** Item number of a remedy's manual-step wait: unique within the run. */
export function waitItemOf({ shard, item }: Pick<Remedy, 'shard' | 'item'>): number {
  return shard * 100_000 + item;
}

/** Whether something was changed in the portal, and read back: somebody was found there, and is as decided now. */
export function isCarriedOut({ state, found }: Pick<Remedy, 'state' | 'found'>): boolean {
  return state === 'verified' && found !== undefined && found !== 'gone';
}
