import type { ClientWords } from '../client-words.ts';
import type { EndWords } from '../en/ends.ts';

const NOTHING_LEFT = 'Für Sie ist nichts mehr zu tun. Sie können diese Seite schließen.';
const NOTHING_CHANGED = 'Es ist beendet, und deswegen wurde nichts geändert.';
const OPEN_AGAIN = 'Öffnen Sie noch einmal den Link in Ihrer E-Mail';

/** Ends that people of a client come to; `agency` stands for the agency's name. */
const TEXTS: Readonly<Record<string, readonly [string, string, string, string?]>> = {
  approved: ['Genehmigt', 'Die Frage ist beantwortet: ja.', 'Der nächste Schritt beginnt jetzt.'],
  declined: ['Abgelehnt', 'Die Frage ist beantwortet: nein.', 'In HubSpot wird nichts geändert.'],
  'vote-counted': [
    'Ihre Antwort zählt',
    'Ihre Zustimmung ist festgehalten.',
    'Die Frage bleibt offen, bis genug Personen zugestimmt haben, jemand ablehnt oder die Zeit vorbei ist.',
  ],
  expired: [
    'Die Zeit ist vorbei',
    'Niemand hat dies vor Ablauf der Frist erledigt.',
    `${NOTHING_CHANGED} agency wurde informiert.`,
    'Wenn es noch gewünscht ist, bitten Sie agency, es neu zu beginnen.',
  ],
  withdrawn: ['Zurückgezogen', 'Worum es ging, wurde vorher zurückgenommen.', NOTHING_CHANGED],
  'decided-by-another': [
    'Schon entschieden',
    'Andere haben diese Frage vor Ihnen beantwortet.',
    'Deren Entscheidung gilt. Von Ihnen wurde keine Antwort festgehalten.',
    'Sind Sie anderer Meinung, sprechen Sie direkt mit agency.',
  ],
  outvoted: [
    'Anders entschieden',
    'Ihre Antwort wurde gezählt, die Entscheidung fiel anders aus.',
    'Die Entscheidung gilt. Ihre Antwort bleibt dabei festgehalten.',
    'Sind Sie anderer Meinung, sprechen Sie direkt mit agency.',
  ],
  'step-reported': [
    'Danke',
    'Uns wurde gesagt, dass die Änderung gemacht ist.',
    'Das Portal wird jetzt gelesen. Zeigt es die Änderung noch nicht, werden Sie noch einmal per E-Mail gefragt, höchstens ein paar Mal.',
  ],
  'step-left': [
    'So belassen',
    'Der Zugriff, um den es hier ging, bleibt auf Ihren Wunsch, wie er ist.',
    'Wer es so belassen hat und wann, wird festgehalten. Der Rest des Zugriffs endet wie gewünscht.',
    'Für Sie ist nichts mehr zu tun. In HubSpot können Sie den Nutzer jederzeit selbst entfernen.',
  ],
  'already-connected': [
    'Schon verbunden',
    'Dieses Portal ist verbunden, und die Verbindung funktioniert.',
    'Durch das Öffnen dieses Links wurde nichts geändert.',
  ],
  'by-hand': [
    'Sie legen unsere Leute selbst an',
    'Sie haben entschieden, die App nicht zu verbinden.',
    'agency schickt Ihnen jede Änderung per E-Mail, mit den genauen Schritten.',
    'Wenn Sie es sich anders überlegen, schreiben Sie an agency.',
  ],
  'unknown-link': [
    'Dieser Link ist nicht bekannt',
    'Die Adresse ist unvollständig, vertippt oder keine von unseren.',
    'Es wurde nichts gezeigt oder geändert.',
    'Öffnen Sie Ihre neueste E-Mail zum Thema und verwenden Sie deren Knopf. Wenn Sie die Adresse kopieren, kopieren Sie sie ganz.',
  ],
  'link-expired': [
    'Dieser Link gilt nicht mehr',
    'Seine Zeit ist vorbei.',
    'Es wurde nichts gezeigt oder geändert.',
    'Verwenden Sie die neueste E-Mail zum Thema, oder bitten Sie agency, sie noch einmal zu senden.',
  ],
  connected: [
    'Verbunden',
    'Das Portal ist verbunden.',
    'Der vereinbarte Zugriff kann ab jetzt eingerichtet werden. Er wird überprüft, und die Super-Admins des Portals erhalten eine E-Mail, die genau sagt, was sich geändert hat.',
    'Für Sie ist nichts mehr zu tun. Der Link in Ihrer E-Mail zeigt den Stand. Sie können die Verbindung jederzeit in HubSpot beenden, unter Einstellungen, Integrationen, Verknüpfte Apps.',
  ],
  'wrong-portal': [
    'Das war ein anderes Portal',
    'Die App wurde in einem Portal installiert, für das dieser Link nicht gilt.',
    'Die Verbindung wurde abgelehnt und zurückgegeben: Die App wurde aus diesem Portal wieder entfernt, und kein Schlüssel dazu wurde behalten.',
    `${OPEN_AGAIN} und wählen Sie das genannte Portal. Nur falls HubSpot die App im anderen Portal noch unter Einstellungen, Integrationen, Verknüpfte Apps aufführt, entfernen Sie sie dort.`,
  ],
  'not-super-admin': [
    'Es braucht einen Super-Admin',
    'Der HubSpot-Nutzer, der bestätigt hat, ist kein Super-Admin dieses Portals.',
    'Die Verbindung wurde abgelehnt, und es wurde kein Zugriff behalten.',
    `${OPEN_AGAIN} und geben Sie die Aufgabe unter „Ich bin nicht die richtige Person“ an einen Super-Admin weiter, oder lassen Sie sich erst zum Super-Admin machen.`,
  ],
  'install-denied': [
    'Nicht verbunden',
    'HubSpot meldet, dass die Verbindung nicht bestätigt wurde.',
    'Es wurde nichts erlaubt und nichts geändert.',
    `War das nicht gewollt? ${OPEN_AGAIN}. Er gilt bis zum Ende der Frist.`,
  ],
  'state-unknown': [
    'Dieser Versuch zählt nicht',
    'Er wurde schon verwendet, ist zu alt oder begann nicht mit unserer E-Mail.',
    'Dadurch wurde nichts verbunden.',
    `${OPEN_AGAIN} und beginnen Sie dort.`,
  ],
  'hubspot-unreachable': [
    'HubSpot antwortet nicht',
    'Wir haben HubSpot gefragt und keine brauchbare Antwort erhalten.',
    'Es wurde nichts festgehalten. Ihr Link gilt weiter.',
    `${OPEN_AGAIN}, in ein paar Minuten.`,
  ],
  'try-again': [
    'Bei uns ist etwas schiefgegangen',
    'Ihr letzter Schritt ließ sich nicht ausführen.',
    'Vielleicht wurde er nicht festgehalten. Sie können ihn gefahrlos wiederholen: Nichts geschieht doppelt.',
    `${OPEN_AGAIN}. Er zeigt, was festgehalten ist.`,
  ],
  'bad-input': [
    'Das ließ sich nicht lesen',
    'Etwas vom Gesendeten fehlt oder hat die falsche Form.',
    'Es wurde nichts festgehalten.',
    'Gehen Sie eine Seite zurück und prüfen Sie Ihre Eingaben.',
  ],
  'taken-back': [
    'Zurückgenommen',
    'Ihre Antwort zählt nicht mehr.',
    'Die Frage ist wieder offen, und wegen Ihrer Antwort ist nichts geschehen.',
    'Antworten Sie noch einmal, wenn Sie so weit sind, hier oder mit dem Link in Ihrer E-Mail.',
  ],
  'asked-back': [
    'Frage gesendet',
    'Wer für das Anliegen zuständig ist, hat Ihre Frage per E-Mail erhalten.',
    'Die Antwort erhalten Sie per E-Mail. Die Frist bleibt, wie sie ist, und andere Gefragte können weiter entscheiden.',
    'Sie können die Antwort abwarten oder vorher mit dem Link in Ihrer E-Mail entscheiden.',
  ],
  moved: [
    'Das ist jetzt bei jemand anderem',
    'Ihr Platz in dieser Frage wurde jemand anderem gegeben.',
    'Die Frage geht ohne Sie weiter. Durch das Öffnen dieses Links wurde keine Antwort von Ihnen festgehalten.',
  ],
  'step-passed': [
    'Dieser Schritt ist vorbei',
    'Der Schritt, in dem Sie gefragt wurden, ist abgeschlossen.',
    'Die Frage geht weiter: Im nächsten Schritt werden andere gefragt. Ihr Link sagt später, was entschieden wurde.',
  ],
  'no-question': [
    'Hier ist nichts mehr zu tun',
    'Wofür dieser Link gesendet wurde, ist erledigt oder nicht mehr nötig.',
    'Durch das Öffnen wurde nichts geändert.',
  ],
};

