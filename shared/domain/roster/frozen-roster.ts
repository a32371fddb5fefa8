/** Which source says that somebody has left. */
export type LeftSource = 'partner-portal' | 'directory' | 'both';

/** One person of a frozen roster. Ids and codes only: name and address stand on the person's item. */
export interface FrozenMember {
  readonly personId: string;
  /** Absent for whoever only the directory knows. */
  readonly hubspotUserId?: string | undefined;
  /** Ids of somebody who was in the partner portal under several, which may still stand in a client's portal; absent where there is one. */
  readonly otherUserIds?: readonly string[] | undefined;
  /** Since when (UTC, ISO 8601), by the source that said so first; absent for whoever is here. */
  readonly left?: { readonly since: string; readonly source: LeftSource } | undefined;
  /** Present only where the directory marks the person as a contractor or guest. */
  readonly contractor?: true | undefined;
  readonly managerId?: string | undefined;
  readonly department?: string | undefined;
}

/** All of HubSpot's user ids of somebody. */
export function userIdsOf({ hubspotUserId, otherUserIds = [] }: FrozenMember): string[] {
  return hubspotUserId === undefined ? [] : [hubspotUserId, ...otherUserIds];
}

/** The roster as it was at one moment, for an audit: both sources reconciled, members sorted by person id. */
export interface FrozenRoster {
  /** When it was read, UTC, ISO 8601. */
  readonly at: string;
  readonly members: readonly FrozenMember[];
  /** People in one source only; empty while there is no directory. */
  readonly unmatched: { readonly portalOnly: readonly string[]; readonly directoryOnly: readonly string[] };
  /** Department or manager differs from the directory import before. */
  readonly movers: readonly string[];
  /** The import that it rests on; absent where only the partner portal is known. */
  readonly directory?: { readonly number: number; readonly at: string; readonly stale: boolean } | undefined;
}
