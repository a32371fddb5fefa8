import type { ManualStepSubject, ManualWork } from '../../manual-step-words.ts';
import type { ClientWords } from '../client-words.ts';
import { codes } from './codes.ts';

/** @see ClientWords. Words in quotes are those of HubSpot's screens. */
export const manual: ClientWords['manual'] = {
  lead,
  steps,
  result: (line, reason) => {
    if (reason === 'read-back-differs') return 'HubSpot hat die Änderung bestätigt, das Portal zeigt sie aber nicht.';
    if (reason === 'write-refused') return 'HubSpot lässt diese Änderung im Portal durch unsere App nicht zu.';
    return line.action === 'manual'
      ? codes.planReason(line.reason)
      : 'Unsere App konnte diese Änderung nicht vornehmen.';
  },
  title: (client) => `Eine Änderung von Hand im Portal von ${client}`,
  subject: (client, person, day) => `${client}: bitte bis ${day} eine Änderung von Hand für ${person}`,
  kicker: (agency) => `Eine Bitte von ${agency}`,
  soWeAsk: (reason, agency) =>
    `${reason} Deshalb bittet ${agency} Sie darum: Es braucht einen Super-Admin des Portals.`,
  deadline: 'Bitte erledigen bis',
  change: 'Die Änderung',
  shouldAllow: 'Was der Berechtigungssatz erlauben soll',
  how: 'So geht es',
  open: 'Benutzer in HubSpot öffnen',
  openTask: 'Aufgabe öffnen',
  afterwards: 'Danach',
  tellAndRead: 'Sagen Sie uns Bescheid; wir lesen im Portal, dass es so ist.',
  tellAndKeep:
    'Sagen Sie uns Bescheid. Wir können Ihr Portal nicht lesen; deshalb wird aufbewahrt, wer es wann bestätigt hat.',
  doneAndRead: 'Erledigt, jetzt prüfen',
  doneAndKeep: 'Erledigt',
  onThePage: 'Die Seite zeigt die Aufgabe im jetzigen Stand. Wenn sie erledigt ist, sagen Sie es bitte dort.',
  notYet: 'Das Portal zeigt diese Änderung noch nicht.',
  notYetHint: 'Vergleichen Sie Adresse und Berechtigungssatz Zeichen für Zeichen und prüfen Sie dann noch einmal.',
  couldNotRead: 'Das Portal ließ sich gerade nicht lesen.',
  couldNotReadHint: 'Ihre Änderung kann richtig sein. Prüfen Sie in einigen Minuten noch einmal.',
};

function lead(subject: ManualStepSubject): string {
  const { change, personName, personEmail, permissionSetName, superAdmin, makeSuperAdmin } = subject;
  const who = personName === personEmail ? personEmail : `${personName} (${personEmail})`;
  if (change === 'remove') {
    return superAdmin === true
      ? `Bitte entziehen Sie ${who} den Super-Admin und entfernen Sie den Nutzer aus dem Portal.`
      : `Bitte entfernen Sie ${who} aus dem Portal.`;
  }
  if (makeSuperAdmin === true) {
    return change === 'add'
      ? `Bitte fügen Sie ${who} als Super-Admin hinzu.`
      : `Bitte machen Sie ${who} zum Super-Admin.`;
  }
  const set = permissionSetName === '' ? '' : `den Berechtigungssatz ${permissionSetName}`;
  if (change === 'add') {
    const given = set === '' ? '' : ` und geben Sie der Person ${set}`;
    return `Bitte fügen Sie ${who} hinzu${given}.`;
  }
  return set === '' ? `Bitte ändern Sie den Zugriff von ${who}.` : `Bitte geben Sie ${who} ${set}.`;
}

function steps(work: ManualWork): string[] {
  const open = 'Öffnen Sie in HubSpot „Einstellungen“ und dann „Benutzer & Teams“.';
  if (work.change === 'remove') {
    const find = `Suchen Sie ${work.email}.`;
    const gone = 'Wählen Sie „Aktionen“ und dann „Aus Account entfernen“.';
    const take = 'Wählen Sie „Berechtigungen bearbeiten“, entziehen Sie den Super-Admin und speichern Sie.';
    return work.superAdmin ? [open, find, take, gone] : [open, find, gone];
  }
  const set = `den Berechtigungssatz „${work.permissionSetName}“`;
  const all: (string | false)[] = [
    open,
    work.setIsMissing &&
      (work.unread === true ? `Falls das Portal ${set} nicht hat, legen Sie ihn an.` : `Legen Sie ${set} an.`),
    work.missingTeams.length > 0 && `Legen Sie ${teams(work.missingTeams)} an.`,
    work.change === 'add' && `Wählen Sie „Benutzer erstellen“ und geben Sie ${work.email} ein.`,
    work.change === 'change' && `Suchen Sie ${work.email} und wählen Sie „Berechtigungen bearbeiten“.`,
    work.superAdmin && 'Entziehen Sie den Super-Admin: Das ist mehr, als diese Arbeit braucht.',
    work.makeSuperAdmin === true && 'Wählen Sie für diesen Nutzer „Super-Admin“ als Zugriff und bestätigen Sie.',
    work.surplusSets.length > 0 && `Entziehen Sie ${sets(work.surplusSets)}.`,
    work.permissionSetName !== '' && `Weisen Sie ${set} zu.`,
    work.surplusTeams.length > 0 && `Nehmen Sie den Nutzer aus ${fromTeams(work.surplusTeams)}.`,
    work.teams.length > 0 && `Weisen Sie ${teams(work.teams)} zu.`,
    work.seat !== undefined &&
      `Weisen Sie eine Lizenz zu: ${work.seat}. Ist keine mehr frei, sagen Sie uns Bescheid, bevor Sie eine kaufen.`,
    'Speichern Sie.',
  ];
  return all.filter((step) => step !== false);
}

function quoted(names: readonly string[]): string {
  const all = names.map((name) => `„${name}“`);
  const last = all.at(-1) ?? '';
  return all.length === 1 ? last : `${all.slice(0, -1).join(', ')} und ${last}`;
}

function teams(names: readonly string[]): string {
  return names.length === 1 ? `das Team ${quoted(names)}` : `die Teams ${quoted(names)}`;
}

function fromTeams(names: readonly string[]): string {
  return names.length === 1 ? `dem Team ${quoted(names)}` : `den Teams ${quoted(names)}`;
}

function sets(names: readonly string[]): string {
  return names.length === 1 ? `den Berechtigungssatz ${quoted(names)}` : `die Berechtigungssätze ${quoted(names)}`;
}
