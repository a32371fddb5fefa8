import { ownedWords } from '../../owned-records.ts';
import { confirmedWords } from '../../words.ts';

/** What happens to somebody's access, as mails tell it. */
export type ChangeAction = 'created' | 'changed' | 'removed' | 'given-back' | 'set-back';

const ACTION: Readonly<Record<ChangeAction, string>> = {
  created: 'added',
  changed: 'changed',
  removed: 'removed',
  'given-back': 'given back',
  'set-back': 'set back',
};

/** Mails that tell of changes in a client's portal. */
export const changes = {
  action: (action: ChangeAction) => ACTION[action],
  /** "2 users added, 1 removed". */
  summary: (counts: readonly { readonly action: ChangeAction; readonly count: number }[]) =>
    counts
      .map(({ action, count }, at) => `${count}${at > 0 ? '' : count === 1 ? ' user' : ' users'} ${ACTION[action]}`)
      .join(', '),
  subject: (client: string, portalId: number, summary: string, agency: string) =>
    `${client}, portal ${portalId}: ${summary} by ${agency}`,
  changedTitle: (agency: string) => `${agency} changed access to your portal`,
  reducedTitle: (agency: string) => `${agency} reduced its access to your portal`,
  lead: (portalId: number, client: string, summary: string) => `In portal ${portalId} of ${client}: ${summary}.`,
  onlyOurs: (agency: string) => `Only people of ${agency} are concerned.`,
  eachReadBack: 'Each change was read back.',
  someConfirmed: (client: string) =>
    `What was done by hand was confirmed by ${client}, and not read back: our app is not in this portal.`,
  what: 'What changed',
  confirmedByYou: 'Confirmed by you',
  confirmed: confirmedWords,
  ownedThere: 'Owned there',
  owned: ownedWords,
  staysForNow: 'What stays for now',
  lookedAtAgain: 'Looked at again',
  endAllOfIt: 'How to end all of it',
  leaving: 'Somebody of the agency no longer works in client portals.',
  reviewed: 'It follows from the regular review of our access.',
  noSet: 'No permission set',
  superAdmin: 'Super admin',
};
