import type { ClientWords } from '../client-words.ts';

/** @see ClientWords */
export const common: ClientWords['common'] = {
  language: 'de',
  hello: (name) => `Guten Tag ${name},`,
  reminder: (count) => `${count}. Erinnerung: Dies ist noch offen.`,
  actsFor: (agency) => `Portal Steward handelt im Auftrag von ${agency}.`,
  linkIsYours: 'Der Link ist nur für Sie bestimmt: Bitte leiten Sie diese E-Mail nicht weiter.',
  linksAreYours: 'Die Links sind nur für Sie bestimmt: Bitte leiten Sie diese E-Mail nicht weiter.',
  becauseAdmin: (client) =>
    `Sie erhalten diese E-Mail, weil Sie Super-Admin von ${client} oder als Kontakt genannt sind.`,
  toldOfAll: 'Sie erfahren von jeder Änderung.',
  person: 'Person',
  address: 'Adresse',
  permissionSet: 'Berechtigungssatz',
  teams: (count) => (count === 1 ? 'Team' : 'Teams'),
  team: (name) => `Team ${name}`,
  before: 'Vorher',
  after: 'Nachher',
  why: 'Warum',
  until: 'Bis',
  since: 'Seit',
  access: 'Zugriff',
  readBack: 'Überprüft',
  portal: (portalId) => `Portal ${portalId}`,
  noAccess: 'Kein Zugriff',
  howToEnd: 'So beenden Sie den Zugriff',
  newTab: ' (neuer Tab)',
  somebodyErased: 'eine gelöschte Person',
  notSent: (title) => `Noch nicht gesendet: ${title}`,
  inLanguage: { en: 'English', de: 'Deutsch' },
  languages: 'Sprache',
};
