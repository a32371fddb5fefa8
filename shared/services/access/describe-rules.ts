import { clientWords } from '../../domain/client-words/client-words.ts';
import type { Language } from '../../domain/language.ts';
import type { AccessHeld } from '../../domain/portal-access.ts';
import type { RuntimeSettings } from '../../domain/settings.ts';
import { NotFoundError } from '../../errors.ts';
import type { Clients } from '../../ports/clients.ts';
import type { Clock } from '../../ports/clock.ts';
import { packageWords } from './agreed-packages.ts';
import type { DescribeAccess } from './describe-access.ts';

/** The rules of a portal in words, as they are now: for the mail and for the page. */
export interface RulesWords {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly language: Language;
  readonly clientName: string;
  readonly portalId: number;
  /** When it was looked up. */
  readonly asOf: string;
  readonly members: readonly AccessHeld[];
  readonly may: readonly string[];
  readonly never: readonly string[];
  readonly howToEnd: string;
}

/** Describes the rules of a client's portal. @throws NotFoundError */
export type DescribeRules = (clientId: string, language: Language) => Promise<RulesWords>;

/** @see DescribeRules */
export function createDescribeRules(
  settings: RuntimeSettings,
  dependencies: { clients: Pick<Clients, 'read'>; describeAccess: DescribeAccess; clock: Clock },
): DescribeRules {
  const { clients, describeAccess, clock } = dependencies;
  return async (clientId, language) => {
    const client = await clients.read(clientId);
    if (client?.portalId === undefined) throw new NotFoundError('Portal of client', clientId);
    const { members, packages } = await describeAccess(clientId, client.portalId, language);
    const { packageDoes = [], packageDoesNot = [] } = packageWords(packages);
    const { codes } = clientWords(language);
    return {
      agencyName: settings.agency.name,
      timeZone: settings.agency.timeZone,
      language,
      clientName: client.name,
      portalId: client.portalId,
      asOf: clock.now().toISOString(),
      members,
      may: packageDoes,
      never: [...codes.never, ...packageDoesNot],
      howToEnd: codes.howToEnd,
    };
  };
}
