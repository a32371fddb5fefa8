import type { PersonAnswer } from '../answers.ts';
import type { Look } from '../command.ts';
import { type Cell, indented, spaced } from './table.ts';

const CHOICES: Readonly<Record<string, string>> = { 'at-once': 'each at once', digest: 'gathered, once a day' };
const WHY: Readonly<Record<string, string>> = { bounce: 'a mail came back', complaint: 'reported as unwanted mail' };

/** Whether somebody is there and can be reached, as labelled lines. */
export function presenceRows(person: PersonAnswer, { when }: Look): (readonly [string, Cell])[] {
  const { absence, unreachable, notices } = person;
  return [
    ...(absence === null ? [] : [['Away', { text: absenceWords(absence, when), tone: 'attention' }] as const]),
    ...(unreachable === null
      ? []
      : [
          [
            'Mail',
            {
              text: `does not arrive since ${when.day(unreachable.since)}: ${WHY[unreachable.why] ?? unreachable.why}`,
              tone: 'bad',
            },
          ] as const,
        ]),
    ['Notices', CHOICES[notices] ?? notices],
  ];
}

/** For example "until 25 Dec 2026; Deputy manager decides meanwhile". */
export function absenceWords(absence: NonNullable<PersonAnswer['absence']>, when: Look['when']): string {
  const { until, delegate } = absence;
  const who = delegate === null ? 'the policy’s fallback is asked' : `${delegate.name} decides`;
  return `until ${when.day(until)}; ${who} meanwhile`;
}

/** How notices come, in words. */
export function noticesWords({ notices }: PersonAnswer): string {
  return CHOICES[notices] ?? notices;
}

/** Approvals that still wait for somebody who cannot answer, with the command that gives each to somebody else. */
export function stillWaiting({ personId, email, openQuestions }: PersonAnswer, { style }: Look): string {
  const theirs = openQuestions.filter(
    ({ question }) => question?.party === 'agency' && question.waitingFor.some((one) => one.personId === personId),
  );
  return spaced(
    ...theirs.map(
      ({ clientName, waitId }) =>
        `${style(`A question about ${clientName} stays: nobody was left to ask instead.`, 'attention')}\n${indented(
          `steward question reassign ${waitId} --from ${email} --to <address>`,
        )}`,
    ),
  );
}
