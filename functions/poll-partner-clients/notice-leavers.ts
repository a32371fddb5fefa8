import { createHash } from 'node:crypto';
import { isMassLeaving } from '../../shared/domain/remedy/mass-leaving.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { RosterBook, RosterMember } from '../../shared/ports/people.ts';
import type { Offboardings } from '../../shared/ports/remedies.ts';
import type { BeginOffboarding } from '../../shared/services/offboardings/begin-offboarding.ts';
import type { Office } from '../../shared/services/office.ts';
import type { ReplacePerson } from '../../shared/services/questions/replace-person.ts';
import type { QueueMail } from '../../shared/services/queue-mail.ts';

/** What noticing leavers needs. */
export interface NoticeLeaversDependencies {
  readonly rosterBook: Pick<RosterBook, 'save'>;
  readonly offboardings: Pick<Offboardings, 'ofPerson'>;
  readonly beginOffboarding: BeginOffboarding;
  /** Open questions of a leaver go to somebody else. */
  readonly replacePerson: ReplacePerson;
  readonly office: Pick<Office, 'operator'>;
  readonly queueMail: QueueMail;
  readonly clock: Clock;
}

/** What a poll saw of the roster. */
export interface SeenRoster {
  /** Members whose user is no longer in the partner portal. */
  readonly gone: readonly RosterMember[];
  /** People who are in the partner portal now. */
  readonly here: ReadonlySet<string>;
  /** How many people were here before. */
  readonly before: number;
}

/** An offboarding that began within so many days was for this leaving. */
const LATELY_DAYS = 30;

/** Draws the consequences of users who are gone from the partner portal. */
export type NoticeLeavers = (seen: SeenRoster, correlationId: string) => Promise<void>;

/**
 * Notices leavers.
 * 1. Who has another user in the partner portal has not left; the old user is marked.
 * 2. Too many at once, or all of them: nothing begins and nobody is marked, until partner operations, who is told, begins it for each, or they are back.
 * 3. Else each one's offboarding begins, then they are marked: a poll that dies between the two finds it begun.
 */
export function createNoticeLeavers(dependencies: NoticeLeaversDependencies): NoticeLeavers {
  const { rosterBook, offboardings, beginOffboarding, replacePerson, office, queueMail, clock } = dependencies;
  return async ({ gone, here, before }, correlationId) => {
    // 1. Moved?
    for (const member of gone) if (here.has(member.personId)) await mark(member);
    const left = gone.filter((member) => !here.has(member.personId));
    // 2. Too many?
    const fresh: RosterMember[] = [];
    for (const member of left) if (!(await wasBegun(member))) fresh.push(member);
    const leaving = new Set(fresh.map((member) => member.personId)).size;
    // The connection itself rests on somebody: an answer without anybody is none.
    const isHeld = isMassLeaving(leaving, before) || (leaving > 0 && here.size === 0);
    if (isHeld) await tell(fresh, before, correlationId);
    // 3. Begin.
    for (const member of left) {
      const { personId } = member;
      if (isHeld && fresh.includes(member)) continue;
      if (fresh.includes(member)) await beginOffboarding({ personId, cause: 'left-partner-portal', correlationId });
      await mark(member);
      // Who dies here is helped by the sweep: a reminder replaces those who have left.
      await replacePerson(personId);
    }
  };

  /** Under way, or ended lately and since they were seen here: after that they may have got access again. */
  async function wasBegun({ personId, seenAt }: RosterMember): Promise<boolean> {
    const lately = new Date(clock.now().getTime() - LATELY_DAYS * 86_400_000).toISOString();
    return (await offboardings.ofPerson(personId)).some(
      ({ state, noticedAt, effectiveAt }) =>
        state === 'running' ||
        ((state === 'done' || state === 'partly') && noticedAt > lately && later(noticedAt, effectiveAt) >= seenAt),
    );
  }

  async function mark(member: RosterMember): Promise<void> {
    await rosterBook.save({ ...member, leftAt: clock.now().toISOString() });
  }

  /** Once for the same people, however often they are found gone. */
  async function tell(fresh: readonly RosterMember[], before: number, correlationId: string): Promise<void> {
    const ids = [...new Set(fresh.map((member) => member.personId))].sort();
    const hash = createHash('sha256').update(ids.join()).digest('hex').slice(0, 16);
    await queueMail({
      mailId: `leavers-held.${hash}`,
      kind: 'leavers-held',
      personId: (await office.operator()).personId,
      reminder: 0,
      facts: { leaving: ids.length, of: before },
      correlationId,
    });
  }
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
