import { ownedWords } from '../../shared/domain/owned-records.ts';
import { portalAddress } from '../../shared/domain/portal-address.ts';
import type { RuntimeSettings } from '../../shared/domain/settings.ts';
import { NotFoundError } from '../../shared/errors.ts';
import { composeRecordsOwned } from '../../shared/mails/records-owned.tsx';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Plans } from '../../shared/ports/engagements.ts';
import type { People } from '../../shared/ports/people.ts';
import type { Compose } from './send-mail.ts';

/** What composing it needs. */
export interface ComposeRecordsOwnedDependencies {
  readonly settings: RuntimeSettings;
  readonly clients: Pick<Clients, 'read'>;
  readonly plans: Pick<Plans, 'plan'>;
  readonly people: Pick<People, 'read'>;
}

/** Gives the task to reassign what the people of a plan own who are to be removed. */
export function createComposeRecordsOwned(dependencies: ComposeRecordsOwnedDependencies): Compose {
  const { settings, clients, plans, people } = dependencies;
  return async (mail, to) => {
    const client = mail.clientId === undefined ? undefined : await clients.read(mail.clientId);
    const plan = await plans.plan(mail.runId ?? '');
    if (client === undefined || plan === undefined) throw new NotFoundError('Plan of mail', mail.mailId);
    const owners = await Promise.all(
      plan.items.map(async ({ personId, ownedRecords }) => {
        const owned = ownedWords(ownedRecords);
        const person = await people.read(personId);
        return owned === undefined || person === undefined
          ? []
          : [{ personName: person.name, personEmail: person.email, owned }];
      }),
    );
    return composeRecordsOwned({
      agencyName: settings.agency.name,
      recipientName: to.name,
      clientName: client.name,
      portalId: plan.portalId,
      portalUrl: `${portalAddress(settings.hubspot.appBaseUrl, client)}/contacts/${plan.portalId}`,
      owners: owners.flat(),
    });
  };
}
