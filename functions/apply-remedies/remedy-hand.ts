import type { Grant } from '../../shared/domain/grant.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { PortalUser } from '../../shared/domain/portal.ts';
import type { Remedy } from '../../shared/domain/remedy/remedy.ts';
import type { Run } from '../../shared/domain/run.ts';
import type { ManualStep } from '../../shared/services/access/manual-rounds.ts';

/** One remedy with everything that working on it needs; read under the lease. */
export interface RemedyHand {
  readonly run: Run;
  readonly remedy: Remedy;
  readonly person: Person;
  /** The person's grant in this portal, removed ones included. */
  readonly grant: Grant | undefined;
  /** Who allowed it: as the remedy says, and whoever approved the run. */
  readonly decidedBy: readonly string[];
  readonly step: ManualStep;
  /** Reads the person's user from the portal, now. */
  readonly look: () => Promise<PortalUser | undefined>;
}

/** What became of a remedy for now: settled; a person is needed; to be tried again; another run holds the user; or all changes are stopped. */
export type RemedyResult = 'settled' | 'person' | 'again' | 'busy' | 'stopped';
