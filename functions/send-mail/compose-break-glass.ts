import { clientWords } from '../../shared/domain/client-words/client-words.ts';
import { stands } from '../../shared/domain/grant.ts';
import { readerLanguage } from '../../shared/domain/language.ts';
import type { RuntimeSettings } from '../../shared/domain/settings.ts';
import { NotFoundError } from '../../shared/errors.ts';
import { composeBreakGlassNotice } from '../../shared/mails/break-glass-notice.tsx';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Engagements, Grants } from '../../shared/ports/engagements.ts';
import type { People } from '../../shared/ports/people.ts';
import type { Catalogues } from '../../shared/ports/publications.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import { packageOf } from '../../shared/services/access/package-of.ts';
import { readEngagementRun } from '../../shared/services/runs/read-run.ts';
import type { Compose } from './send-mail.ts';

/** What composing it needs. */
export interface ComposeBreakGlassDependencies {
  readonly settings: RuntimeSettings;
  readonly clients: Pick<Clients, 'read'>;
  readonly runs: Pick<Runs, 'read'>;
  readonly engagements: Pick<Engagements, 'read'>;
  readonly catalogues: Pick<Catalogues, 'version'>;
  readonly grants: Pick<Grants, 'ofPortal'>;
  readonly people: Pick<People, 'read'>;
}

/** Tells a client who has emergency access, who asked for it and agreed, and when it ends by itself. */
export function createComposeBreakGlass(dependencies: ComposeBreakGlassDependencies): Compose {
  const { settings, clients, runs, engagements, catalogues, grants, people } = dependencies;

  return async (mail, to) => {
    const { engagement } = await readEngagementRun({ runs, engagements }, mail.runId ?? '');
    const client = await clients.read(engagement.clientId);
    if (client?.portalId === undefined) throw new NotFoundError('Portal of client', engagement.clientId);
    const language = readerLanguage(to, client, settings.agency);
    const nameOf = async (personId: string) =>
      (await people.read(personId))?.name ?? clientWords(language).common.somebodyErased;
    const sold = await packageOf(catalogues, engagement);
    const held = (await grants.ofPortal(client.clientId, client.portalId)).filter(
      (grant) => stands(grant) && grant.engagementIds.includes(engagement.engagementId),
    );
    return composeBreakGlassNotice({
      agencyName: settings.agency.name,
      timeZone: settings.agency.timeZone,
      language,
      recipientName: to.name === to.email ? undefined : to.name,
      clientName: client.name,
      portalId: client.portalId,
      packageName: sold.name,
      packageDoes: sold.does,
      people: await Promise.all(
        held.map(async (grant) => ({
          name: await nameOf(grant.personId),
          email: (await people.read(grant.personId))?.email ?? '',
          access: grant.permissionSetName,
        })),
      ),
      askedBy: await nameOf(engagement.requestedBy),
      agreedBy: await Promise.all(engagement.approvedBy.map(nameOf)),
      endsAt: engagement.endsAt,
    });
  };
}
