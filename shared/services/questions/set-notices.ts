import { PARTNER_STREAM } from '../../domain/ledger.ts';
import type { NoticeChoice } from '../../domain/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { People } from '../../ports/people.ts';

/** What choosing how notices come needs. */
export interface SetNoticesDependencies {
  readonly people: Pick<People, 'note'>;
  readonly clock: Clock;
}

/** Notes how somebody's notices come from now on, and who chose so. @throws NotFoundError */
export type SetNotices = (
  personId: string,
  notices: NoticeChoice,
  by: { by: string; correlationId?: string | undefined },
) => Promise<void>;

/** @see SetNotices */
export function createSetNotices({ people, clock }: SetNoticesDependencies): SetNotices {
  return async (personId, notices, { by, correlationId }) => {
    const at = clock.now().toISOString();
    const facts = { personId, notices };
    await people.note(
      personId,
      { notices },
      { stream: PARTNER_STREAM, type: 'notices-chosen', at, actor: by, correlationId, facts },
    );
  };
}
