import type { QuestionEvent } from '../../shared/domain/event-words.ts';
import { composeAddressUnreachable } from '../../shared/mails/address-unreachable.tsx';
import { composeApprovalQuestion } from '../../shared/mails/approval-question.tsx';
import { composeAskedBack } from '../../shared/mails/asked-back.tsx';
import type { ComposedMail } from '../../shared/mails/composed-mail.ts';
import { composeDigest } from '../../shared/mails/digest.tsx';
import { composeMyQuestions } from '../../shared/mails/my-questions.tsx';
import { composeQuestionHandled } from '../../shared/mails/question-handled.tsx';
import { composeQuestionStuck } from '../../shared/mails/question-stuck.tsx';
import { composeReplied } from '../../shared/mails/replied.tsx';
import { renderEndPage } from '../../shared/pages/end-page.tsx';
import { renderMyQuestionsPage } from '../../shared/pages/my-questions-page.tsx';
import { renderPendingPage } from '../../shared/pages/pending-page.tsx';
import { renderQuestionPage } from '../../shared/pages/question-page.tsx';
import { renderReplyPage } from '../../shared/pages/reply-page.tsx';
import { SAMPLE, SAMPLE_LINK } from './preview-data.ts';

const { questionPage, approvalQuestion } = SAMPLE;
const { agencyName, timeZone, title, facts, postPath } = questionPage;
const { clientName, deadlineAt } = approvalQuestion;
const house = { agencyName, timeZone, recipientName: 'Operations lead' };
const talk = [
  {
    who: 'Operations lead',
    at: '2026-11-25T09:12:00.000Z',
    text: 'Why does Consultant 2 need it before the kick-off?\nThe contract begins in December.',
  },
  {
    who: 'Partner operations',
    at: '2026-11-25T10:40:00.000Z',
    text: 'The client moves its newsletter on 1 December and wants it tested first.',
  },
];
const delegates = [
  { personId: 'p-1', name: 'Delivery lead' },
  { personId: 'p-2', name: 'Managing director' },
];
const consent = {
  party: 'client' as const,
  title: 'Give Consultant 1 billing rights in Example Manufacturing?',
  riskWords: 'Elevated: super admin or billing rights. Needs two approvers and the client’s consent.',
  stage: { name: 'Consent of the client', position: 2, count: 2 },
  elevated: { clientName },
};

/** Every event of a question, in the order in which they may come. */
export const QUESTION_EVENTS: readonly QuestionEvent[] = [
  { kind: 'asked', names: ['Operations lead', 'Delivery lead'] },
  { kind: 'reminded', names: ['Operations lead'] },
  { kind: 'asked-back', by: 'Operations lead', of: 'Partner operations' },
  { kind: 'replied', by: 'Partner operations' },
  { kind: 'handed-over', from: 'Delivery lead', to: 'Managing director', reason: 'absent' },
  { kind: 'escalated', to: ['Finance lead'] },
  { kind: 'approved', by: 'Operations lead' },
  { kind: 'taken-back', by: 'Operations lead' },
  { kind: 'stage-passed', name: 'Operations' },
  { kind: 'declined', by: 'Portal owner', party: 'client' },
];

/** Realistic data of what belongs to a decision by mail; for previews and for tests. */
export const QUESTION_SAMPLE = {
  page: {
    ...questionPage,
    stage: { name: 'Operations', position: 1, count: 2 },
    because: 'Handed to you by Delivery lead, who is away until Mon 30 Nov 2026.',
    pauseSeconds: 120,
    talk,
    canAskBack: true,
    delegates,
    canSetAway: true,
    notices: 'at-once' as const,
  },
  consentPage: { ...questionPage, ...consent, askedName: 'Portal owner', quorum: 1, approvals: 0, pauseSeconds: 120 },
  pending: {
    agencyName,
    timeZone,
    title,
    answer: 'approve' as const,
    own: true,
    byName: 'Operations lead',
    until: '2026-11-25T11:32:40.000Z',
    postPath,
    stageOnly: false,
  },
  reply: {
    agencyName,
    timeZone,
    title,
    askedByName: 'Operations lead',
    deadlineAt,
    facts,
    talk: talk.slice(0, 1),
    postPath,
  },
  consent: { ...approvalQuestion, ...consent, recipientName: 'Portal owner' },
  handled: {
    ...house,
    title,
    clientName,
    result: 'approved' as const,
    byNames: ['Delivery lead', 'Managing director'],
    at: '2026-11-25T11:32:40.000Z',
    link: SAMPLE_LINK,
  },
  askedBack: {
    ...house,
    recipientName: 'Partner operations',
    title,
    clientName,
    askedByName: 'Operations lead',
    text: talk[0]?.text ?? '',
    deadlineAt,
    link: SAMPLE_LINK,
  },
  replied: {
    ...house,
    title,
    clientName,
    byName: 'Partner operations',
    text: talk[1]?.text ?? '',
    deadlineAt,
    link: SAMPLE_LINK,
  },
  myQuestions: {
    ...house,
    questions: [
      { title, clientName, deadlineAt, link: SAMPLE_LINK },
      {
        title: 'Set up the agreed access?',
        clientName: 'Example Logistics',
        deadlineAt: '2026-11-30T15:00:00.000Z',
        link: `${SAMPLE_LINK}-2`,
      },
    ],
  },
  digest: {
    ...house,
    notices: [
      {
        heading: 'Example Manufacturing: approved',
        text: 'The question was approved. The next step has started.',
        at: '2026-11-25T11:32:40.000Z',
      },
      {
        heading: 'Example Logistics: portal connected',
        text: 'The client’s super admin has connected the portal. The agreed access is set up now.',
        at: '2026-11-25T14:05:00.000Z',
      },
    ],
  },
  unreachable: {
    ...house,
    recipientName: 'Partner operations',
    personName: 'Delivery lead',
    personEmail: 'delivery-lead@example.com',
    why: 'bounce' as const,
    questions: [title, 'Set up the agreed access?'],
    done: 'The next person whom the approval policy names was asked at once.',
  },
  stuck: {
    ...house,
    recipientName: 'Partner operations',
    title,
    clientName,
    reason: 'No mail reaches Delivery lead, and the approval policy names nobody who could be asked instead.',
    deadlineAt,
    command: 'steward question reassign q-0123456789 --to person@example.com',
  },
};

