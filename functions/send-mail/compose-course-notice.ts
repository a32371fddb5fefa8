import type { Mail } from '../../shared/domain/mail.ts';
import type { Person } from '../../shared/domain/person.ts';
import { resultReasonWords } from '../../shared/domain/result-words.ts';
import type { RuntimeSettings } from '../../shared/domain/settings.ts';
import { waitIdOf } from '../../shared/domain/wait.ts';
import type { CourseEnd } from '../../shared/domain/words.ts';
import { type CourseNoticeData, composeCourseNotice } from '../../shared/mails/course-notice.tsx';
import type { Clients } from '../../shared/ports/clients.ts';
import type { People } from '../../shared/ports/people.ts';
import type { Outcomes } from '../../shared/ports/waits.ts';
import type { ReadOpenLines } from '../../shared/services/access/open-lines.ts';
import type { Compose } from './send-mail.ts';

/** Ends that the notice has words for. */
const ENDS: ReadonlySet<string> = new Set<CourseEnd>([
  'approved',
  'declined',
  'approval-expired',
  'acceptance-expired',
  'connection-expired',
  'withdrawn',
  'connected',
  'by-hand',
  'provisioned',
  'partly',
  'refused',
  'ended',
  'ended-partly',
  'paused',
  'paused-partly',
  'observed',
  'parked',
  'relationship-ended',
]);

/** What the notice needs. */
export interface CourseNoticeDependencies {
  readonly clients: Pick<Clients, 'read'>;
  readonly outcomes: Pick<Outcomes, 'read'>;
  readonly people: Pick<People, 'read'>;
  readonly readOpenLines: ReadOpenLines;
}

/** Finds what a notice says. */
export type DescribeCourse = (mail: Mail, to: Person) => Promise<CourseNoticeData>;

/** Tells whoever asked how a run ended. */
export function createComposeCourseNotice(describeCourse: DescribeCourse): Compose {
  return async (mail, to) => composeCourseNotice(await describeCourse(mail, to));
}

/** @see DescribeCourse. A declined one says who declined and why, one that ended in part says whose access is open and why. */
export function createDescribeCourse(
  settings: RuntimeSettings,
  { clients, outcomes, people, readOpenLines }: CourseNoticeDependencies,
): DescribeCourse {
  return async (mail, to) => {
    const client = mail.clientId === undefined ? undefined : await clients.read(mail.clientId);
    const end = String(mail.facts['end']);
    // Whoever answered the question stands behind an end that is its answer, and behind no other.
    const decision =
      mail.runId !== undefined && (end === 'approved' || end === 'declined')
        ? await outcomes.read(waitIdOf(mail.runId, 'AskApproval'))
        : undefined;
    const decider = decision?.by.at(-1);
    const by = decider === undefined ? undefined : await people.read(decider);
    const reason = mail.facts['reason'] ?? (ENDS.has(end) ? undefined : end);
    const inPart = mail.runId !== undefined && end.endsWith('partly');
    const open = inPart ? await readOpenLines(mail.runId, end === 'partly') : [];
    return {
      agencyName: settings.agency.name,
      timeZone: settings.agency.timeZone,
      recipientName: to.name,
      clientName: client?.name ?? settings.agency.name,
      end: ENDS.has(end) ? (end as CourseEnd) : 'parked',
      plannedAgain: mail.facts['plannedAgain'] === true,
      byName: by?.name,
      note: end === 'declined' ? decision?.note : undefined,
      detail: reason === undefined ? undefined : `Code: ${reason}. "steward run list" shows the run.`,
      open: await Promise.all(
        open.map(async ({ line, reason: why }) => ({
          personName: (await people.read(line.personId))?.name ?? 'a person who was erased',
          why: resultReasonWords(line, why),
        })),
      ),
    };
  };
}
