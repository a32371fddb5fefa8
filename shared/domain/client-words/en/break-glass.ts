/** The notice that somebody of the agency has emergency access. */
export const breakGlass = {
  subject: (client: string, agency: string, until: string) =>
    `${client}: emergency access of ${agency} to your portal, until ${until}`,
  heading: (agency: string) => `${agency} has emergency access to your portal`,
  lead: (agency: string, portalId: number) =>
    `${agency} was given emergency access to portal ${portalId} just now. It is for hours only, two people of ${agency} have agreed to it, and it is never super admin.`,
  untilLabel: 'It ends by itself on',
  untilWords: 'Nobody has to start that. The users are taken away, that is read back, and you get a mail.',
  who: 'Who has it',
  package: 'Service package',
  asked: 'Asked for by',
  agreed: 'Agreed to by',
  does: 'What it is for',
  wrong: 'If you know of no emergency',
  wrongWords: (agency: string) => `Ask ${agency} at once. You can end it yourself at any time:`,
};
