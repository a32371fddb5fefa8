import type { RuntimeSettings } from '../../shared/domain/settings.ts';
import { NotFoundError } from '../../shared/errors.ts';
import { composeEngagementEnding } from '../../shared/mails/engagement-ending.tsx';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Engagements } from '../../shared/ports/engagements.ts';
import type { People } from '../../shared/ports/people.ts';
import type { Catalogues } from '../../shared/ports/publications.ts';
import { packageOf } from '../../shared/services/access/package-of.ts';
import type { Compose } from './send-mail.ts';

/** What composing it needs. */
export interface ComposeEngagementEndingDependencies {
  readonly settings: Pick<RuntimeSettings, 'agency'>;
  readonly engagements: Pick<Engagements, 'read'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly people: Pick<People, 'read'>;
  readonly catalogues: Pick<Catalogues, 'version'>;
}

/** Asks the manager whether an engagement goes on. */
export function createComposeEngagementEnding(dependencies: ComposeEngagementEndingDependencies): Compose {
  const { settings, engagements, clients, people, catalogues } = dependencies;
  return async ({ facts }, to, link) => {
    const engagementId = String(facts['engagementId']);
    const engagement = await engagements.read(engagementId);
    if (engagement === undefined) throw new NotFoundError('Engagement', engagementId);
    const sold = await packageOf(catalogues, engagement);
    const names = engagement.team.map(async (personId) => (await people.read(personId))?.name ?? 'somebody erased');
    return composeEngagementEnding({
      agencyName: settings.agency.name,
      timeZone: settings.agency.timeZone,
      recipientName: to.name,
      clientName: (await clients.read(engagement.clientId))?.name ?? engagement.clientId,
      packageName: sold.name,
      endsAt: String(facts['endsAt']),
      members: await Promise.all(names),
      durationDays: sold.durationDays,
      link,
    });
  };
}