/** The pages of decisions by mail in each of their states, by name. */
export function questionPages(): Record<string, string> {
  const { page, consentPage, pending, reply } = QUESTION_SAMPLE;
  const error = (errorAt: 'text' | 'to' | 'until' | 'clientName', words: string) =>
    renderQuestionPage({ ...page, error: words, errorAt });
  return {
    'question-full': renderQuestionPage(page),
    'question-asked-back': renderQuestionPage({ ...page, talk: talk.slice(0, 1), notice: 'asked-back' }),
    'question-taken-back': renderQuestionPage({ ...page, notice: 'taken-back' }),
    'question-reply-came': renderQuestionPage({ ...page, notice: 'reply-came' }),
    'question-text-missing': error('text', 'Your question is empty.'),
    'question-to-missing': error('to', 'Choose who decides in your place.'),
    'question-until-past': error('until', 'Choose a day that is still to come.'),
    'question-elevated': renderQuestionPage({ ...page, riskWords: consent.riskWords, elevated: { clientName } }),
    'question-elevated-wrong-name': renderQuestionPage({
      ...page,
      riskWords: consent.riskWords,
      elevated: { clientName },
      error: `The client’s name is “${clientName}”.`,
      errorAt: 'clientName',
      entered: { clientName: 'Example' },
      note: 'Agreed with the client.',
    }),
    'question-consent': renderQuestionPage(consentPage),
    'question-consent-answered': renderQuestionPage({ ...consentPage, alreadyAnswered: 'approve' }),
    'pending-own': renderPendingPage(pending),
    'pending-own-step': renderPendingPage({ ...pending, stageOnly: true }),
    'question-too-late': renderQuestionPage({ ...page, notice: 'too-late', alreadyAnswered: 'approve' }),
    'pending-other-late': renderPendingPage({ ...pending, own: false, late: true }),
    'pending-other': renderPendingPage({ ...pending, own: false, answer: 'decline' }),
    'pending-consent': renderPendingPage({ ...pending, party: 'client' }),
    'end-taken-back-next': renderEndPage({
      agencyName,
      timeZone,
      end: 'taken-back',
      next: { label: 'Look at the question again', href: postPath },
    }),
    'end-consent-given': renderEndPage({
      agencyName,
      timeZone,
      end: 'approved',
      party: 'client',
      byName: 'Portal owner',
    }),
    'end-decided-outcome': renderEndPage({
      agencyName,
      timeZone,
      end: 'decided-by-another',
      outcome: 'Approved',
      byName: 'Delivery lead',
      at: '2026-11-25T11:32:40.000Z',
    }),
    reply: renderReplyPage(reply),
    'reply-empty': renderReplyPage({ ...reply, error: 'Your answer is empty.', text: '' }),
    'my-questions': renderMyQuestionsPage({ agencyName }),
    'my-questions-error': renderMyQuestionsPage({ agencyName, error: 'This is not an e-mail address.', email: 'x@' }),
  };
}

/** The mails of decisions, by name. */
export function questionMails(): Record<string, ComposedMail> {
  const { consent: asked, handled, askedBack, replied, myQuestions, digest, unreachable, stuck } = QUESTION_SAMPLE;
  return {
    'approval-question-handed-over': composeApprovalQuestion({
      ...approvalQuestion,
      stage: { name: 'Operations', position: 1, count: 2 },
      because: 'Delivery lead has not answered, so you are asked too.',
    }),
    'approval-question-consent': composeApprovalQuestion(asked),
    'question-handled': composeQuestionHandled(handled),
    'question-handled-expired': composeQuestionHandled({ ...handled, result: 'expired', byNames: [], link: undefined }),
    'asked-back': composeAskedBack(askedBack),
    replied: composeReplied(replied),
    'my-questions': composeMyQuestions(myQuestions),
    'my-questions-one': composeMyQuestions({ ...myQuestions, questions: myQuestions.questions.slice(0, 1) }),
    'my-questions-none': composeMyQuestions({ ...myQuestions, questions: [] }),
    digest: composeDigest(digest),
    'digest-one': composeDigest({ ...digest, notices: digest.notices.slice(0, 1) }),
    'address-unreachable': composeAddressUnreachable(unreachable),
    'address-unreachable-complaint': composeAddressUnreachable({ ...unreachable, why: 'complaint', questions: [] }),
    'question-stuck': composeQuestionStuck(stuck),
  };
}
