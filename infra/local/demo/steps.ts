import type { DemoStep } from './context.ts';
import { acceptedVerified, approved, connected, wrongPortalRefused } from './steps/acceptance.ts';
import { clientAdminTold, engagementEndedRemoved, provisioned, readBackVerified } from './steps/access.ts';
import {
  breakGlassRemovedItself,
  genericMailboxRefused,
  overlapKept,
  tierMisfitRefused,
} from './steps/access-rules.ts';
import {
  clientCreatedUserVerified,
  elevatedNeedsTwoAndClient,
  superAdminAssignmentVerified,
} from './steps/access-ways.ts';
import {
  auditStartedBySchedule,
  clientAdminToldOfRemoval,
  findingsComputed,
  reviewSubmitted,
  revokedAndReadBack,
  unreadablePortalKeptItOpen,
} from './steps/audit.ts';
import { evidenceVerified, populationCertified, tamperedEvidenceDetected } from './steps/audit-evidence.ts';
import { baselinePollMailedNobody } from './steps/baseline-poll-mailed-nobody.ts';
import { adoptedExistingClient, preflightReport } from './steps/before-the-product.ts';
import { clientEndedAllAccess } from './steps/closing.ts';
import { doubleClickOneDecision, takenBackInTime } from './steps/decisions.ts';
import { ledgerComplete, reinvitedRunsAgain } from './steps/evidence.ts';
import { asOfAnswered, leaverRemovedEverywhere } from './steps/leaver.ts';
import { observeModeWroteNothing } from './steps/observe-mode-wrote-nothing.ts';
import { handedToRightAdmin } from './steps/onboarding.ts';
import { bounceEscalated, delegated, escalatedAfterDeadline } from './steps/other-people.ts';
import { quorumTwoOfThree, selfApprovalRefused } from './steps/policy.ts';
import {
  badSignatureRefused,
  duplicateWebhookIgnored,
  linkScannerDecidedNothing,
  webhookAccepted,
} from './steps/webhooks.ts';

/** The journey, in this order. */
export const STEPS: readonly DemoStep[] = [
  baselinePollMailedNobody,
  webhookAccepted,
  duplicateWebhookIgnored,
  badSignatureRefused,
  linkScannerDecidedNothing,
  approved,
  acceptedVerified,
  wrongPortalRefused,
  connected,
  provisioned,
  readBackVerified,
  clientAdminTold,
  engagementEndedRemoved,
  reinvitedRunsAgain,
  ledgerComplete,
  quorumTwoOfThree,
  escalatedAfterDeadline,
  delegated,
  selfApprovalRefused,
  doubleClickOneDecision,
  takenBackInTime,
  bounceEscalated,
  auditStartedBySchedule,
  findingsComputed,
  unreadablePortalKeptItOpen,
  reviewSubmitted,
  revokedAndReadBack,
  clientAdminToldOfRemoval,
  populationCertified,
  evidenceVerified,
  tamperedEvidenceDetected,
  leaverRemovedEverywhere,
  asOfAnswered,
  handedToRightAdmin,
  preflightReport,
  adoptedExistingClient,
  clientCreatedUserVerified,
  elevatedNeedsTwoAndClient,
  superAdminAssignmentVerified,
  tierMisfitRefused,
  genericMailboxRefused,
  overlapKept,
  breakGlassRemovedItself,
  clientEndedAllAccess,
  observeModeWroteNothing,
];
