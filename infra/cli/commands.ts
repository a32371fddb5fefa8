import type { CommandGroup, CommandSpec } from './command.ts';
import { accessAsOf } from './commands/access-as-of.ts';
import { accessPlan } from './commands/access-plan.ts';
import { adoptList } from './commands/adopt-list.ts';
import { adoptTake } from './commands/adopt-take.ts';
import { auditExcept } from './commands/audit-except.ts';
import { auditList } from './commands/audit-list.ts';
import { auditShow } from './commands/audit-show.ts';
import { auditStart } from './commands/audit-start.ts';
import { catalogueCheck } from './commands/catalogue-check.ts';
import { catalogueDiff } from './commands/catalogue-diff.ts';
import { cataloguePublish } from './commands/catalogue-publish.ts';
import { catalogueRollOut } from './commands/catalogue-roll-out.ts';
import { catalogueShow } from './commands/catalogue-show.ts';
import { clientClose } from './commands/client-close.ts';
import { clientConnect } from './commands/client-connect.ts';
import { clientContact } from './commands/client-contact.ts';
import { clientLanguage } from './commands/client-language.ts';
import { clientList } from './commands/client-list.ts';
import { clientAddPortal, clientSwapPortal } from './commands/client-portal.ts';
import { clientShow } from './commands/client-show.ts';
import { clientTier } from './commands/client-tier.ts';
import { clientWay } from './commands/client-way.ts';
import { engagementEnd } from './commands/engagement-end.ts';
import { engagementExtend } from './commands/engagement-extend.ts';
import { engagementPackage } from './commands/engagement-package.ts';
import { engagementPause, engagementResume } from './commands/engagement-pause.ts';
import { engagementShow } from './commands/engagement-show.ts';
import { engagementStart } from './commands/engagement-start.ts';
import { engagementAdd, engagementRemove } from './commands/engagement-team.ts';
import { evidenceFetch } from './commands/evidence-fetch.ts';
import { evidenceList } from './commands/evidence-list.ts';
import { evidenceVerify } from './commands/evidence-verify.ts';
import { ledgerShow } from './commands/ledger-show.ts';
import { offboardingCancel } from './commands/offboarding-cancel.ts';
import { offboardingList } from './commands/offboarding-list.ts';
import { offboardingMove } from './commands/offboarding-move.ts';
import { offboardingShow } from './commands/offboarding-show.ts';
import { pause } from './commands/pause.ts';
import { personAway } from './commands/person-away.ts';
import { personBack } from './commands/person-back.ts';
import { personNotices } from './commands/person-notices.ts';
import { personOffboard } from './commands/person-offboard.ts';
import { personReachable } from './commands/person-reachable.ts';
import { personShow } from './commands/person-show.ts';
import { policyCheck } from './commands/policy-check.ts';
import { policyPublish } from './commands/policy-publish.ts';
import { preflight } from './commands/preflight.ts';
import { questionList } from './commands/question-list.ts';
import { questionReassign } from './commands/question-reassign.ts';
import { questionShow } from './commands/question-show.ts';
import { resume } from './commands/resume.ts';
import { rosterImport } from './commands/roster-import.ts';
import { rosterShow } from './commands/roster-show.ts';
import { runList } from './commands/run-list.ts';
import { runRetry } from './commands/run-retry.ts';
import { setup } from './commands/setup.ts';
import { status } from './commands/status.ts';
import { sweep } from './commands/sweep.ts';

/** All commands, in the order of the help. */
export const commands: readonly (CommandSpec | CommandGroup)[] = [
  setup,
  status,
  pause,
  resume,
  preflight,
  {
    name: 'client',
    summary: 'Clients: who they are, what they have, whom we talk to.',
    commands: [
      clientList,
      clientShow,
      clientContact,
      clientLanguage,
      clientWay,
      clientConnect,
      clientSwapPortal,
      clientAddPortal,
      clientClose,
      clientTier,
    ],
  },
  {
    name: 'adopt',
    summary: 'Access that was there before the product: listed, gone through, taken over.',
    commands: [adoptList, adoptTake],
  },
  {
    name: 'person',
    summary: 'People: their access in every portal, and whether they are there.',
    commands: [personShow, personAway, personBack, personNotices, personReachable, personOffboard],
  },
  {
    name: 'roster',
    summary: 'The roster: who works for you, by your own portal and by your directory.',
    commands: [rosterShow, rosterImport],
  },
  {
    name: 'offboarding',
    summary: 'Who leaves: what became of their access.',
    commands: [offboardingList, offboardingShow, offboardingMove, offboardingCancel],
  },
  {
    name: 'engagement',
    summary: 'Engagements: access for a service package, until a day.',
    commands: [
      engagementStart,
      engagementShow,
      engagementExtend,
      engagementPackage,
      engagementAdd,
      engagementRemove,
      engagementPause,
      engagementResume,
      engagementEnd,
    ],
  },
  {
    name: 'audit',
    summary: 'Audits: who of the agency has access where, and what is decided about it.',
    commands: [auditStart, auditList, auditShow, auditExcept],
  },
  {
    name: 'question',
    summary: 'What somebody is asked, and until when.',
    commands: [questionList, questionShow, questionReassign],
  },
  { name: 'run', summary: 'Runs: the work under way, and what got stuck.', commands: [runList, runRetry] },
  sweep,
  { name: 'ledger', summary: 'The ledger: who asked, decided and did what.', commands: [ledgerShow] },
  {
    name: 'evidence',
    summary: 'Evidence packs: what audits, offboardings and ended clients leave behind, signed and locked.',
    commands: [evidenceList, evidenceFetch, evidenceVerify],
  },
  {
    name: 'access',
    summary: 'Access: what a run would do now, and who had what on a day.',
    commands: [accessPlan, accessAsOf],
  },
  {
    name: 'catalogue',
    summary: 'Service packages: what is sold, and the access that it needs.',
    commands: [catalogueShow, catalogueCheck, catalogueDiff, cataloguePublish, catalogueRollOut],
  },
  {
    name: 'policy',
    summary: 'The approval policy: who approves which package.',
    commands: [policyCheck, policyPublish],
  },
];
