import { type Engagement, endOfAccess, isOpen } from '../../domain/engagement.ts';
import type { Link } from '../../domain/link.ts';
import type { RuntimeSettings } from '../../domain/settings.ts';
import { type EndingStanding, renderEndingPage } from '../../pages/ending-page.tsx';
import type { Clients } from '../../ports/clients.ts';
import type { Engagements, Grants } from '../../ports/engagements.ts';
import type { People, RosterBook } from '../../ports/people.ts';
import type { Catalogues } from '../../ports/publications.ts';
import { packageOf } from '../access/package-of.ts';
import { leavers } from '../questions/read-standing.ts';

/** What showing an engagement's end behind its link needs. Reads only. */
export interface EndingPagesDependencies {
  readonly settings: Pick<RuntimeSettings, 'agency'>;
  readonly engagements: Pick<Engagements, 'read'>;
  readonly grants: Pick<Grants, 'ofPortal'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly catalogues: Pick<Catalogues, 'version'>;
  readonly people: Pick<People, 'read'>;
  readonly rosterBook: Pick<RosterBook, 'members'>;
}

/** What has just happened, as far as the page says it. */
export interface EndingShown {
  readonly late?: boolean | undefined;
  readonly fault?: { readonly error: string; readonly on?: string | undefined } | undefined;
}

const DAY = 86_400_000;

/** How an engagement stands for the reader of a link about one of its ends. */
export function endingStandingOf(engagement: Engagement, link: Pick<Link, 'personId' | 'endsAt'>): EndingStanding {
  if (!isOpen(engagement)) return 'over';
  if (endOfAccess(engagement) !== link.endsAt) return 'extended';
  if (engagement.endsAt !== link.endsAt) return 'asked';
  // Nobody decides about their own access.
  if (engagement.team.includes(link.personId)) return 'own';
  return engagement.letEnd?.endsAt === link.endsAt ? 'let-end' : 'open';
}

/** The end that the button of the page offers: the package's length after the present one. */
export function offeredEnd(endsAt: string, durationDays: number): string {
  return new Date(new Date(endsAt).getTime() + durationDays * DAY).toISOString();
}

/** The page of an engagement's end; undefined where there is nothing that this person may see. */
export type ShowEnding = (link: Link, postPath: string, shown: EndingShown) => Promise<string | undefined>;

/** @see ShowEnding. A manager who has left since sees nothing. */
export function createShowEnding(dependencies: EndingPagesDependencies): ShowEnding {
  const { settings, engagements, grants, clients, catalogues, people, rosterBook } = dependencies;
  return async (link, postPath, { late, fault }) => {
    const engagement = link.engagementId === undefined ? undefined : await engagements.read(link.engagementId);
    if (engagement === undefined || link.endsAt === undefined) return undefined;
    if (leavers(await rosterBook.members()).has(link.personId)) return undefined;
    const client = await clients.read(engagement.clientId);
    const sold = await packageOf(catalogues, engagement);
    const held = client?.portalId === undefined ? [] : await grants.ofPortal(engagement.clientId, client.portalId);
    const { letEnd } = engagement;
    return renderEndingPage({
      agencyName: settings.agency.name,
      timeZone: settings.agency.timeZone,
      clientName: client?.name ?? 'a client that was erased',
      packageName: sold.name,
      endsAt: endOfAccess(engagement),
      askedEnd: engagement.endsAt,
      members: await Promise.all(
        engagement.team.map(async (personId) => {
          const grant = held.find((one) => one.personId === personId);
          return {
            name: (await people.read(personId))?.name ?? 'somebody who was erased',
            has: engagement.state === 'paused' || grant === undefined ? 'no access now' : grant.permissionSetName,
          };
        }),
      ),
      standing: endingStandingOf(engagement, link),
      byName: letEnd === undefined ? undefined : (await people.read(letEnd.by))?.name,
      durationDays: sold.durationDays,
      offeredEnd: offeredEnd(link.endsAt, sold.durationDays),
      postPath,
      late,
      ...fault,
    });
  };
}
