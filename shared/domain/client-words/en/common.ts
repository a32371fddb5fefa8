import type { Language } from '../../language.ts';

/** What many pages and mails say. */
export const common = {
  language: 'en' as Language,
  hello: (name: string) => `Hello ${name},`,
  reminder: (count: number) => `Reminder ${count}: this is still open.`,
  actsFor: (agency: string) => `Portal Steward acts for ${agency}.`,
  /** Under a mail with one link, and with several. */
  linkIsYours: 'The link is for you alone: please do not forward this mail.',
  linksAreYours: 'The links are for you alone: please do not forward this mail.',
  becauseAdmin: (client: string) =>
    `You get this mail because you are a super admin of ${client}, or its named contact.`,
  toldOfAll: 'You are told of every change.',
  person: 'Person',
  address: 'Address',
  permissionSet: 'Permission set',
  teams: (count: number) => (count === 1 ? 'Team' : 'Teams'),
  team: (name: string) => `team ${name}`,
  before: 'Before',
  after: 'After',
  why: 'Why',
  until: 'Until',
  since: 'Since',
  access: 'Access',
  readBack: 'Read back',
  portal: (portalId: number) => `Portal ${portalId}`,
  noAccess: 'No access',
  howToEnd: 'How to end it',
  newTab: ' (new tab)',
  somebodyErased: 'a person who was erased',
  notSent: (title: string) => `Not sent yet: ${title}`,
  /** The switch to the other language, in that language. */
  inLanguage: { en: 'English', de: 'Deutsch' } satisfies Record<Language, string>,
  languages: 'Language',
};
