import { listWords } from './list-words.ts';
import type { HandoverReason } from './stage-staffing.ts';

/** Something that happened to a question. People are given by name. */
export type QuestionEvent =
  | { readonly kind: 'asked'; readonly names: readonly string[] }
  | { readonly kind: 'reminded'; readonly names: readonly string[] }
  | { readonly kind: 'approved'; readonly by: string; readonly party?: 'agency' | 'client' | undefined }
  | { readonly kind: 'declined'; readonly by: string; readonly party?: 'agency' | 'client' | undefined }
  | { readonly kind: 'submitted'; readonly by: string }
  | { readonly kind: 'taken-back'; readonly by: string }
  | {
      readonly kind: 'handed-over';
      /** Absent where nobody's place was taken. */
      readonly from?: string | undefined;
      readonly to: string;
      readonly reason: HandoverReason;
    }
  | { readonly kind: 'escalated'; readonly to: readonly string[] }
  | { readonly kind: 'stage-passed'; readonly name: string }
  | { readonly kind: 'asked-back'; readonly by: string; readonly of: string }
  | { readonly kind: 'replied'; readonly by: string };

/** What a question's history says of an event: a line without a full stop. */
export function questionEventWords(event: QuestionEvent): string {
  switch (event.kind) {
    case 'asked':
      return `Asked of ${listWords(event.names)}`;
    case 'reminded':
      return `Reminder to ${listWords(event.names)}`;
    case 'approved':
      return event.party === 'client' ? `${event.by} consented` : `Approved by ${event.by}`;
    case 'declined':
      return event.party === 'client' ? `${event.by} did not consent` : `Declined by ${event.by}`;
    case 'submitted':
      return `Submitted by ${event.by}`;
    case 'taken-back':
      return `${event.by} took the answer back`;
    case 'handed-over':
      return handedOver(event.from, event.to, event.reason);
    case 'escalated':
      return `No answer yet, so ${listWords(event.to)} ${event.to.length === 1 ? 'is' : 'are'} asked too`;
    case 'stage-passed':
      return `Step done: ${event.name}`;
    case 'asked-back':
      return `${event.by} asked ${event.of} a question`;
    case 'replied':
      return `${event.by} answered the question`;
  }
}

function handedOver(from: string | undefined, to: string, reason: HandoverReason): string {
  if (reason === 'escalated') return `No answer yet, so ${to} is asked too`;
  if (from === undefined) return `Too few were left, so ${to} is asked`;
  switch (reason) {
    case 'delegated':
      return `${from} handed it to ${to}`;
    case 'reassigned':
      return `Partner operations gave it to ${to} instead of ${from}`;
    case 'absent':
      return `${from} is away, so ${to} is asked`;
    case 'unreachable':
      return `No mail reaches ${from}, so ${to} is asked`;
    case 'left':
      return `${from} has left, so ${to} is asked`;
    case 'missing':
      return `${from} cannot be asked now, so ${to} is`;
  }
}
