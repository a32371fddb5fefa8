import * as z from 'zod';
import type { ClientWords } from '../../shared/domain/client-words/client-words.ts';
import type { NoticeChoice } from '../../shared/domain/person.ts';
import type { FormFault } from '../../shared/services/link-pages.ts';

/** Fields of a posted form. */
export type Form = Readonly<Record<string, string>>;

/** A form that fits, or what is wrong with it and where. The messages stand on the page. */
type Read<T> = { readonly value: T } | { readonly fault: FormFault };

/** The longest text that people write to each other, in characters. */
const TEXT = 2000;

const note = z.string().trim().max(TEXT).default('');

/** What does not fit in an answer; a client reads it in its language. */
type AnswerErrors = Pick<ClientWords['consent']['errors'], 'answer' | 'note' | 'refuse' | 'name' | 'reason'>;

const AGENCY: AnswerErrors = {
  answer: 'Choose approve or decline.',
  note: `The note may have ${TEXT} characters at most.`,
  refuse: 'To decline, please say why: the colleague who looks after it is told.',
  name: (clientName) => `Please type the client’s name: ${clientName}`,
  reason: 'Please give the reason: it stays with the decision.',
};

/** Reads the answer; `clientName`, where given, has to be typed, with a reason for either answer. */
export function readAnswer(
  form: Form,
  clientName: string | undefined,
  words: AnswerErrors = AGENCY,
): Read<{ answer: 'approve' | 'decline'; note: string | undefined }> {
  const kept = { note: form['note'], entered: { clientName: form['clientName'] } };
  const answer = z.enum(['approve', 'decline']).safeParse(form['answer']);
  if (!answer.success) return { fault: { ...kept, error: words.answer, errorAt: 'answer' } };
  const text = note.safeParse(visible(form['note']));
  if (!text.success) return { fault: { ...kept, error: words.note, errorAt: 'note' } };
  if (answer.data === 'decline' && text.data === '') {
    return {
      fault: {
        ...kept,
        error: words.refuse,
        errorAt: 'note',
      },
    };
  }
  if (clientName !== undefined && answer.data === 'approve') {
    if (plain(form['clientName'] ?? '') !== plain(clientName)) {
      return { fault: { ...kept, error: words.name(clientName), errorAt: 'clientName' } };
    }
    if (text.data === '') {
      return { fault: { ...kept, error: words.reason, errorAt: 'note' } };
    }
  }
  return { value: { answer: answer.data, note: text.data === '' ? undefined : text.data } };
}

/** Reads what is asked back or replied. */
export function readText(form: Form, words?: ClientWords['consent']['errors']): Read<string> {
  const read = z
    .string({ error: 'Please write something.' })
    .trim()
    .min(1, { error: 'Please write something.' })
    .max(TEXT, { error: `The text may have ${TEXT} characters at most.` })
    .safeParse(visible(form['text']));
  if (read.success) return { value: read.data };
  return { fault: { error: words?.text ?? messageOf(read.error), errorAt: 'text', entered: { text: form['text'] } } };
}

/** Reads to whom a question is handed. */
export function readDelegate(form: Form, eligible: readonly string[]): Read<string> {
  const to = form['to'] ?? '';
  if (eligible.includes(to)) return { value: to };
  return { fault: { error: 'Please choose the person to whom you hand it.', errorAt: 'to', entered: { to } } };
}

/** Reads an absence: its last day, and who decides meanwhile. */
export function readAway(
  form: Form,
  eligible: readonly string[],
): Read<{ until: string; delegateId: string | undefined }> {
  const entered = { until: form['until'], delegate: form['delegate'] };
  const until = z.iso.date().safeParse(form['until']);
  if (!until.success) {
    return { fault: { error: 'Please give the last day of your absence, as a date.', errorAt: 'until', entered } };
  }
  const delegateId = form['delegate'] === '' ? undefined : form['delegate'];
  if (delegateId !== undefined && !eligible.includes(delegateId)) {
    return { fault: { error: 'Please choose somebody of the list, or nobody.', errorAt: 'until', entered } };
  }
  return { value: { until: until.data, delegateId } };
}

/** Reads how notices are to come. */
export function readNotices(form: Form): Read<NoticeChoice> {
  const read = z.enum(['at-once', 'digest']).safeParse(form['notices']);
  if (read.success) return { value: read.data };
  return { fault: { error: 'Please choose how notices should come.', errorAt: 'answer' } };
}

/** A text of invisible characters alone says nothing. */
function visible(text: string | undefined): string | undefined {
  return text === undefined || /[\p{L}\p{N}\p{P}\p{S}]/u.test(text) ? text : '';
}

/** Spaces and capitals do not matter. */
function plain(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

function messageOf(error: z.ZodError): string {
  return error.issues.map((issue) => issue.message).join(' ');
}
