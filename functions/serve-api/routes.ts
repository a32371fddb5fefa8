import type { ApiRoute } from './route.ts';
import { showAccessAsOf } from './routes/access-as-of.ts';
import { askForConnection } from './routes/ask-for-connection.ts';
import {
  changePackage,
  changeTeam,
  extendEngagement,
  pauseEngagement,
  resumeEngagement,
} from './routes/change-engagement.ts';
import { changeOffboarding } from './routes/change-offboarding.ts';
import { addPortal, swapPortal } from './routes/client-portals.ts';
import { diffCatalogue } from './routes/diff-catalogue.ts';
import { endAbsence } from './routes/end-absence.ts';
import { endAllAccess } from './routes/end-all-access.ts';
import { endEngagement } from './routes/end-engagement.ts';
import { fetchEvidence } from './routes/fetch-evidence.ts';
import { findPerson } from './routes/find-person.ts';
import { importRoster } from './routes/import-roster.ts';
import { listAdoptable } from './routes/list-adoptable.ts';
import { listAudits } from './routes/list-audits.ts';
import { listClients } from './routes/list-clients.ts';
import { listEvidence } from './routes/list-evidence.ts';
import { listOffboardings } from './routes/list-offboardings.ts';
import { listQuestions } from './routes/list-questions.ts';
import { listRuns } from './routes/list-runs.ts';
import { makePartnerLink } from './routes/make-partner-link.ts';
import { pauseOutgoing } from './routes/pause-outgoing.ts';
import { planAccess } from './routes/plan-access.ts';
import { publishCatalogue } from './routes/publish-catalogue.ts';
import { publishPolicy } from './routes/publish-policy.ts';
import { reassignQuestion } from './routes/reassign-question.ts';
import { restoreAddress } from './routes/restore-address.ts';
import { resumeOutgoing } from './routes/resume-outgoing.ts';
import { retryRun } from './routes/retry-run.ts';
import { rollOutPackage } from './routes/roll-out-package.ts';
import { runPreflight } from './routes/run-preflight.ts';
import { setAbsence } from './routes/set-absence.ts';
import { setContact } from './routes/set-contact.ts';
import { setException } from './routes/set-exception.ts';
import { setLanguage } from './routes/set-language.ts';
import { setNotices } from './routes/set-notices.ts';
import { setTier } from './routes/set-tier.ts';
import { setWay } from './routes/set-way.ts';
import { showAudit } from './routes/show-audit.ts';
import { showCatalogue } from './routes/show-catalogue.ts';
import { showCatalogueVersion } from './routes/show-catalogue-version.ts';
import { showClient } from './routes/show-client.ts';
import { showEngagement } from './routes/show-engagement.ts';
import { showLedger } from './routes/show-ledger.ts';
import { showOffboarding } from './routes/show-offboarding.ts';
import { showPerson } from './routes/show-person.ts';
import { showPolicy } from './routes/show-policy.ts';
import { showQuestion } from './routes/show-question.ts';
import { showRoster } from './routes/show-roster.ts';
import { showStatus } from './routes/show-status.ts';
import { startAudit } from './routes/start-audit.ts';
import { startEngagement } from './routes/start-engagement.ts';
import { startOffboarding } from './routes/start-offboarding.ts';
import { surveyPortal } from './routes/survey-portal.ts';
import { sweepNow } from './routes/sweep-now.ts';
import { takeOver } from './routes/take-over.ts';

/** The whole API, below `/api/v1`. */
export const routes: readonly ApiRoute[] = [
  showStatus,
  pauseOutgoing,
  resumeOutgoing,
  makePartnerLink,
  runPreflight,
  listClients,
  showClient,
  setContact,
  setLanguage,
  setWay,
  askForConnection,
  swapPortal,
  addPortal,
  planAccess,
  endAllAccess,
  surveyPortal,
  setTier,
  listAdoptable,
  takeOver,
  findPerson,
  showPerson,
  setAbsence,
  endAbsence,
  setNotices,
  restoreAddress,
  startOffboarding,
  listOffboardings,
  showOffboarding,
  changeOffboarding,
  setException,
  importRoster,
  showRoster,
  showLedger,
  showAccessAsOf,
  listEvidence,
  fetchEvidence,
  startEngagement,
  showEngagement,
  endEngagement,
  extendEngagement,
  changePackage,
  changeTeam,
  pauseEngagement,
  resumeEngagement,
  startAudit,
  listAudits,
  showAudit,
  listQuestions,
  showQuestion,
  reassignQuestion,
  listRuns,
  retryRun,
  sweepNow,
  publishCatalogue,
  showCatalogue,
  showCatalogueVersion,
  diffCatalogue,
  rollOutPackage,
  publishPolicy,
  showPolicy,
];
