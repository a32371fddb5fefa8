import type { QuestionEvent } from '../../event-words.ts';
import { listWords } from '../../list-words.ts';
import type { ClientWords } from '../client-words.ts';

/** @see ClientWords */
export const consent: ClientWords['consent'] = {
  give: (sold, client) => `Zugriff für ${sold} im Portal von ${client} einrichten?`,
  keepLonger: (sold, client) => `Zugriff für ${sold} im Portal von ${client} verlängern?`,
  client: 'Kunde',
  portal: 'Portal',
  notKnownYet: 'noch nicht bekannt',
  subscription: 'Abonnement',
  unknown: 'unbekannt',
  package: 'Leistungspaket',
  fit: 'Passt zum Abonnement',
  fits: 'Ja',
  fitUnknown: 'Unbekannt: HubSpot nennt die Stufe nicht',
  lacks: (what) => `Nein: braucht ${listWords(what, 'de')}`,
  permissionSet: 'Berechtigungssatz',
  team: 'Personen',
  noAccess: 'kein Zugriff',
  noSet: 'kein Berechtigungssatz',
  superAdmin: 'Super-Admin',
  somebodyUnknown: 'jemand, der nicht mehr bekannt ist',
  subject: (question, day) => `Bitte bis ${day} entscheiden: ${question}`,
  asks: (agency) => `${agency} bittet um Ihre Zustimmung.`,
  aboutYours: 'Es geht um Zugriff auf Ihr eigenes Portal; ohne sie wird nichts davon eingerichtet.',
  typeName:
    'Es geht um Super-Admin- oder Abrechnungsrechte. Um zuzustimmen, geben Sie auf der Seite den Namen des Kunden ein und nennen einen Grund.',
  open: 'Ansehen und antworten',
  decidesNothing: 'Das Öffnen der Seite entscheidet nichts. Dort stimmen Sie mit einem Knopf zu oder nicht.',
  kicker: (name) => `Wir bitten um Ihre Zustimmung, ${name}`,
  lead: 'Es geht um Zugriff auf Ihr eigenes Portal. Ohne Ihre Zustimmung wird nichts davon eingerichtet.',
  step: (position, count, name) => `Schritt ${position} von ${count}: ${name}`,
  answerBy: 'Bitte antworten bis',
  risk: 'Risiko',
  about: 'Worum es geht',
  plan: 'Was sich in Ihrem Portal ändert',
  does: 'Das Paket umfasst',
  doesNot: 'Es umfasst nicht',
  yourAnswer: 'Ihre Antwort',
  soFar: (given, needed) => `${given} von ${needed} haben bisher zugestimmt. Eine Ablehnung beendet die Frage.`,
  agree: 'Ich stimme zu',
  refuse: 'Ich stimme nicht zu',
  agreed: 'Sie haben zugestimmt.',
  refused: 'Sie haben nicht zugestimmt.',
  nothingLeft: 'Für Sie ist hier nichts mehr zu tun.',
  note: 'Anmerkung',
  noteNeeded: 'Nötig, wenn Sie nicht zustimmen.',
  reason: 'Ihr Grund',
  reasonNeeded: 'Für beide Antworten nötig.',
  readers: (agency) => `${agency} kann dies lesen.`,
  elevated: 'Es geht um Super-Admin- oder Abrechnungsrechte.',
  elevatedWhy:
    'Sie reichen in das ganze Portal. Damit niemand nebenbei zustimmt, geben Sie bitte den Namen des Kunden ein und nennen Sie den Grund.',
  typeIt: (client) => `Bitte „${client}“ eingeben`,
  neededToAgree: 'Nötig, um zuzustimmen.',
  canTakeBack: (duration) => `Sie können Ihre Antwort ${duration} lang zurücknehmen.`,
  goTo: {
    note: 'Zur Anmerkung',
    answer: 'Zu Ihrer Antwort',
    clientName: 'Zum Namen des Kunden',
    text: 'Zu Ihrer Frage',
  },
  errors: {
    answer: 'Bitte wählen Sie eine der beiden Antworten.',
    note: 'Die Anmerkung darf höchstens 2.000 Zeichen haben.',
    refuse: 'Bitte sagen Sie, warum: Die zuständige Person erfährt es.',
    name: (client) => `Bitte geben Sie den Namen des Kunden ein: ${client}`,
    reason: 'Bitte nennen Sie den Grund: Er bleibt bei der Entscheidung stehen.',
    text: 'Bitte schreiben Sie etwas, höchstens 2.000 Zeichen.',
  },
  more: 'Was Sie sonst tun können',
  askBack: (name) => `Eine Frage an ${name} stellen`,
  question: 'Ihre Frage',
  askBackHint: (name) => `Geht per E-Mail an ${name}. Die Antwort erhalten Sie per E-Mail.`,
  send: 'Frage senden',
  talk: 'Fragen und Antworten',
  history: 'Bisher',
  event,
  news: {
    'asked-back': [
      'Ihre Frage wurde gesendet.',
      'Die Antwort erhalten Sie per E-Mail. Sie können auch vorher entscheiden.',
    ],
    'taken-back': ['Sie haben Ihre Antwort zurückgenommen.', 'Die Frage ist wieder offen.'],
    'too-late': ['Was Sie eben gesendet haben, kam zu spät', 'und zählte nicht. So steht es jetzt.'],
    'reply-came': ['Sie haben eine Antwort erhalten.', 'Sie steht unten.'],
  },
  pending: {
    own: { approve: 'Sie haben zugestimmt', decline: 'Sie haben nicht zugestimmt' },
    others: {
      approve: (name) => `${name} hat zugestimmt`,
      decline: (name) => `${name} hat nicht zugestimmt`,
    },
    late: 'Was Sie eben gesendet haben, kam danach und zählte nicht.',
    takesEffect: 'Gilt ab',
    changed: 'Doch anders?',
    changedText:
      'Bis dahin können Sie Ihre Antwort zurücknehmen, hier oder mit dem Link in Ihrer E-Mail. Dann ist die Frage wieder offen.',
    takeBack: 'Antwort zurücknehmen',
    ifNothing: 'Wenn Sie nichts tun',
    nothing: 'Für Sie ist nichts zu tun',
    shownAgain: 'Wird sie vorher zurückgenommen, zeigt Ihr Link die Frage wieder.',
    close: 'Sie können diese Seite schließen.',
    stepDone: 'Dann ist dieser Schritt erledigt, und der nächste wird gefragt.',
    goesOn: 'Dann ist die Frage entschieden, und es geht weiter.',
    nothingChanges: 'Dann ist die Frage entschieden, und nichts wird geändert.',
  },
  back: 'Zurück zur Frage',
};

/** What a client reads of a question's history. */
function event(happened: QuestionEvent): string {
  switch (happened.kind) {
    case 'asked':
      return `Gefragt: ${listWords(happened.names, 'de')}`;
    case 'reminded':
      return `Erinnert: ${listWords(happened.names, 'de')}`;
    case 'approved':
      return `${happened.by} hat zugestimmt`;
    case 'declined':
      return `${happened.by} hat nicht zugestimmt`;
    case 'submitted':
      return `Eingereicht von ${happened.by}`;
    case 'taken-back':
      return `${happened.by} hat die Antwort zurückgenommen`;
    case 'handed-over':
      return `${happened.to} wird gefragt`;
    case 'escalated':
      return `Auch gefragt: ${listWords(happened.to, 'de')}`;
    case 'stage-passed':
      return `Schritt erledigt: ${happened.name}`;
    case 'asked-back':
      return `${happened.by} hat ${happened.of} eine Frage gestellt`;
    case 'replied':
      return `${happened.by} hat die Frage beantwortet`;
  }
}
