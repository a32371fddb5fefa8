/** Portal rules: who has access now, what for, until when, and what never happens. */
export const rules = {
  title: (client: string) => `Portal rules of ${client}`,
  subject: (client: string, portalId: number, day: string) => `${client}, portal ${portalId}: portal rules of ${day}`,
  lead: (agency: string) => `Who of ${agency} works in this portal, what they may do, and what they never do.`,
  mailLead: (agency: string, portalId: number, at: string) =>
    `Who of ${agency} works in portal ${portalId}, what they may do, and what they never do. As of ${at}.`,
  preview: (agency: string) => `Who of ${agency} works in the portal, what they may do, and what they never do.`,
  asOf: (at: string) => `As of ${at}`,
  who: 'Who has access now',
  nobody: (agency: string) => `Nobody of ${agency} has access to this portal.`,
  superAdmin: 'Super admin',
  shown: 'How we know',
  readBack: (at: string) => `Read back in the portal on ${at}`,
  confirmed: (name: string) => `Confirmed by ${name}, not read back`,
  may: 'They may',
  never: 'They never',
  open: 'Read the rules online',
  because: (client: string, agency: string) =>
    `You get this mail because these rules hold for ${client} and ${agency}, and both sides get them.`,
  told: 'Who is told of changes',
  toldNow: (names: string) => `Mails about changes go to ${names}.`,
  toldNobody: 'Nobody of your company is known who could be told.',
  tellOthers: 'Tell other people',
  tellOthersLead: 'You get a fresh mail with a link to a page on which you name them. Nothing is changed before.',
  linkMailed: 'Look into your mailbox: the link is on its way.',
};
