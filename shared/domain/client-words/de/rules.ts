import type { ClientWords } from '../client-words.ts';

/** @see ClientWords */
export const rules: ClientWords['rules'] = {
  title: (client) => `Portalregeln von ${client}`,
  subject: (client, portalId, day) => `${client}, Portal ${portalId}: Portalregeln vom ${day}`,
  lead: (agency) => `Wer von ${agency} in diesem Portal arbeitet, was diese Personen dürfen und was sie nie tun.`,
  mailLead: (agency, portalId, at) =>
    `Wer von ${agency} in Portal ${portalId} arbeitet, was diese Personen dürfen und was sie nie tun. Stand: ${at}.`,
  preview: (agency) => `Wer von ${agency} im Portal arbeitet, was diese Personen dürfen und was sie nie tun.`,
  asOf: (at) => `Stand: ${at}`,
  who: 'Wer jetzt Zugriff hat',
  nobody: (agency) => `Niemand von ${agency} hat Zugriff auf dieses Portal.`,
  superAdmin: 'Super-Admin',
  shown: 'Überprüfung',
  readBack: (at) => `Im Portal bestätigt am ${at}`,
  confirmed: (name) => `Bestätigt von ${name}, nicht überprüft`,
  may: 'Das dürfen sie',
  never: 'Das tun sie nie',
  open: 'Regeln online lesen',
  because: (client, agency) =>
    `Sie erhalten diese E-Mail, weil diese Regeln zwischen ${client} und ${agency} gelten und beide Seiten sie erhalten.`,
  told: 'Wer von Änderungen erfährt',
  toldNow: (names) => `E-Mails über Änderungen gehen an ${names}.`,
  toldNobody: 'Aus Ihrem Unternehmen ist niemand bekannt, der davon erfahren könnte.',
  tellOthers: 'Andere Personen informieren',
  tellOthersLead:
    'Sie erhalten eine neue E-Mail mit einem Link zu der Seite, auf der Sie diese Personen nennen. Vorher ändert sich nichts.',
  linkMailed: 'Bitte sehen Sie in Ihr Postfach: Der Link ist unterwegs.',
};
