import type { DemoStep } from './context.ts';
import { acceptedVerified, approved, connected, wrongPortalRefused } from './steps/acceptance.ts';
import { clientAdminTold, engagementEndedRemoved, provisioned, readBackVerified } from './steps/access.ts';
import { baselinePollMailedNobody } from './steps/baseline-poll-mailed-nobody.ts';
import { ledgerComplete, reinvitedRunsAgain } from './steps/evidence.ts';
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
];
