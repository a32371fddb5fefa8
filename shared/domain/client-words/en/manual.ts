import { manualStepLead, manualSteps } from '../../manual-step-words.ts';
import { resultReasonWords } from '../../result-words.ts';

/** A change that somebody of the client makes by hand. */
export const manual = {
  lead: manualStepLead,
  steps: manualSteps,
  /** Why a change that was planned to go by API did not. */
  result: resultReasonWords,
  title: (client: string) => `A change by hand in the portal of ${client}`,
  subject: (client: string, person: string, day: string) => `${client}: a change by hand for ${person} by ${day}`,
  kicker: (agency: string) => `${agency} asks you`,
  soWeAsk: (reason: string, agency: string) => `${reason} So ${agency} asks you: it takes a super admin of the portal.`,
  deadline: 'Please do it by',
  change: 'The change',
  shouldAllow: 'What the permission set should allow',
  how: 'How',
  open: 'Open users in HubSpot',
  openTask: 'Open the task',
  afterwards: 'Then',
  tellAndRead: 'Tell us, and we read the portal to see that it is so.',
  tellAndKeep: 'Tell us. We cannot read your portal, so your confirmation is kept: who gave it, and when.',
  doneAndRead: 'I have done this, check now',
  doneAndKeep: 'I have done this',
  onThePage: 'The page shows the task as it stands now. When it is done, say so there.',
  notYet: 'The portal does not show this change yet.',
  notYetHint: 'Compare address and permission set letter by letter, then check again.',
  couldNotRead: 'The portal could not be read just now.',
  couldNotReadHint: 'Your change may be right. Check again in a few minutes.',
};
