import type { DemoStep } from './context.ts';
import { acceptedVerified, approved, connected, wrongPortalRefused } from './steps/acceptance.ts';
import { clientAdminTold, engagementEndedRemoved, provisioned, readBackVerified } from './steps/access.ts';
import { baselinePollMailedNobody } from './steps/baseline-poll-mailed-nobody.ts';
import { doubleClickOneDecision, takenBackInTime } from './steps/decisions.ts';
import { ledgerComplete, reinvitedRunsAgain } from './steps/evidence.ts';
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
];
