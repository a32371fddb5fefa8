import { manualSteps } from '../../shared/domain/manual-step-words.ts';
import { planReasonWords } from '../../shared/domain/words.ts';
import { composeAcceptanceTask } from '../../shared/mails/acceptance-task.tsx';
import { composeApprovalQuestion } from '../../shared/mails/approval-question.tsx';
import { composeBreakGlassNotice } from '../../shared/mails/break-glass-notice.tsx';
import type { ComposedMail } from '../../shared/mails/composed-mail.ts';
import { composeContactNeeded } from '../../shared/mails/contact-needed.tsx';
import { composeCourseNotice } from '../../shared/mails/course-notice.tsx';
import { composeManualStep } from '../../shared/mails/manual-step.tsx';
import { composeRecordsOwned } from '../../shared/mails/records-owned.tsx';
import { renderConnectPage } from '../../shared/pages/connect-page.tsx';
import { renderContactPage } from '../../shared/pages/contact-page.tsx';
import { renderEndPage } from '../../shared/pages/end-page.tsx';
import { END_STATUS, type EndKind } from '../../shared/pages/end-words.ts';
import { renderQuestionPage } from '../../shared/pages/question-page.tsx';
import { renderTaskPage } from '../../shared/pages/task-page.tsx';
import { clientMails, clientPages } from './preview-clients.ts';
import { closingMails, closingPages } from './preview-closing.ts';
import { SAMPLE } from './preview-data.ts';
import { engagementMails, engagementPages } from './preview-engagements.ts';
import { leaverMails, leaverPages } from './preview-leavers.ts';
import { questionMails, questionPages } from './preview-questions.ts';
import { reviewMails, reviewPages } from './preview-reviews.ts';

/** Every kind of end. */
export const END_KINDS = Object.keys(END_STATUS) as EndKind[];

/** Every page in each of its states, by name, as a whole document. */
export function samplePages(): Record<string, string> {
  const { questionPage, taskPage, onboardingPage, contactPage } = SAMPLE;
  const ends = END_KINDS.map((end) => [
    `end-${end}`,
    renderEndPage({
      agencyName: questionPage.agencyName,
      timeZone: questionPage.timeZone,
      end,
      at: '2026-11-24T13:30:00.000Z',
      byName: 'Delivery lead',
    }),
  ]);
  return {
    question: renderQuestionPage(questionPage),
    'question-note-missing': renderQuestionPage({
      ...questionPage,
      error: 'Declining needs a note.',
      errorAt: 'note',
      note: ' ',
    }),
    'question-answered': renderQuestionPage({ ...questionPage, alreadyAnswered: 'approve' }),
    'question-invitation': renderQuestionPage({ ...questionPage, plan: undefined, quorum: 1, approvals: 0 }),
    task: renderTaskPage(taskPage),
    'task-not-yet': renderTaskPage({ ...taskPage, status: 'not-yet' }),
    'connect-partner': renderConnectPage({ ...onboardingPage, optionalScopes: [] }),
    contact: renderContactPage(contactPage),
    'contact-error': renderContactPage({
      ...contactPage,
      error: 'info@example.com is a shared mailbox. Name one person.',
      email: 'info@example.com',
      name: 'Info',
    }),
    ...clientPages(),
    ...questionPages(),
    ...reviewPages(),
    ...closingPages(),
    ...leaverPages(),
    ...engagementPages(),
    'end-approved-late': renderEndPage({
      agencyName: questionPage.agencyName,
      timeZone: questionPage.timeZone,
      end: 'approved',
      at: '2026-11-24T13:30:00.000Z',
      byName: 'Delivery lead',
      late: true,
    }),
    ...Object.fromEntries(ends),
  };
}

/** Super admin is given by the client alone. */
const superAdminStep = {
  permissionSetName: '',
  teams: [],
  makeSuperAdmin: true,
  packageDoes: [],
  personName: 'Consultant 1',
  personEmail: 'consultant-1@example.com',
  change: 'add' as const,
  reason: planReasonWords('super-admin-assignment'),
  steps: manualSteps({
    change: 'add',
    email: 'consultant-1@example.com',
    permissionSetName: '',
    teams: [],
    setIsMissing: false,
    missingTeams: [],
    surplusSets: [],
    surplusTeams: [],
    superAdmin: false,
    makeSuperAdmin: true,
  }),
};

/** Every kind of mail, by name. */
export function sampleMails(): Record<string, ComposedMail> {
  return {
    'approval-question': composeApprovalQuestion(SAMPLE.approvalQuestion),
    'approval-question-reminder': composeApprovalQuestion({ ...SAMPLE.approvalQuestion, reminder: 2 }),
    'acceptance-task': composeAcceptanceTask(SAMPLE.acceptanceTask),
    'contact-needed': composeContactNeeded(SAMPLE.contactNeeded),
    'course-notice': composeCourseNotice(SAMPLE.courseNotice),
    ...clientMails(),
    'break-glass-notice': composeBreakGlassNotice(SAMPLE.breakGlassNotice),
    'records-owned': composeRecordsOwned(SAMPLE.recordsOwned),
    'manual-step-super-admin': composeManualStep({
      ...SAMPLE.manualStep,
      ...superAdminStep,
    }),
    ...questionMails(),
    ...reviewMails(),
    ...closingMails(),
    ...leaverMails(),
    ...engagementMails(),
  };
}
