import type { PlanItem, PlanReason } from '../../access-plan.ts';
import type { RemedyReason } from '../../remedy/remedy.ts';
import type { Risk } from '../../service-package.ts';
import type { ClientWords } from '../client-words.ts';

const RISK: Readonly<Record<Risk, string>> = {
  low: 'Gering: ein kleiner Teil des Portals, meist Lesen und Auswerten.',
  standard: 'Normal: tägliche Arbeit mit den Werkzeugen des Pakets.',
  high: 'Hoch: kann Einstellungen oder Daten ändern, auf denen das ganze Portal beruht.',
  elevated:
    'Erhöht: Super-Admin- oder Abrechnungsrechte. Zwei Personen müssen es genehmigen, und Sie müssen zustimmen.',
};

const REASON: Readonly<Record<PlanReason, string>> = {
  'engagement-needs-it': 'Das beauftragte Leistungspaket braucht es.',
  'other-engagement-still-needs-it': 'Ein anderes Leistungspaket braucht es noch.',
  'no-engagement-needs-it': 'Kein Leistungspaket braucht es mehr.',
  'access-before-us-is-given-back': 'Der Zugriff von vor der Beauftragung wird wiederhergestellt.',
  'already-as-needed': 'Es ist schon so, wie das Leistungspaket es braucht.',
  'super-admin-untouchable': 'Dieser Nutzer ist Super-Admin; das darf nur ein Super-Admin des Portals ändern.',
  'several-permission-sets':
    'Dieser Nutzer hat mehrere Berechtigungssätze, und über die HubSpot-API bliebe nur einer davon übrig.',
  'permission-set-missing': 'Im Portal gibt es keinen Berechtigungssatz mit diesem Namen.',
  'team-missing': 'Im Portal gibt es kein Team mit diesem Namen.',
  'team-cannot-be-cleared':
    'Über die HubSpot-API lässt sich das Hauptteam eines Nutzers ersetzen, aber nicht entfernen.',
  'not-partner-side': 'Dieser Nutzer gehört zu Ihnen und wird nie geändert.',
  'generic-mailbox': 'Die Adresse ist ein Sammelpostfach. Jede Person braucht einen eigenen Zugang.',
  'elevated-needs-quorum-and-consent':
    'Super-Admin- und Abrechnungsrechte brauchen zwei Genehmigungen und Ihre Zustimmung.',
  'not-in-portal-any-more': 'Der Nutzer ist nicht mehr im Portal.',
  'super-admin-assignment': 'Die Arbeit braucht Super-Admin-Rechte; die kann keine API geben oder entziehen.',
  'portal-not-readable':
    'Das Portal ist nicht mit unserer App verbunden; wir können es deshalb weder ändern noch lesen.',
  'restricted-action':
    'Das Leistungspaket nutzt etwas, was ein Partner in einem Kundenportal nie darf (Regel restricted-actions).',
  'subscription-lacks': 'Ihrem HubSpot-Abo fehlt, was das Leistungspaket braucht (Regel subscription-fit).',
};

const REMEDY: Readonly<Record<RemedyReason, string>> = {
  'super-admin-untouchable': 'Dieser Nutzer ist Super-Admin; das darf nur ein Super-Admin des Portals ändern.',
  'several-permission-sets':
    'Dieser Nutzer hat mehrere Berechtigungssätze, und über die HubSpot-API bliebe nur einer davon übrig.',
  'team-cannot-be-cleared':
    'Über die HubSpot-API lässt sich das Hauptteam eines Nutzers ersetzen, aber nicht entfernen.',
  'permission-set-missing': 'Im Portal gibt es keinen Berechtigungssatz mit diesem Namen mehr.',
  'write-refused': 'HubSpot hat die Änderung abgelehnt.',
  'read-back-differs': 'Die Änderung wurde gemacht, war aber beim Nachlesen nicht so, wie sie sein sollte.',
  'not-done-by-person': 'Ein Super-Admin des Portals wurde darum gebeten, und es wurde nicht rechtzeitig erledigt.',
  'asking-failed': 'Eine Person sollte darum gebeten werden, und das ist fehlgeschlagen.',
  'connection-revoked': 'Die Verbindung zum Portal wurde widerrufen.',
  'connection-missing-scope': 'Der Verbindung zum Portal fehlt ein Recht, das sie braucht.',
  'connection-uninstalled': 'Die App wurde im Portal deinstalliert.',
  'connection-not-connected': 'Das Portal ist nicht verbunden.',
  'hubspot-unavailable': 'HubSpot hat trotz mehrerer Versuche nicht geantwortet.',
  'not-partner-side': 'Dieser Nutzer gehört zu Ihnen und wird nie geändert.',
  'outgoing-stopped': 'Änderungen in Kundenportalen sind zurzeit angehalten.',
  'observe-mode': 'Diese Installation beobachtet nur: Nichts wird geändert.',
  'connection-rests-on-leaver':
    'Die Verbindung zum Portal wurde von diesem Nutzer hergestellt. Ein anderer Super-Admin muss sie erneuern, bevor der Nutzer entfernt werden kann.',
  'grant-ended': 'Es gibt keine Vereinbarung mehr, auf die der Zugriff zurückgesetzt werden könnte.',
  'user-missing': 'Der Nutzer ist nicht mehr im Portal.',
  'left-open-by-client': 'Sie haben dies so belassen.',
  'confirmed-by-client': 'Sie haben bestätigt, dass es erledigt ist; die Agentur kann das Portal nicht mehr lesen.',
};

