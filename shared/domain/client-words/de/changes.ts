import { listWords } from '../../list-words.ts';
import type { ClientWords } from '../client-words.ts';
import type { ChangeAction } from '../en/changes.ts';

const ACTION: Readonly<Record<ChangeAction, string>> = {
  created: 'hinzugefügt',
  changed: 'geändert',
  removed: 'entfernt',
  'given-back': 'wiederhergestellt',
  'set-back': 'zurückgesetzt',
};

/** One of each, and several. */
const OBJECTS: Readonly<Record<string, readonly [string, string]>> = {
  contacts: ['Kontakt', 'Kontakte'],
  companies: ['Unternehmen', 'Unternehmen'],
  deals: ['Deal', 'Deals'],
  tickets: ['Ticket', 'Tickets'],
};

/** @see ClientWords */
export const changes: ClientWords['changes'] = {
  action: (action) => ACTION[action],
  summary: (counts) =>
    counts.map(({ action, count }, at) => `${count} ${at > 0 ? '' : 'Nutzer '}${ACTION[action]}`).join(', '),
  subject: (client, portalId, summary, agency) => `${client}, Portal ${portalId}: ${summary} durch ${agency}`,
  changedTitle: (agency) => `${agency} hat den Zugriff auf Ihr Portal geändert`,
  reducedTitle: (agency) => `${agency} hat den eigenen Zugriff auf Ihr Portal verringert`,
  lead: (portalId, client, summary) => `Im Portal ${portalId} von ${client}: ${summary}.`,
  onlyOurs: (agency) => `Das betrifft nur Personen von ${agency}.`,
  eachReadBack: 'Jede Änderung wurde im Portal überprüft.',
  someConfirmed: (client) =>
    `Was von Hand geschah, hat ${client} bestätigt; überprüft wurde es nicht, denn unsere App ist nicht in diesem Portal.`,
  what: 'Was sich geändert hat',
  confirmedByYou: 'Von Ihnen bestätigt',
  confirmed: (client) => `Von ${client} bestätigt, nicht überprüft: Unsere App ist nicht in diesem Portal.`,
  ownedThere: 'Eigene Datensätze',
  owned: (counts) => {
    const owned = Object.entries(counts ?? {}).filter(([, count]) => count > 0);
    if (owned.length === 0) return undefined;
    const words = owned.map(([object, count]) => `${count} ${OBJECTS[object]?.[count === 1 ? 0 : 1] ?? object}`);
    return listWords(words, 'de');
  },
  staysForNow: 'Was vorerst bleibt',
  lookedAtAgain: 'Nächste Prüfung',
  endAllOfIt: 'So beenden Sie alles',
  leaving: 'Eine Person der Agentur arbeitet nicht mehr in Kundenportalen.',
  reviewed: 'Es folgt aus der regelmäßigen Prüfung unseres Zugriffs.',
  noSet: 'Kein Berechtigungssatz',
  superAdmin: 'Super-Admin',
};
