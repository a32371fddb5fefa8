import type { RuntimeSettings } from '../../domain/settings.ts';
import type { Wait } from '../../domain/wait.ts';
import { addWorkingTime, type Calendar, calendarOf, nextWorkingMoment } from '../../domain/working-time.ts';
import type { Policies } from '../../ports/publications.ts';

/** What the times of questions need. */
export interface QuestionTimesDependencies {
  readonly settings: RuntimeSettings;
  readonly policies: Pick<Policies, 'version'>;
}

/** When a question acts by itself, and when its people are mailed, in the working time of each. */
export interface QuestionTimes {
  /** Times of a stage that begins to ask now. */
  ofStage(stage: StageBegin, now: Date): Promise<StageTimes>;
  /** The next reminder and escalation after one that came now. */
  next(wait: Pick<Wait, 'policyVersion' | 'deadlineAt'>, now: Date): { reminderAt?: string; escalateAt?: string };
  /** When somebody may be mailed who is not asked for the first time; absent where that is now. */
  mailAt(personId: string, policyVersion: number | undefined, now: Date): Promise<string | undefined>;
}

/** Who begins to be asked. */
export interface StageBegin {
  readonly asked: readonly string[];
  readonly policyVersion?: number | undefined;
  /** Whether somebody can be asked too when time has passed. */
  readonly hasFallback: boolean;
  /** Seconds; the settings' deadline of approvals where absent. */
  readonly deadline?: number | undefined;
}

/** UTC, ISO 8601. */
export interface StageTimes {
  readonly deadlineAt: string;
  readonly reminderAt?: string | undefined;
  readonly escalateAt?: string | undefined;
}

/** @see QuestionTimes */
export function createQuestionTimes({ settings, policies }: QuestionTimesDependencies): QuestionTimes {
  const { approvalDeadline, reminderInterval, escalateAfter } = settings.durations;
  const house = settings.workingTime;

  return { ofStage, next, mailAt };

  async function ofStage(begin: StageBegin, now: Date): Promise<StageTimes> {
    const { asked, policyVersion, hasFallback, deadline = approvalDeadline } = begin;
    const calendars = await Promise.all(asked.map((personId) => calendarFor(personId, policyVersion)));
    // Nobody is cut short: the latest of their deadlines is the question's.
    const ends = (calendars.length === 0 ? [house] : calendars).map((one) => addWorkingTime(now, deadline, one));
    const deadlineAt = new Date(Math.max(...ends.map((end) => end.getTime()))).toISOString();
    const { reminderAt, escalateAt } = next({ deadlineAt }, now);
    return { deadlineAt, reminderAt, escalateAt: hasFallback ? escalateAt : undefined };
  }

  function next({ deadlineAt }: Pick<Wait, 'deadlineAt'>, now: Date): { reminderAt?: string; escalateAt?: string } {
    const before = (seconds: number) => {
      const at = addWorkingTime(now, seconds, house).toISOString();
      return at < deadlineAt ? at : undefined;
    };
    const [reminderAt, escalateAt] = [before(reminderInterval), before(escalateAfter)];
    return { ...(reminderAt === undefined ? {} : { reminderAt }), ...(escalateAt === undefined ? {} : { escalateAt }) };
  }

  async function mailAt(personId: string, policyVersion: number | undefined, now: Date): Promise<string | undefined> {
    const at = nextWorkingMoment(now, await calendarFor(personId, policyVersion));
    return at > now ? at.toISOString() : undefined;
  }

  async function calendarFor(personId: string, policyVersion: number | undefined): Promise<Calendar | undefined> {
    if (house === undefined) return undefined;
    const policy = policyVersion === undefined ? undefined : await policies.version(policyVersion);
    return calendarOf(personId, policy?.calendars ?? {}, house);
  }
}
