/** The onboarding of a client: the mail that asks to connect, and the one page behind it. */
export const connect = {
  title: (client: string, agency: string) => `Connect ${client} with ${agency}`,
  subject: (client: string, agency: string, day: string) =>
    `Connect the HubSpot portal of ${client} with ${agency} by ${day}`,
  preview: 'What it grants, what it does not, and how to end it at any time.',
  invited: (client: string, agency: string) => `${client} has invited ${agency} as its HubSpot partner.`,
  lead: (agency: string) =>
    `With this connection, ${agency} adds, changes and removes its own people in your portal, as agreed. Your users are never changed, and your super admins get a mail about every change.`,
  deadline: 'Connect by',
  needsAdmin: (client: string) =>
    `It takes a super admin of ${client} in HubSpot. If you are not one, the page lets you hand this to the colleague who is.`,
  open: 'Look at it and connect',
  because: (client: string) => `You get this mail because you are named as the contact of ${client}.`,
  becauseHanded: (from: string) => `You get this mail because ${from} handed this to you.`,
  handedTo: (from: string) => `${from} handed this to you as the right person for it.`,
  scopes: 'Rights that HubSpot will ask you for',
  optionalScopes: 'Optional rights',
  optional: 'optional',
  part: (packages: string) => `Part of ${packages}`,
  notPart: 'Not part of it',
  howToEnd: 'At any time, in HubSpot: Settings, Integrations, Connected Apps, uninstall. Nobody has to agree to it.',
  /** The page. */
  how: 'How',
  signIn: (owner: string, portal: string) => ({
    before: 'Sign in to HubSpot as a ',
    role: 'super admin',
    after: ` of ${owner}${portal}, choose this portal, and confirm. HubSpot shows the same list of rights once more.`,
  }),
  inPortal: (portalId: number) => ` (portal ${portalId})`,
  button: 'Connect in HubSpot',
};
