import type { ClientWords } from '../client-words.ts';

/** @see ClientWords */
export const connect: ClientWords['connect'] = {
  title: (client, agency) => `${client} mit ${agency} verbinden`,
  subject: (client, agency, day) => `Bitte bis ${day}: HubSpot-Portal von ${client} mit ${agency} verbinden`,
  preview: 'Was damit erlaubt wird, was nicht, und wie Sie es jederzeit beenden.',
  invited: (client, agency) => `${client} hat ${agency} als HubSpot-Partner eingeladen.`,
  lead: (agency) =>
    `Mit dieser Verbindung kann ${agency} die eigenen Leute in Ihrem Portal hinzufügen, ändern und entfernen, so wie vereinbart. Ihre Nutzer werden nie geändert, und Ihre Super-Admins erhalten zu jeder Änderung eine E-Mail.`,
  deadline: 'Bitte verbinden bis',
  needsAdmin: (client) =>
    `Dafür braucht es einen Super-Admin von ${client} in HubSpot. Sind Sie keiner, können Sie die Aufgabe auf der Seite an die richtige Person weitergeben.`,
  open: 'Ansehen und verbinden',
  because: (client) => `Sie erhalten diese E-Mail, weil Sie als Kontakt von ${client} genannt sind.`,
  becauseHanded: (from) => `Sie erhalten diese E-Mail, weil ${from} diese Aufgabe an Sie weitergegeben hat.`,
  handedTo: (from) => `${from} hat diese Aufgabe an Sie als richtige Person weitergegeben.`,
  scopes: 'Rechte, um die HubSpot Sie bitten wird',
  optionalScopes: 'Optionale Rechte',
  optional: 'optional',
  part: (packages) => `Teil von ${packages}`,
  notPart: 'Nicht enthalten',
  howToEnd:
    'Jederzeit in HubSpot: Einstellungen, Integrationen, Verknüpfte Apps, Deinstallieren. Niemand muss dem zustimmen.',
  how: 'So geht es',
  signIn: (owner, portal) => ({
    before: 'Melden Sie sich bei HubSpot als ',
    role: 'Super-Admin',
    after: ` von ${owner}${portal} an, wählen Sie dieses Portal und bestätigen Sie. HubSpot zeigt Ihnen dieselbe Liste der Rechte noch einmal.`,
  }),
  inPortal: (portalId) => ` (Portal ${portalId})`,
  button: 'In HubSpot verbinden',
};
