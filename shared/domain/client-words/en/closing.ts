/** A client ends everything: on the page of its portal, the page that confirms it, and the mails around it. */
export const closing = {
  /** The part of the page "who has access". */
  title: 'End all access',
  offer: (agency: string) =>
    `You can end everything that ${agency} may do in this portal. You get a mail with a link that shows what will happen; nothing happens before you confirm it there.`,
  ask: 'Mail me the link',
  asked: 'The mail is on its way. Its link is valid for 24 hours. Nothing was ended yet.',
  tooOften: 'You were sent three such mails today. Please use the newest of them, or try again tomorrow.',
  running: (when: string) => `All access is being ended since ${when}. You get a mail when it is done.`,
  done: (when: string) => `All access was ended on ${when}.`,

  /** The page that confirms it. */
  confirmTitle: (agency: string, client: string) => `End all access of ${agency} to the portal of ${client}?`,
  confirmLead: (portalId: number) =>
    `This is about portal ${portalId}. Nothing has happened yet. When you confirm, this is done, in this order:`,
  order: (agency: string) => [
    `Everybody of ${agency} is removed from the portal, and read back as gone. Your own users are not touched.`,
    `Where somebody of ${agency} is a super admin, only you can remove them: you are asked by mail, with the steps. You may also leave it as it is.`,
    'When all is read back, or left by you as it is, our app is uninstalled and its keys are given back.',
    'Both sides get a mail that says who was removed, when it was read back, and what stays.',
  ],
  work: (count: number) =>
    count === 0
      ? ''
      : count === 1
        ? 'One engagement ends.'
        : `${count} engagements end, with all open questions about them.`,
  who: 'Who loses access',
  byHand: 'For you to do by hand',
  superAdmin: 'Super admin',
  nobodyKnown: (agency: string) =>
    `No access is on record. Whoever of ${agency} is found in the portal is removed all the same.`,
  alsoFound: (agency: string) => `Whoever else of ${agency} is found in the portal is removed too.`,
  cannotRead: (agency: string) =>
    `${agency} can no longer read this portal, because the connection is gone. You are asked by mail to remove each person in the list, and to confirm it. Please look under Settings, Users & Teams, whether there is anybody else.`,
  confirm: 'End all access',
  cannotUndo: 'It cannot be taken back. To work together again, the portal is connected anew.',

  /** The same link, later. */
  runningTitle: 'All access is being ended',
  runningText:
    'It was confirmed, and is under way. Removals by hand are asked for by mail. You get a mail when it is done.',
  doneTitle: 'All access is ended',
  doneText: (agency: string) =>
    `Nobody of ${agency} is left in the portal but whom you left there, and our app is uninstalled. The mail about it has the list.`,
  partlyTitle: 'All access is ended but for something that is left',
  partlyText: (agency: string) =>
    `Something is left that was neither read back nor left by you as it is, so our app is still installed. ${agency} was told. To take it up again, ask for a new link on the page of your portal.`,
  late: 'It had been confirmed before; your press changed nothing.',
  requested: 'Confirmed',
  ended: 'Ended',

  /** A manual step of a closure. */
  leave: 'Leave it as it is',
  leaveTitle: 'Or leave it',
  leaveText: (person: string) =>
    `If ${person} is to stay, say so. It is recorded in your name, and the app is uninstalled all the same.`,
  leftTitle: 'Left as it is',
  leftText: 'It is recorded that this stays as it is, in your name.',

  /** The mail with the confirming link. */
  mailSubject: (client: string, agency: string) => `${client}: end all access of ${agency}?`,
  mailPreview: 'Nothing has happened yet. The page shows what will.',
  mailLead: (agency: string, client: string) =>
    `Somebody with your link asked to end all access of ${agency} to the portal of ${client}. Nothing has happened yet.`,
  mailValid: 'The link is valid until',
  mailOpen: 'See what will happen, and confirm',
  mailIgnore: 'If that was not you, you need not do anything. Nothing ends without the button on that page.',
  mailBecause: (client: string) =>
    `You get this mail because it was asked for on the page of ${client} that only you have.`,

  /** The mail when it is done. */
  closedSubject: (client: string, agency: string) => `${client}: all access of ${agency} is ended`,
  partlySubject: (client: string, agency: string) => `${client}: access of ${agency} is ended, something is left`,
  closedLead: (agency: string, portalId: number) =>
    `All access of ${agency} to portal ${portalId} is ended, as you asked.`,
  partlyLead: (agency: string, portalId: number) =>
    `You asked to end all access of ${agency} to portal ${portalId}. Something is left that was neither read back nor left by you as it is, so our app stays installed: with it the rest can be read back.`,
  foundAgain: (agency: string) => `Somebody of ${agency} was found in the portal again.`,
  removed: 'Removed',
  readBackAt: 'Read back',
  had: 'Had',
  absent: (count: number) =>
    count === 1 ? 'One more had no user in the portal any more.' : `${count} more had no user in the portal any more.`,
  stays: 'What stays, by your word',
  /** The agency reads English. */
  staysForAgency: 'What stays, by the client’s word',
  open: 'What is left',
  app: 'Our app',
  appGone: (when: string) => `Uninstalled ${when}. Its keys are given back and deleted here.`,
  appStays: 'Still installed.',
  unread: (agency: string) =>
    `${agency} could not read the portal any more. Please look under Settings, Users & Teams, whether there is anybody else.`,
  agencyLead: (client: string, who: string) => `${who} ended all access to the portal of ${client}.`,
  takeUp: 'To take up the rest',
  receipt: 'The evidence is kept, signed, and can be asked for at any time.',
};
