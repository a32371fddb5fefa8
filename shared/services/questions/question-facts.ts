import type { LedgerFact } from '../../domain/ledger.ts';
import type { Question } from '../../domain/question.ts';

/** What the ledger says of an act on a question: ids and codes, never what people wrote. */
type Fact = Pick<LedgerFact, 'type' | 'actor' | 'facts'>;

/** An answer, and until when it may be taken back where it completes its stage. */
export function votedFact(question: Question, linkRef: string): Fact {
  const vote = question.votes.at(-1);
  const { pending, stage } = question.question;
  return {
    type: 'voted',
    actor: vote?.personId,
    facts: {
      waitId: question.waitId,
      answer: vote?.answer ?? '',
      linkRef,
      stage,
      ...(pending === undefined ? {} : { effectiveAt: pending.until }),
    },
  };
}

/** The newest change of a place. */
export function handoverFact(question: Question): Fact {
  const place = question.question.handovers.at(-1);
  const { from, to = '', by, reason = '' } = place ?? {};
  return {
    type: reason === 'escalated' ? 'escalated' : 'handed-over',
    actor: by,
    facts: { waitId: question.waitId, to, reason, ...(from === undefined ? {} : { from }) },
  };
}

/** What was said last; the words stay on the page. */
export function talkFact(question: Question): Fact {
  const said = question.question.talk.at(-1);
  return {
    type: said?.kind ?? 'asked-back',
    actor: said?.personId,
    facts: { waitId: question.waitId, number: question.question.talk.length },
  };
}
