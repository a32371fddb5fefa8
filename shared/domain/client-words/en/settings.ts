/** Where a client names who is told of changes. */
export const settings = {
  title: (client: string) => `Who is told of changes at ${client}`,
  lead: (agency: string) =>
    `Each time ${agency} adds, changes or removes a user of its own in your portal, these people get a mail. They need no access to HubSpot.`,
  email: (position: number) => `Address ${position}`,
  otherwise: (names: string) =>
    names === '' ? 'With no address here, nobody is told.' : `With no address here, mails go to ${names}.`,
  save: 'Save',
  saved: 'Saved. From now on mails about changes go to these addresses.',
  errors: {
    email: (address: string) => `${address} is no e-mail address.`,
    agency: (address: string) => `${address} belongs to the agency. Please name people of your own company.`,
  },
  mail: {
    subject: (client: string) => `Name who is told of changes in the portal of ${client}`,
    preview: 'The link that you asked for on the page of the portal rules.',
    text: 'On the page of the portal rules this link was asked for. On its page you name up to five addresses that are told of each change.',
    until: 'Valid until',
    open: 'Name them',
    ignore: 'If you did not ask for it, you need not do anything: nothing is changed by this mail.',
    because: (client: string) =>
      `You get this mail because you read the portal rules of ${client}, and it was asked for there.`,
  },
};
