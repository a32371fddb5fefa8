import type { NoticeChoice } from '../../shared/domain/person.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { People } from '../../shared/ports/people.ts';
import type { SetAbsence } from '../../shared/services/questions/set-absence.ts';
import { createSetNotices } from '../../shared/services/questions/set-notices.ts';

/** What choosing needs. */
export interface OwnChoicesDependencies {
  readonly people: Pick<People, 'note'>;
  readonly setAbsence: SetAbsence;
  readonly clock: Clock;
}

/** What people choose about themselves. */
export interface OwnChoices {
  /** Gives what is wrong with the day, if something is. */
  setAbsence(personId: string, absence: { until: string; delegateId: string | undefined }): Promise<string | undefined>;
  chooseNotices(personId: string, notices: NoticeChoice): Promise<void>;
}

/** @see OwnChoices */
export function createOwnChoices({ people, setAbsence, clock }: OwnChoicesDependencies): OwnChoices {
  const setNotices = createSetNotices({ people, clock });
  return {
    setAbsence: (personId, absence) => setAbsence(personId, { ...absence, by: personId }),
    chooseNotices: (personId, notices) => setNotices(personId, notices, { by: personId }),
  };
}
