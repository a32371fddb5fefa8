import type { ClientWords } from '../client-words.ts';

/** @see en/break-glass.ts */
export const breakGlass: ClientWords['breakGlass'] = {
  subject: (client, agency, until) => `${client}: Notfallzugriff von ${agency} auf Ihr Portal, bis ${until}`,
  heading: (agency) => `${agency} hat Notfallzugriff auf Ihr Portal`,
  lead: (agency, portalId) =>
    `${agency} hat soeben Notfallzugriff auf das Portal ${portalId} erhalten. Er gilt nur für Stunden, zwei Personen von ${agency} haben ihm zugestimmt, und er ist nie Super-Admin.`,
  untilLabel: 'Er endet von selbst am',
  untilWords:
    'Niemand muss das auslösen. Die Nutzer werden entfernt, das wird zurückgelesen, und Sie erhalten eine E-Mail.',
  who: 'Wer ihn hat',
  package: 'Leistungspaket',
  asked: 'Angefordert von',
  agreed: 'Zugestimmt haben',
  does: 'Wofür er da ist',
  wrong: 'Wenn Sie von keinem Notfall wissen',
  wrongWords: (agency) => `Fragen Sie sofort bei ${agency} nach. Sie können ihn jederzeit selbst beenden:`,
};
