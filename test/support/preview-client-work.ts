import { clientWords } from '../../shared/domain/client-words/client-words.ts';
import type { Language } from '../../shared/domain/language.ts';
import { composeAccessChanged } from '../../shared/mails/access-changed.tsx';
import { composeAccessRemoved } from '../../shared/mails/access-removed.tsx';
import { composeApprovalQuestion } from '../../shared/mails/approval-question.tsx';
import type { ComposedMail } from '../../shared/mails/composed-mail.ts';
import { composeManualStep } from '../../shared/mails/manual-step.tsx';
import { renderEndPage } from '../../shared/pages/end-page.tsx';
import type { EndKind } from '../../shared/pages/end-words.ts';
import { renderManualStepPage } from '../../shared/pages/manual-step-page.tsx';
import { renderPendingPage } from '../../shared/pages/pending-page.tsx';
import { renderQuestionPage } from '../../shared/pages/question-page.tsx';
import { SAMPLE } from './preview-data.ts';
import { QUESTION_SAMPLE } from './preview-questions.ts';

/** Ends that people of a client come to: each has words in every language. */
export const CLIENT_ENDS: readonly EndKind[] = [
  'approved',
  'declined',
  'vote-counted',
  'expired',
  'withdrawn',
  'decided-by-another',
  'outvoted',
  'step-reported',
  'step-left',
  'already-connected',
  'by-hand',
  'unknown-link',
  'link-expired',
  'connected',
  'wrong-portal',
  'not-super-admin',
  'install-denied',
  'state-unknown',
  'hubspot-unreachable',
  'try-again',
  'bad-input',
  'taken-back',
  'asked-back',
  'moved',
  'step-passed',
  'no-question',
];

const AT = '2026-11-24T13:30:00.000Z';

/** What a client is asked in the course of the work, in one language. */
export function workPages(language: Language): Record<string, string> {
  const { manual, codes, consent } = clientWords(language);
  const { consentPage, pending } = QUESTION_SAMPLE;
  const { agencyName, timeZone, clientName } = SAMPLE.manualStepPage;
  const step = {
    ...SAMPLE.manualStepPage,
    language,
    reason: codes.planReason('permission-set-missing'),
    steps: manual.steps({
      change: 'change',
      email: 'consultant-2@example.com',
      permissionSetName: 'Marketing contributor',
      teams: ['Marketing', 'Sales'],
      setIsMissing: true,
      missingTeams: ['Sales'],
      surplusSets: ['Sales reader'],
      surplusTeams: ['Service'],
      superAdmin: true,
      seat: 'Core seat',
    }),
  };
  const asked = {
    ...consentPage,
    language,
    title: consent.give('Marketing operations', clientName),
    riskWords: codes.risk('elevated'),
    elevated: { clientName },
  };
  const ends = CLIENT_ENDS.map((end) => [
    `client-end-${end}`,
    renderEndPage({ agencyName, timeZone, language, end, at: AT, byName: 'Portal owner', late: true }),
  ]);
  return {
    'manual-step': renderManualStepPage(step),
    'manual-step-not-yet': renderManualStepPage({ ...step, status: 'not-yet', mayLeave: true }),
    'manual-step-could-not-read': renderManualStepPage({ ...step, status: 'could-not-read', readBack: false }),
    'consent-question': renderQuestionPage(asked),
    'consent-question-wrong-name': renderQuestionPage({
      ...asked,
      error: consent.errors.name(clientName),
      errorAt: 'clientName',
    }),
    'consent-question-answered': renderQuestionPage({ ...asked, alreadyAnswered: 'approve' }),
    'consent-pending': renderPendingPage({ ...pending, party: 'client', language, title: asked.title }),
    'consent-given': renderEndPage({ agencyName, timeZone, language, end: 'approved', party: 'client', at: AT }),
    'consent-refused': renderEndPage({ agencyName, timeZone, language, end: 'declined', party: 'client', at: AT }),
    ...Object.fromEntries(ends),
  };
}

/** What a client is mailed in the course of the work, in one language. */
export function workMails(language: Language): Record<string, ComposedMail> {
  const { manual, codes, consent, changes } = clientWords(language);
  const { manualStep, accessChanged, approvalQuestion } = SAMPLE;
  const { clientName } = manualStep;
  return {
    'manual-step': composeManualStep({
      ...manualStep,
      language,
      reason: codes.planReason('super-admin-assignment'),
      steps: manual.steps({
        change: 'add',
        email: 'consultant-2@example.com',
        permissionSetName: '',
        teams: [],
        setIsMissing: false,
        missingTeams: [],
        surplusSets: [],
        surplusTeams: [],
        superAdmin: false,
        makeSuperAdmin: true,
      }),
    }),
    'access-changed': composeAccessChanged({
      ...accessChanged,
      language,
      changes: accessChanged.changes.map((change) => ({ ...change, reason: codes.planReason('engagement-needs-it') })),
      howToEnd: codes.howToEnd,
    }),
    'access-removed': composeAccessRemoved({
      agencyName: accessChanged.agencyName,
      timeZone: accessChanged.timeZone,
      language,
      recipientName: 'Portal owner',
      clientName,
      portalId: accessChanged.portalId,
      because: changes.leaving,
      removed: [
        {
          personName: 'Consultant 1',
          personEmail: 'consultant-1@example.com',
          action: 'remove',
          before: 'Marketing contributor',
          after: clientWords(language).common.noAccess,
          readBackAt: AT,
        },
      ],
      staying: [{ personName: 'Consultant 2', why: codes.remedyReason('super-admin-untouchable'), until: AT }],
      howToEnd: codes.howToEnd,
    }),
    'consent-question': composeApprovalQuestion({
      ...approvalQuestion,
      language,
      party: 'client',
      title: consent.give('Marketing operations', clientName),
      riskWords: codes.risk('elevated'),
      elevated: { clientName },
    }),
  };
}
