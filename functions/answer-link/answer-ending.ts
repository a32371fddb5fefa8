import { clientStream } from '../../shared/domain/ledger.ts';
import type { Link } from '../../shared/domain/link.ts';
import { endOfDay } from '../../shared/domain/working-time.ts';
import { ConflictError, RuleError } from '../../shared/errors.ts';
import type { PageAnswer, PageRequest } from '../../shared/pages/page-exchange.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Engagements } from '../../shared/ports/engagements.ts';
import type { RosterBook } from '../../shared/ports/people.ts';
import type { Catalogues } from '../../shared/ports/publications.ts';
import type { ChangeEngagement } from '../../shared/services/access/change-engagement.ts';
import { packageOf } from '../../shared/services/access/package-of.ts';
import { endingStandingOf, offeredEnd } from '../../shared/services/engagements/ending-pages.ts';
import type { LinkPages } from '../../shared/services/link-pages.ts';
import { leavers } from '../../shared/services/questions/read-standing.ts';

/** What answering about an engagement's end needs. */
export interface AnswerEndingDependencies {
  readonly engagements: Pick<Engagements, 'read' | 'replace'>;
  readonly catalogues: Pick<Catalogues, 'version'>;
  readonly changeEngagement: Pick<ChangeEngagement, 'extend'>;
  readonly rosterBook: Pick<RosterBook, 'members'>;
  readonly linkPages: Pick<LinkPages, 'show'>;
  readonly clock: Clock;
  /** IANA zone of the agency, in which days end. */
  readonly timeZone: string;
}

/** Extends an engagement, or notes that it may end, as the form of its link says; too late, the page says so. */
export type AnswerEnding = (link: Link, token: string, request: PageRequest) => Promise<PageAnswer>;

/** @see AnswerEnding; whoever has left since, and whoever has the access, changes nothing. */
export function createAnswerEnding(dependencies: AnswerEndingDependencies): AnswerEnding {
  const { engagements, catalogues, changeEngagement, rosterBook, linkPages, clock, timeZone } = dependencies;
  return async (link, token, { form, correlationId }) => {
    const { engagementId, endsAt, personId: by } = link;
    const engagement = engagementId === undefined ? undefined : await engagements.read(engagementId);
    if (engagementId === undefined || endsAt === undefined || engagement === undefined)
      return linkPages.show(link, token);
    if (leavers(await rosterBook.members()).has(by)) return linkPages.show(link, token);
    if (endingStandingOf(engagement, link) !== 'open') return { redirect: `/links/${token}?late=1` };
    if (form['answer'] === 'let-end') {
      const at = clock.now().toISOString();
      const fact = {
        stream: clientStream(engagement.clientId),
        type: 'engagement-let-end' as const,
        at,
        actor: by,
        correlationId,
        facts: { engagementId, endsAt },
      };
      try {
        await engagements.replace({ ...engagement, letEnd: { endsAt, by, at } }, [fact]);
      } catch (error) {
        // Somebody was faster; the page says what it is now.
        if (!(error instanceof ConflictError)) throw error;
      }
      return { redirect: `/links/${token}` };
    }
    if (form['answer'] !== 'extend' && form['answer'] !== 'extend-to') return linkPages.show(link, token);
    const { durationDays } = await packageOf(catalogues, engagement);
    const until =
      form['answer'] === 'extend' ? offeredEnd(endsAt, durationDays) : lastMomentOf(form['on'] ?? '', endsAt);
    if (until === undefined) {
      const fault = { error: 'Please give a day after the present end, such as 2027-03-31.', on: form['on'] };
      return linkPages.show(link, token, { fault });
    }
    try {
      await changeEngagement.extend(engagementId, until, { by, correlationId });
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      return { redirect: `/links/${token}?late=1` };
    }
    return { redirect: `/links/${token}` };
  };

  function lastMomentOf(day: string, endsAt: string): string | undefined {
    const begins = new Date(`${day}T00:00:00Z`);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(begins.getTime())) return undefined;
    if (begins.toISOString().slice(0, 10) !== day) return undefined;
    const until = endOfDay(day, timeZone).toISOString();
    return until > endsAt ? until : undefined;
  }
}
