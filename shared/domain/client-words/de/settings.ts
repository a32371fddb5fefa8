import type { ClientWords } from '../client-words.ts';

/** @see ClientWords */
export const settings: ClientWords['settings'] = {
  title: (client) => `Wer bei ${client} von Änderungen erfährt`,
  lead: (agency) =>
    `Sooft ${agency} einen eigenen Nutzer in Ihrem Portal hinzufügt, ändert oder entfernt, erhalten diese Personen eine E-Mail. Sie brauchen dafür keinen Zugang zu HubSpot.`,
  email: (position) => `Adresse ${position}`,
  otherwise: (names) =>
    names === ''
      ? 'Steht hier keine Adresse, erfährt niemand davon.'
      : `Steht hier keine Adresse, gehen die E-Mails an ${names}.`,
  save: 'Speichern',
  saved: 'Gespeichert. E-Mails über Änderungen gehen ab jetzt an diese Adressen.',
  errors: {
    email: (address) => `${address} ist keine E-Mail-Adresse.`,
    agency: (address) => `${address} gehört zur Agentur. Bitte nennen Sie Personen Ihres eigenen Unternehmens.`,
  },
  mail: {
    subject: (client) => `Bitte nennen Sie, wer von Änderungen im Portal von ${client} erfährt`,
    preview: 'Der Link, der auf der Seite der Portalregeln angefordert wurde.',
    text: 'Auf der Seite der Portalregeln wurde dieser Link angefordert. Auf der Seite dahinter nennen Sie bis zu fünf Adressen, die von jeder Änderung erfahren.',
    until: 'Gültig bis',
    open: 'Personen nennen',
    ignore: 'Falls Sie ihn nicht angefordert haben, ist nichts zu tun: Diese E-Mail ändert nichts.',
    because: (client) =>
      `Sie erhalten diese E-Mail, weil Sie die Portalregeln von ${client} lesen können und sie dort angefordert wurde.`,
  },
};
