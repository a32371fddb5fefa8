import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';

/** Gives partner operations the task to reassign records before their owner is removed from a client's portal. */
export interface RecordsOwnedData {
  readonly agencyName: string;
  readonly recipientName: string;
  readonly clientName: string;
  readonly portalId: number;
  readonly portalUrl: string;
  readonly owners: readonly {
    readonly personName: string;
    readonly personEmail: string;
    /** For example "12 contacts and 1 deal". */
    readonly owned: string;
  }[];
}

/** Composes it. */
export function composeRecordsOwned(data: RecordsOwnedData): ComposedMail {
  const { clientName, owners } = data;
  const who = owners.map((one) => one.personName).join(', ');
  return composeMail({
    agencyName: data.agencyName,
    recipientName: data.recipientName,
    subject: `${clientName}: reassign the records of ${who}`,
    preview: owners.map((one) => `${one.personName} owns ${one.owned}`).join('; '),
    heading: `Records to reassign in the portal of ${clientName}`,
    blocks: [
      {
        kind: 'paragraph',
        text: 'The access of these people ends, and their users are removed from the portal now. Records that they own there are left without an active owner. Agree with the client who takes them over.',
      },
      {
        kind: 'entries',
        title: `Owned in portal ${data.portalId}`,
        entries: owners.map(({ personName, personEmail, owned }) => ({
          heading: personName,
          facts: [
            { label: 'Address', value: personEmail },
            { label: 'Records', value: owned },
          ],
        })),
      },
      {
        kind: 'list',
        title: 'How',
        sign: 'number',
        items: [
          'Open the list of the object in HubSpot, and filter it by this owner.',
          'Select all records of the list, and edit their owner.',
          'Choose whom the client named, and save.',
        ],
      },
      { kind: 'button', label: 'Open the portal in HubSpot', href: data.portalUrl },
    ],
    because: 'You get this mail because you are partner operations.',
  });
}