const ACTION: Readonly<Record<PlanItem['action'], string>> = {
  create: 'Nutzer hinzufügen',
  change: 'Zugriff ändern',
  keep: 'Unverändert lassen',
  remove: 'Nutzer entfernen',
  manual: 'Von Hand ändern',
  refuse: 'Abgelehnt',
};

const USERS_WRITE =
  'Fügt die eigenen Leute der Agentur hinzu, ändert und entfernt sie. Ihre eigenen Nutzer werden nie geändert.';

const SCOPE: Readonly<Record<string, string>> = {
  oauth: 'Sagt, um welches Portal es sich handelt und dass die Verbindung noch besteht.',
  'settings.users.read':
    'Liest Nutzer und Berechtigungssätze des Portals, um den Ist-Zustand mit der Vereinbarung zu vergleichen.',
  'settings.users.write': USERS_WRITE,
  'settings.users.teams.read': 'Liest die Teams, damit jede Person in das richtige kommt.',
  'crm.objects.users.read': 'Liest, ob ein Nutzer deaktiviert ist.',
  'crm.objects.users.write': USERS_WRITE,
  'crm.objects.owners.read':
    'Liest, welche Nutzer deaktiviert sind, damit Ausgeschiedene auffallen, und wem Datensätze gehören.',
  'crm.objects.contacts.read':
    'Zählt die Kontakte, die einer ausscheidenden Person der Agentur gehören. Kein Kontakt wird gelesen.',
  'crm.objects.companies.read':
    'Zählt die Unternehmen, die einer ausscheidenden Person der Agentur gehören. Kein Unternehmen wird gelesen.',
  'crm.objects.deals.read':
    'Zählt die Deals, die einer ausscheidenden Person der Agentur gehören. Kein Deal wird gelesen.',
  tickets: 'Zählt die Tickets, die einer ausscheidenden Person der Agentur gehören. Kein Ticket wird gelesen.',
  'account-info.security.read':
    'Liest, wann sich die Leute der Agentur zuletzt angemeldet haben, um ungenutzten Zugriff zu beenden.',
  'settings.billing.write': 'Verlangt HubSpot, um Berechtigungssätze mit Abrechnungsrechten zu vergeben.',
};

/** @see ClientWords */
export const codes: ClientWords['codes'] = {
  scope: (scope) => SCOPE[scope] ?? 'Von der Agentur in ihren Einstellungen ergänzt.',
  risk: (risk) => RISK[risk],
  planReason: (reason) => REASON[reason],
  planAction: (action) => ACTION[action],
  remedyReason: (reason) => REMEDY[reason],
  can: [
    'Die Marketing-, Vertriebs- und Service-Werkzeuge des Abonnements einrichten',
    'Pipelines, Eigenschaften und Workflows anlegen',
    'Dashboards und Berichte erstellen',
    'E-Mails, Seiten und Formulare erstellen und veröffentlichen',
    'Nutzer schulen und das Portal dokumentieren',
  ],
  canTitle: 'Was ein Partner im Rahmen Ihrer Berechtigungen allgemein kann',
  never: [
    'Den Inhaber der Abrechnung ändern',
    'Vertrag oder Laufzeit des Abonnements ändern',
    'Einstellungen umgehen, die einen Super-Admin verlangen',
    'Sicherheits- oder Compliance-Einstellungen ohne ausdrückliches Recht öffnen',
    'Super-Admins ernennen, ändern oder entfernen',
  ],
  neverTitle: 'Was ein Partner nicht kann',
  howToEnd:
    'Entfernen Sie unsere Nutzer unter Einstellungen, Benutzer & Teams, oder deinstallieren Sie unsere App unter Einstellungen, Integrationen, Verknüpfte Apps. Oder schreiben Sie uns: Der Zugriff endet, wird überprüft, und Sie erhalten einen Nachweis.',
  confirmed: (clientName: string) =>
    `Von ${clientName} bestätigt, nicht zurückgelesen: Unsere App ist nicht in diesem Portal.`,
  beingChecked: 'Wird geprüft: Dieser Zugriff wurde im Portal noch nicht bestätigt.',
};
