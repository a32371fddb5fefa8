import type { EndKind, EndText, QuestionEnd } from './end-words.ts';

/** What to do next, where that is nothing. */
export const NOTHING_LEFT = 'Nothing is left for you to do. You can close this page.';

type Words = Omit<EndText, 'tone' | 'open'>;

const done = (words: Words): EndText => ({ ...words, tone: 'good', open: true });
const elsewhere = (words: Words): EndText => ({ ...words, tone: 'wait', open: true });

/** The words of ends that are no outcome: what this reader has just done, or that the question goes on elsewhere. */
const TEXTS: Readonly<Record<QuestionEnd, EndText>> = {
  'taken-back': done({
    title: 'Taken back',
    happened: 'Your answer does not count any more.',
    becomes: 'The question is open again, and nothing was done because of your answer.',
    next: 'Answer again when you are ready, here or with the link in your mail.',
  }),
  'handed-over': done({
    title: 'Handed over',
    happened: 'You gave this question to somebody else.',
    becomes: 'That person has got it by mail and decides in your place. Your link says later what was decided.',
    next: NOTHING_LEFT,
  }),
  'asked-back': done({
    title: 'Question sent',
    happened: 'Whoever answers for what is to be decided has got your question by mail.',
    becomes: 'You get the answer by mail. The deadline stays as it is, and others who are asked can still decide.',
    next: 'You can wait for the answer, or decide before with the link in your mail.',
  }),
  'reply-saved': done({
    title: 'Answer sent',
    happened: 'Your answer stands with the question.',
    becomes: 'Whoever asked you has got it by mail, with the link to decide.',
    next: NOTHING_LEFT,
  }),
  'absence-saved': done({
    title: 'Your absence is saved',
    happened: 'Until the end of its last day, you are not asked.',
    becomes:
      'What waits for you, and what comes meanwhile, goes to the person you named or whom the approval policy names.',
    next: 'Nothing is left for you to do. Afterwards you are asked again by itself.',
  }),
  'notices-saved': done({
    title: 'Your choice is saved',
    happened: 'From now on notices come to you as you have chosen.',
    becomes: 'Questions still come at once, each in a mail of its own.',
    next: NOTHING_LEFT,
  }),
  moved: elsewhere({
    title: 'This is with somebody else now',
    happened:
      'Your place in this question was given to somebody else: you were away, could not be reached, or partner operations did it.',
    becomes: 'The question goes on without you. No answer of yours was recorded by opening this link.',
    next: NOTHING_LEFT,
  }),
  'step-passed': elsewhere({
    title: 'This step is over',
    happened: 'The step in which you were asked is complete.',
    becomes: 'The question goes on: others are asked in the next step. Your link says later what was decided.',
    next: NOTHING_LEFT,
  }),
  'no-question': elsewhere({
    title: 'Nothing is asked here any more',
    happened: 'What this link was mailed for is done, or is no longer needed.',
    becomes: 'Nothing was changed by opening it.',
    next: NOTHING_LEFT,
  }),
  'review-submitted': done({
    title: 'Submitted',
    happened: 'Your decisions about all lines are recorded.',
    becomes:
      'When all reviews of the audit are in, what you revoked is taken away, and what you changed is set back. It is read back afterwards.',
    next: NOTHING_LEFT,
  }),
  'review-expired': elsewhere({
    title: 'The time for this review is over',
    happened: 'The review was not submitted before its deadline.',
    becomes:
      'What was decided until then stands. The approval policy decides about the other lines, and they are marked as overdue.',
    next: NOTHING_LEFT,
  }),
  // The same for every address, so that nobody learns whom we know.
  'my-questions-sent': {
    tone: 'good',
    open: false,
    title: 'Look into your mailbox',
    happened: 'We have taken the address.',
    becomes: 'If we know it, a mail is on its way to it, with a link for each decision that waits.',
    next: 'If none comes within a few minutes, look among the unwanted mail, or check the address and ask again.',
  },
};

/** Whether an end is of a question's link, and no outcome. */
export function isQuestionEnd(end: EndKind): end is QuestionEnd {
  return Object.hasOwn(TEXTS, end);
}

/** The words of such an end. */
export function questionEndText(end: QuestionEnd): EndText {
  return TEXTS[end];
}

/** The words of an outcome for the client who was asked for consent; undefined where they are the same for all. */
export function consentEndText(end: EndKind, agencyName: string): EndText | undefined {
  if (end === 'approved') {
    return done({
      title: 'Consent given',
      happened: 'The question has its answer: go ahead.',
      becomes:
        'What was agreed is set up and read back. Then the portal’s super admins get a mail that says exactly what changed.',
      next: NOTHING_LEFT,
    });
  }
  if (end !== 'declined') return undefined;
  return done({
    title: 'Consent not given',
    happened: 'The question has its answer: no.',
    becomes: `None of what was asked is set up. ${agencyName} is told, with the reason.`,
    next: NOTHING_LEFT,
  });
}
