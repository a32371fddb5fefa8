import type { Look } from '../command.ts';
import type { EngagementChangedAnswer } from '../engagement-answers.ts';
import { namesOf, stateCell } from './rows.ts';
import { facts, indented, spaced } from './table.ts';

/** What an engagement is after a change of it, and what comes next. */
export function engagementChangedText(data: EngagementChangedAnswer, { style, when }: Look, again: string): string {
  return spaced(
    data.done ? again : `Changed ${style(data.engagementId, 'strong')}`,
    facts(style, [
      ['State', stateCell(data.state)],
      ['Package', `${data.packageKey}, of catalogue version ${data.catalogueVersion}`],
      ['Team', namesOf(data.team)],
      ['Until', when.time(data.endsAt)],
      ['Run', data.runId],
    ]),
    ...(data.before === null ? [] : ['Until it is allowed, what held before counts for everybody else.']),
    `See how it goes:\n${indented(`steward engagement show ${data.engagementId}`)}`,
  );
}
