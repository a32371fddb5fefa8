import type { ClientWords } from '../client-words.ts';

/** @see ClientWords */
export const closing: ClientWords['closing'] = {
  title: 'Allen Zugriff beenden',
  offer: (agency) =>
    `Sie können alles beenden, was ${agency} in diesem Portal darf. Sie erhalten eine E-Mail mit einem Link, der zeigt, was geschehen wird; vor Ihrer Bestätigung dort geschieht nichts.`,
  ask: 'Link per E-Mail anfordern',
  asked: 'Die E-Mail ist unterwegs. Ihr Link gilt 24 Stunden. Bisher wurde nichts beendet.',
  tooOften:
    'Heute wurden Ihnen schon drei solche E-Mails geschickt. Bitte benutzen Sie die neueste, oder versuchen Sie es morgen noch einmal.',
  running: (when) => `Seit ${when} wird aller Zugriff beendet. Sie erhalten eine E-Mail, sobald es erledigt ist.`,
  done: (when) => `Aller Zugriff wurde am ${when} beendet.`,

  confirmTitle: (agency, client) => `Allen Zugriff von ${agency} auf das Portal von ${client} beenden?`,
  confirmLead: (portalId) =>
    `Es geht um das Portal ${portalId}. Bisher ist nichts geschehen. Nach Ihrer Bestätigung geschieht Folgendes, in dieser Reihenfolge:`,
  order: (agency) => [
    `Alle Personen von ${agency} werden aus dem Portal entfernt, und es wird überprüft, dass sie fort sind. Ihre eigenen Nutzer bleiben unberührt.`,
    `Ist jemand von ${agency} Super-Admin, können nur Sie diese Person entfernen: Sie werden per E-Mail darum gebeten, mit den einzelnen Schritten. Sie dürfen es auch so belassen.`,
    'Ist alles überprüft oder von Ihnen so belassen, wird unsere App deinstalliert, und ihre Schlüssel werden zurückgegeben.',
    'Beide Seiten erhalten eine E-Mail, die sagt, wer entfernt wurde, wann es überprüft wurde und was bleibt.',
  ],
  work: (count) =>
    count === 0 ? '' : count === 1 ? 'Ein Auftrag endet.' : `${count} Aufträge enden, mit allen offenen Fragen dazu.`,
  who: 'Wer den Zugriff verliert',
  byHand: 'Von Ihnen selbst zu erledigen',
  superAdmin: 'Super-Admin',
  nobodyKnown: (agency) =>
    `Es ist kein Zugriff verzeichnet. Wer von ${agency} im Portal gefunden wird, wird trotzdem entfernt.`,
  alsoFound: (agency) => `Wer von ${agency} außerdem im Portal gefunden wird, wird ebenfalls entfernt.`,
  cannotRead: (agency) =>
    `${agency} kann dieses Portal nicht mehr lesen, weil die Verbindung nicht mehr besteht. Sie werden per E-Mail gebeten, jede Person der Liste zu entfernen und es zu bestätigen. Bitte sehen Sie unter Einstellungen, Benutzer & Teams, nach, ob dort noch jemand ist.`,
  confirm: 'Allen Zugriff beenden',
  cannotUndo: 'Es lässt sich nicht zurücknehmen. Für eine neue Zusammenarbeit wird das Portal von Neuem verbunden.',

  runningTitle: 'Aller Zugriff wird beendet',
  runningText:
    'Es wurde bestätigt und ist im Gange. Um das, was von Hand zu tun ist, werden Sie per E-Mail gebeten. Sie erhalten eine E-Mail, sobald es erledigt ist.',
  doneTitle: 'Aller Zugriff ist beendet',
  doneText: (agency) =>
    `Niemand von ${agency} ist mehr im Portal, außer wen Sie dort belassen haben, und unsere App ist deinstalliert. Die Liste steht in der E-Mail dazu.`,
  partlyTitle: 'Der Zugriff ist beendet, bis auf einen Rest',
  partlyText: (agency) =>
    `Etwas ist übrig, das weder überprüft noch von Ihnen so belassen wurde; deshalb ist unsere App noch installiert. ${agency} weiß davon. Um es wieder aufzunehmen, fordern Sie auf der Seite Ihres Portals einen neuen Link an.`,
  late: 'Es war schon vorher bestätigt; Ihr Klick hat nichts geändert.',
  requested: 'Bestätigt',
  ended: 'Beendet',

  leave: 'So belassen',
  leaveTitle: 'Oder so belassen',
  leaveText: (person) =>
    `Soll ${person} bleiben, sagen Sie es hier. Es wird in Ihrem Namen festgehalten, und die App wird trotzdem deinstalliert.`,
  leftTitle: 'So belassen',
  leftText: 'Es ist in Ihrem Namen festgehalten, dass dies so bleibt.',

  mailSubject: (client, agency) => `${client}: allen Zugriff von ${agency} beenden?`,
  mailPreview: 'Bisher ist nichts geschehen. Die Seite zeigt, was geschehen wird.',
  mailLead: (agency, client) =>
    `Mit Ihrem Link wurde darum gebeten, allen Zugriff von ${agency} auf das Portal von ${client} zu beenden. Bisher ist nichts geschehen.`,
  mailValid: 'Der Link gilt bis',
  mailOpen: 'Ansehen, was geschehen wird, und bestätigen',
  mailIgnore: 'Waren Sie das nicht, müssen Sie nichts tun. Ohne die Schaltfläche auf jener Seite endet nichts.',
  mailBecause: (client) =>
    `Sie erhalten diese E-Mail, weil auf der Seite von ${client}, die nur Sie haben, darum gebeten wurde.`,

  closedSubject: (client, agency) => `${client}: aller Zugriff von ${agency} ist beendet`,
  partlySubject: (client, agency) => `${client}: Zugriff von ${agency} beendet, bis auf einen Rest`,
  closedLead: (agency, portalId) =>
    `Wie von Ihnen gewünscht, ist aller Zugriff von ${agency} auf das Portal ${portalId} beendet.`,
  partlyLead: (agency, portalId) =>
    `Sie haben darum gebeten, allen Zugriff von ${agency} auf das Portal ${portalId} zu beenden. Etwas ist übrig, das weder überprüft noch von Ihnen so belassen wurde. Deshalb bleibt unsere App installiert: Mit ihr lässt sich der Rest prüfen.`,
  foundAgain: (agency) => `Jemand von ${agency} wurde wieder im Portal gefunden.`,
  removed: 'Entfernt',
  readBackAt: 'Überprüft',
  had: 'Hatte',
  absent: (count) =>
    count === 1
      ? 'Eine weitere Person hatte keinen Nutzer im Portal mehr.'
      : `${count} weitere Personen hatten keinen Nutzer im Portal mehr.`,
  stays: 'Was auf Ihr Wort hin bleibt',
  staysForAgency: 'Was auf das Wort des Kunden hin bleibt',
  open: 'Was übrig ist',
  app: 'Unsere App',
  appGone: (when) => `Deinstalliert ${when}. Ihre Schlüssel sind zurückgegeben und hier gelöscht.`,
  appStays: 'Noch installiert.',
  unread: (agency) =>
    `${agency} konnte das Portal nicht mehr lesen. Bitte sehen Sie unter Einstellungen, Benutzer & Teams, nach, ob dort noch jemand ist.`,
  agencyLead: (client, who) => `${who} hat allen Zugriff auf das Portal von ${client} beendet.`,
  takeUp: 'Um den Rest wieder aufzunehmen',
  receipt: 'Der Nachweis ist aufbewahrt und signiert und kann jederzeit angefordert werden.',
};
