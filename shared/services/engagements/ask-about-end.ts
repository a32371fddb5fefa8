import { type Engagement, endOfAccess } from '../../domain/engagement.ts';
import { ConflictError } from '../../errors.ts';
import type { Engagements } from '../../ports/engagements.ts';
import type { People, RosterBook } from '../../ports/people.ts';
import type { Catalogues } from '../../ports/publications.ts';
import { packageOf } from '../access/package-of.ts';
import type { Office } from '../office.ts';
import { leavers } from '../questions/read-standing.ts';
import type { QueueMail } from '../queue-mail.ts';

/** What asking about an end needs. */
export interface AskAboutEndDependencies {
  readonly engagements: Pick<Engagements, 'replace'>;
  readonly catalogues: Pick<Catalogues, 'version'>;
  readonly people: Pick<People, 'read'>;
  readonly rosterBook: Pick<RosterBook, 'members'>;
  readonly office: Pick<Office, 'operator'>;
  readonly queueMail: QueueMail;
}

/**
 * Asks the manager by mail whether an engagement goes on, once for each end date: whoever asked for it, else somebody who approved it, else
 * partner operations. Nobody is asked about their own access. Break-glass access is not asked about: it ends by itself.
 */
export type AskAboutEnd = (engagement: Engagement) => Promise<void>;

/** @see AskAboutEnd */
export function createAskAboutEnd(dependencies: AskAboutEndDependencies): AskAboutEnd {
  const { engagements, catalogues, people, rosterBook, office, queueMail } = dependencies;
  return async (engagement) => {
    const { engagementId, clientId } = engagement;
    const endsAt = endOfAccess(engagement);
    if (engagement.endAskedFor === endsAt) return;
    if ((await packageOf(catalogues, engagement)).breakGlass === undefined) {
      // The mail's id makes it once; dying before the mark asks nobody again.
      await queueMail({
        mailId: `${engagementId}.ending.${new Date(endsAt).getTime()}`,
        kind: 'engagement-ending',
        personId: await managerOf(engagement),
        clientId,
        linkPurpose: 'engagement-ending',
        reminder: 0,
        facts: { engagementId, endsAt },
      });
    }
    try {
      await engagements.replace({ ...engagement, endAskedFor: endsAt }, []);
    } catch (error) {
      // It was changed at this moment; the next sweep looks at it as it is then.
      if (!(error instanceof ConflictError)) throw error;
    }
  };

  async function managerOf({ requestedBy, approvedBy, team }: Engagement): Promise<string> {
    const gone = leavers(await rosterBook.members());
    for (const personId of [requestedBy, ...approvedBy]) {
      const person = await people.read(personId);
      if (person === undefined || person.kind === 'client' || person.unreachable !== undefined) continue;
      if (!team.includes(personId) && !gone.has(personId)) return personId;
    }
    return (await office.operator()).personId;
  }
}
