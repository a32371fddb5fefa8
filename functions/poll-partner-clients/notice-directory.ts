import { createHash } from 'node:crypto';
import { isMassLeaving } from '../../shared/domain/remedy/mass-leaving.ts';
import { directoryLeavers } from '../../shared/domain/roster/directory-leavers.ts';
import { reconcileRoster } from '../../shared/domain/roster/reconcile-roster.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { DirectoryBook } from '../../shared/ports/directory.ts';
import type { RosterBook } from '../../shared/ports/people.ts';
import type { Offboardings } from '../../shared/ports/remedies.ts';
import { type BeginOffboarding, isOpen } from '../../shared/services/offboardings/begin-offboarding.ts';
import type { Office } from '../../shared/services/office.ts';
import type { QueueMail } from '../../shared/services/queue-mail.ts';

/** What noticing leavers of the directory needs. */
export interface NoticeDirectoryDependencies {
  readonly directory: Pick<DirectoryBook, 'current'>;
  readonly rosterBook: Pick<RosterBook, 'members'>;
  readonly offboardings: Pick<Offboardings, 'ofPerson'>;
  readonly beginOffboarding: BeginOffboarding;
  readonly office: Pick<Office, 'operator'>;
  readonly queueMail: QueueMail;
  readonly clock: Clock;
}

/** Begins the offboarding of who has left by the directory since its import, or whom an import that died did not come to. */
export type NoticeDirectory = (correlationId: string) => Promise<void>;

/**
 * @see NoticeDirectory
 * 1. Whose offboarding is open, or was for this leaving, is passed over: a day that somebody moved, or cancelled, stays so.
 * 2. Too many at once: nothing begins, and partner operations is told, once for the same people.
 */
export function createNoticeDirectory(dependencies: NoticeDirectoryDependencies): NoticeDirectory {
  const { directory, rosterBook, offboardings, beginOffboarding, office, queueMail, clock } = dependencies;
  return async (correlationId) => {
    const [current, portalMembers] = await Promise.all([directory.current(), rosterBook.members()]);
    if (current === undefined) return;
    const now = clock.now();
    // 1. Whose has not begun?
    const fresh: string[] = [];
    for (const { personId, since } of directoryLeavers(current, portalMembers, now)) {
      const begun = (await offboardings.ofPerson(personId)).some(
        (one) => isOpen(one) || one.noticedAt >= since || one.effectiveAt >= since,
      );
      if (!begun) fresh.push(personId);
    }
    // 2. Too many?
    const here = reconcileRoster({ portalMembers, directory: current, now }).active.length + fresh.length;
    if (isMassLeaving(fresh.length, here)) return tell(fresh.sort(), here, correlationId);
    for (const personId of fresh) await beginOffboarding({ personId, cause: 'left-directory', correlationId });
  };

  async function tell(leaving: readonly string[], of: number, correlationId: string): Promise<void> {
    const hash = createHash('sha256').update(leaving.join()).digest('hex').slice(0, 16);
    await queueMail({
      mailId: `leavers-held.${hash}`,
      kind: 'leavers-held',
      personId: (await office.operator()).personId,
      reminder: 0,
      facts: { leaving: leaving.length, of },
      correlationId,
    });
  }
}
