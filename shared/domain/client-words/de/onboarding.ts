import type { OnboardingStage, OnboardingStep } from '../../onboarding.ts';
import type { ClientWords } from '../client-words.ts';

const STAGE: Readonly<Record<OnboardingStage, string>> = {
  sent: 'Angefragt und noch nicht verbunden.',
  connected: 'Verbunden. Der Zugriff wird eingerichtet; für Sie ist nichts mehr zu tun.',
  partly: 'Der Zugriff ist zum Teil eingerichtet.',
  provisioned: 'Der Zugriff ist eingerichtet und überprüft. Nun gehen noch die Regeln an beide Seiten.',
  done: 'Alles Vereinbarte ist eingerichtet und überprüft.',
};

const STEP: Readonly<Record<OnboardingStep, string>> = {
  sent: 'Gesendet',
  connected: 'Verbunden',
  provisioned: 'Zugriff eingerichtet und überprüft',
  done: 'Fertig',
};

/** @see ClientWords */
export const onboarding: ClientWords['onboarding'] = {
  title: (client, agency) => `${client} und ${agency}: der Stand`,
  stage: (stage) => STAGE[stage],
  step: (step) => STEP[step],
  byHandStep: 'Sie legen unsere Leute selbst an',
  progress: 'Der Stand',
  made: 'erledigt',
  ahead: 'noch offen',
  partly: 'zum Teil',
  ready: (ready, people) => `${ready} von ${people} Personen haben ihren Zugriff.`,
  rulesByMail: 'Wer bis wann Zugriff hat und wie Sie ihn beenden: Das erhalten Sie per E-Mail als Portalregeln.',
  openSteps: 'Noch von Hand zu tun',
  openStepsLead:
    'Was keine API darf, erledigt ein Super-Admin des Portals. Zu jeder Aufgabe gibt es eine eigene E-Mail mit Link:',
  openStep: (person) => `Der Zugriff von ${person}`,
  askedOf: (names) => `Gesendet an ${names}`,
  deadline: 'Bitte erledigen bis',
  why: 'Warum wir fragen',
  whyText: (agency) =>
    `${agency} braucht Zugriff für die eigenen Leute, um das Vereinbarte zu tun, und nicht mehr. Über die Verbindung wird er genau so eingerichtet, überprüft und am Ende von selbst wieder entfernt.`,
  never: 'Was wir nie anrühren',
  neverText:
    'Ihre eigenen Nutzer, Super-Admins, Abrechnung, Vertrag und Sicherheitseinstellungen. Inhalte Ihres Portals werden dafür nicht gelesen.',
  otherwise: 'Ein anderer Weg',
  notRight: 'Ich bin nicht die richtige Person',
  notRightLead:
    'Geben Sie die Aufgabe an die Kollegin oder den Kollegen weiter, die oder der in HubSpot Super-Admin ist. Ihr eigener Link zeigt dann nur noch, dass Sie das getan haben.',
  colleagueEmail: 'E-Mail-Adresse der richtigen Person',
  colleagueEmailHint: 'Die Adresse einer einzelnen Person Ihres Unternehmens.',
  colleagueName: 'Name der richtigen Person',
  word: 'Ein Wort dazu',
  wordHint: 'Optional. Es steht in der E-Mail.',
  sharedMailbox: 'Trotzdem an dieses Sammelpostfach senden',
  hand: 'Weitergeben',
  byHand: 'Wir legen Ihre Leute lieber selbst an',
  byHandLead: (agency) =>
    `Dann verbinden Sie unsere App nicht. ${agency} nennt Ihnen für jede Person genau Nutzer, Berechtigungssatz und Team und bittet Sie um eine Bestätigung. Am Ende entfernen Sie die Nutzer auch von Hand.`,
  byHandButton: 'Wir legen sie selbst an',
  byHandChosen: 'Sie legen unsere Leute selbst an',
  byHandChosenLead: (agency) =>
    `Sie haben entschieden, die App nicht zu verbinden. ${agency} schickt Ihnen jede Änderung per E-Mail, mit den genauen Schritten. Wenn Sie es sich anders überlegen, schreiben Sie an ${agency}.`,
  goTo: 'Zum Feld',
  errors: {
    email: 'Bitte geben Sie eine E-Mail-Adresse an, zum Beispiel admin@kunde.example.com.',
    name: 'Bitte geben Sie den Namen an, höchstens 120 Zeichen.',
    word: 'Der Text darf höchstens 500 Zeichen haben.',
    own: 'Das ist Ihre eigene Adresse. Bitte geben Sie die einer anderen Person an.',
    agency: 'Diese Adresse gehört zur Agentur. Es muss jemand aus Ihrem eigenen Unternehmen sein.',
    shared:
      'Das ist ein Sammelpostfach: Alle, die es lesen, könnten den Link verwenden. Besser ist die Adresse einer einzelnen Person; sonst bestätigen Sie es unten.',
    'too-often':
      'Die Aufgabe wurde zu oft weitergegeben. Bitte schreiben Sie der Agentur, wer die richtige Person ist.',
    'no-portal': 'Ihr Portal ist noch nicht bekannt, deshalb geht das hier nicht. Bitte schreiben Sie der Agentur.',
  },
  handedTitle: 'Weitergegeben',
  handedLead: 'Sie haben die Aufgabe weitergegeben. Die andere Person hat eine E-Mail mit einem eigenen Link erhalten.',
  handedTo: 'An',
  handedAt: 'Wann',
  handedNext:
    'Für Sie ist nichts mehr zu tun, und Sie erhalten keine Erinnerungen mehr. Sie können diese Seite schließen.',
};
