import { isAway } from '../../domain/person.ts';
import type { Standing } from '../../domain/stage-staffing.ts';
import type { Clock } from '../../ports/clock.ts';
import type { People, RosterBook, RosterMember } from '../../ports/people.ts';

/** What reading who is there needs. */
export interface ReadStandingDependencies {
  readonly people: Pick<People, 'read'>;
  readonly rosterBook: Pick<RosterBook, 'members'>;
  readonly clock: Clock;
}

/** Reads which of these people are absent, unreachable or have left; delegates of absent ones too, and theirs. */
export type ReadStanding = (personIds: Iterable<string>) => Promise<Standing>;

/** @see ReadStanding */
export function createReadStanding({ people, rosterBook, clock }: ReadStandingDependencies): ReadStanding {
  return async (personIds) => {
    const now = clock.now();
    const away = new Map<string, string | undefined>();
    const gone = new Map<string, 'unreachable' | 'left'>();
    const left = leavers(await rosterBook.members());
    const seen = new Set<string>();
    let next = [...new Set(personIds)];
    while (next.length > 0) {
      for (const personId of next) seen.add(personId);
      const persons = await Promise.all(next.map((personId) => people.read(personId)));
      next = [];
      for (const person of persons) {
        if (person === undefined) continue;
        if (left.has(person.personId)) gone.set(person.personId, 'left');
        else if (person.unreachable !== undefined) gone.set(person.personId, 'unreachable');
        if (!isAway(person, now)) continue;
        const delegate = person.absence?.delegateId;
        away.set(person.personId, delegate);
        if (delegate !== undefined && !seen.has(delegate)) next.push(delegate);
      }
    }
    return { away, gone };
  };
}

/** Who has left and not come back: somebody may have been in the partner portal under two user ids. */
export function leavers(members: readonly RosterMember[]): Set<string> {
  const here = new Set(members.filter((one) => one.leftAt === undefined).map((one) => one.personId));
  return new Set(members.map((one) => one.personId).filter((personId) => !here.has(personId)));
}
