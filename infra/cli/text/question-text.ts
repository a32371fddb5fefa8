import type { Look } from '../command.ts';
import type { NamedPerson, NamedWaitAnswer, QuestionAnswer, WaitAnswer } from '../question-answers.ts';
import { askedCell, namesOf, personWords, untilCell, waitWords } from './rows.ts';
import { type Cell, facts, indented, section, spaced, wrapped } from './table.ts';

/** Columns that a value beside its label may take, of the 80 of a plain terminal. */
const VALUE = 60;

/** A wait of a list: a heading and a few lines, as its id is too long for a column. */
export function waitCard(wait: NamedWaitAnswer, look: Look): string {
  const { style } = look;
  return section(
    style,
    `${wait.clientName}: ${waitWords(wait)}`,
    facts(style, [
      ['Asked', lines(askedCell(wait))],
      ...agreedRows(wait, look),
      ['Until', untilCell(wait, look)],
      ...nextRows(wait, look),
      ['Id', { text: wait.waitId, tone: 'dim' }],
    ]),
  );
}

/** One wait with all that is known of it. */
export function questionText(data: QuestionAnswer, look: Look): string {
  const { style, when } = look;
  const open = data.state === 'open';
  const asked = data.asked.map((one) => personWords(one) + whereWords(one, data)).join('\n');
  return spaced(
    `${style(`${data.clientName}: ${waitWords(data)}`, 'strong')}\n${style(data.waitId, 'dim')}`,
    facts(style, [
      ...(open ? [] : [['State', endedWords(data, look)] as const]),
      ...stepRow(data),
      [open ? 'Asked' : 'Was asked', data.asked.length === 0 ? askedCell(data) : asked],
      ...agreedRows(data, look),
      ['Until', untilCell(data, look)],
      ...(open ? nextRows(data, look) : []),
      ...(data.requester === null ? [] : [['Requester', personWords(data.requester)] as const]),
      ...(data.excluded.length === 0 ? [] : [['May not decide', lines(namesOf(data.excluded))] as const]),
      ...(data.policyRule === null
        ? []
        : [['Rule', lines(`${data.policyRule}, of policy version ${data.policyVersion}`)] as const]),
    ]),
    data.steps.length < 2 ? '' : section(style, 'Steps', facts(style, stepsRows(data))),
    data.history.length === 0
      ? ''
      : section(
          style,
          'So far',
          facts(
            style,
            data.history.map(({ at, text }) => [when.time(at), lines(text, 54)]),
          ),
        ),
    remedy(data, look),
  );
}

/** What to do about places that nobody has. */
function remedy({ state, waitId, question }: QuestionAnswer, { style }: Look): string {
  if (state !== 'open' || question === null || question.pending !== null) return '';
  if (question.emptyPlaces === 0 || question.party === 'client') return '';
  const what = `Fewer are asked than have to agree. Name ${question.emptyPlaces === 1 ? 'another one' : `${question.emptyPlaces} more`}:`;
  return `${style(what, 'attention')}\n${indented(`steward question reassign ${waitId} --to <address>`)}`;
}

function agreedRows({ quorum, question, kind, answered }: WaitAnswer, { when }: Look): (readonly [string, Cell])[] {
  if (kind !== 'question') return [];
  if (question === null) return [['Answered', `${answered} of ${quorum}`]];
  const { approvals, pending, emptyPlaces } = question;
  const short = emptyPlaces === 0 ? '' : `, and ${emptyPlaces} more ${emptyPlaces === 1 ? 'has' : 'have'} to be asked`;
  const agreed = `${approvals} of ${quorum}${short}`;
  const rows: (readonly [string, Cell])[] = [
    ['Approved', emptyPlaces === 0 ? agreed : { text: agreed, tone: 'attention' }],
  ];
  if (pending !== null) {
    const words = pending.answer === 'approve' ? 'approved' : 'declined';
    rows.push([
      'Decided',
      {
        text: lines(`${words} by ${pending.by.name}, can be taken back until ${when.time(pending.until)}`),
        tone: 'attention',
      },
    ]);
  }
  return rows;
}

function nextRows({ reminders, reminderAt, question }: WaitAnswer, { when }: Look): (readonly [string, Cell])[] {
  const next = reminderAt === null ? '' : `, the next one ${when.time(reminderAt)}`;
  const rows: (readonly [string, Cell])[] = [['Reminders', `${reminders} sent${next}`]];
  const escalateAt = question?.pending === null ? question.escalateAt : null;
  if (escalateAt !== null) rows.push(['Fallback', `asked too from ${when.time(escalateAt)}`]);
  return rows;
}

function stepRow({ question }: QuestionAnswer): (readonly [string, Cell])[] {
  if (question === null) return [];
  const whose = question.party === 'client' ? ' (the client’s own consent)' : '';
  return [['Step', lines(`${question.stage} of ${question.stages}: ${question.stageName}${whose}`)]];
}

function stepsRows({ steps }: QuestionAnswer): (readonly [string, Cell])[] {
  return steps.map(({ name, approvers, quorum, fallback }, index) => {
    const then = fallback.length === 0 ? '' : `; then ${namesOf(fallback)}`;
    return [`${index + 1}. ${name}`, lines(`${namesOf(approvers)} (${quorum} of ${approvers.length})${then}`, 54)];
  });
}

const NOT_THERE: Readonly<Record<string, string>> = {
  away: 'is away',
  left: 'has left',
  unreachable: 'no mail arrives',
};

/** What keeps somebody who is asked from answering, if something does. */
function whereWords({ personId }: NamedPerson, { state, question, notThere }: QuestionAnswer): string {
  if (state !== 'open' || question === null) return '';
  if (!question.waitingFor.some((one) => one.personId === personId)) return ', has answered';
  const why = notThere.find((one) => one.personId === personId)?.why;
  return why === undefined ? '' : `, ${NOT_THERE[why] ?? why}`;
}

function endedWords({ outcome }: QuestionAnswer, { when }: Look): string {
  return outcome === null ? 'ended' : `${outcome.result}, ${when.time(outcome.at)}`;
}

function lines(cell: string, width?: number): string;
function lines(cell: Cell, width?: number): Cell;
function lines(cell: Cell, width = VALUE): Cell {
  return typeof cell === 'string' ? wrapped(cell, width) : { ...cell, text: wrapped(cell.text, width) };
}