const CONSENT: typeof TEXTS = {
  approved: [
    'Zustimmung gegeben',
    'Die Frage ist beantwortet: ja.',
    'Das Vereinbarte wird eingerichtet und überprüft. Dann erhalten die Super-Admins des Portals eine E-Mail, die genau sagt, was sich geändert hat.',
  ],
  declined: [
    'Zustimmung nicht gegeben',
    'Die Frage ist beantwortet: nein.',
    'Nichts davon wird eingerichtet. agency erfährt es, mit dem Grund.',
  ],
};

/** @see ClientWords */
export const ends: ClientWords['ends'] = {
  text: (end, agency, consent) => {
    const words = (consent ? CONSENT[end] : undefined) ?? TEXTS[end];
    if (words === undefined) return undefined;
    const [title, happened, becomes, next = NOTHING_LEFT] = words.map((word) =>
      (word ?? '').replaceAll('agency', agency),
    );
    return { title, happened, becomes, next } as EndWords;
  },
  late: (decided) =>
    decided
      ? 'Es war schon entschieden; die eben gesendete Antwort zählte nicht.'
      : 'Es war schon beendet; die eben gesendete Antwort zählte nicht.',
  becomes: 'Wie es weitergeht',
  next: 'Was Sie jetzt tun können',
  outcome: 'Ergebnis',
  by: 'Von',
  when: 'Wann',
};
