import type { RuntimeSettings } from '../../domain/settings.ts';
import { HOW_TO_END, PARTNER_NEVER } from '../../domain/words.ts';
import { NotFoundError } from '../../errors.ts';
import type { Clients } from '../../ports/clients.ts';
import type { PortalRulesBook } from '../../ports/engagements.ts';
import type { People } from '../../ports/people.ts';
import type { Catalogues } from '../../ports/publications.ts';

/** The rules of a portal in words: for the mail and for the page. */
export interface RulesWords {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly clientName: string;
  readonly portalId: number;
  readonly publishedAt: string;
  readonly members: readonly {
    name: string;
    permissionSet: string;
    teams: readonly string[];
    since: string;
    until: string;
    packageName: string;
    /** The access was not read back (yet), or could not be. */
    beingChecked: boolean;
    /** The client confirmed it, and it was not read back. */
    confirmed: boolean;
  }[];
  readonly may: readonly string[];
  readonly never: readonly string[];
  readonly howToEnd: string;
}

/** Describes the current rules of a client's portal. @throws NotFoundError */
export type DescribeRules = (clientId: string) => Promise<RulesWords>;

/** @see DescribeRules */
export function createDescribeRules(
  settings: RuntimeSettings,
  dependencies: {
    clients: Pick<Clients, 'read'>;
    portalRulesBook: Pick<PortalRulesBook, 'current'>;
    catalogues: Pick<Catalogues, 'current'>;
    people: Pick<People, 'read'>;
  },
): DescribeRules {
  const { clients, portalRulesBook, catalogues, people } = dependencies;
  return async (clientId) => {
    const client = await clients.read(clientId);
    const rules = client?.portalId === undefined ? undefined : await portalRulesBook.current(clientId, client.portalId);
    if (client === undefined || rules === undefined) throw new NotFoundError('Rules of client', clientId);
    const packages = (await catalogues.current())?.packages ?? [];
    const ofKey = (key: string) => packages.find((entry) => entry.key === key);
    const keys = [...new Set(rules.members.flatMap((member) => member.packageKeys))];
    const members = await Promise.all(
      rules.members.map(async (member) => ({
        name: (await people.read(member.personId))?.name ?? 'a person who was erased',
        permissionSet: member.permissionSetName,
        teams: [...new Set(member.packageKeys.flatMap((key) => ofKey(key)?.teams ?? []))],
        since: member.since,
        until: member.until,
        packageName: member.packageKeys.map((key) => ofKey(key)?.name ?? key).join(', '),
        beingChecked: member.beingChecked === true,
        confirmed: member.confirmed === true,
      })),
    );
    return {
      agencyName: settings.agency.name,
      timeZone: settings.agency.timeZone,
      clientName: client.name,
      portalId: rules.portalId,
      publishedAt: rules.publishedAt,
      members,
      may: [...new Set(keys.flatMap((key) => ofKey(key)?.does ?? []))],
      never: [...PARTNER_NEVER, ...new Set(keys.flatMap((key) => ofKey(key)?.doesNot ?? []))],
      howToEnd: HOW_TO_END,
    };
  };
}
