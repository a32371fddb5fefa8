import { clientWords } from '../../domain/client-words/client-words.ts';
import type { Language } from '../../domain/language.ts';
import { portalAddress } from '../../domain/portal-address.ts';
import type { Remedy } from '../../domain/remedy/remedy.ts';
import type { RuntimeSettings } from '../../domain/settings.ts';
import type { Wait, WaitSubject } from '../../domain/wait.ts';
import { NotFoundError } from '../../errors.ts';
import type { Clients } from '../../ports/clients.ts';
import type { Engagements, Grants } from '../../ports/engagements.ts';
import type { People } from '../../ports/people.ts';
import type { Catalogues } from '../../ports/publications.ts';
import type { Remedies } from '../../ports/remedies.ts';
import type { ManualStepWords } from '../access/describe-manual-step.ts';
import { packageOf } from '../access/package-of.ts';
import { clientOf } from '../client-of.ts';

/** What saying what a remedy's manual step is needs. */
export interface DescribeRemedyStepDependencies {
  readonly remedies: Pick<Remedies, 'read'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly people: Pick<People, 'read'>;
  readonly grants: Pick<Grants, 'read'>;
  readonly engagements: Pick<Engagements, 'read'>;
  readonly catalogues: Pick<Catalogues, 'version'>;
}

/** Subjects that are a remedy's. */
export type RemedySubject = Extract<WaitSubject, { kind: 'remedy' }>;

/** Describes the manual step of a remedy: to remove a user of ours, or to give exactly what was granted. @throws NotFoundError */
export type DescribeRemedyStep = (wait: Wait, subject: RemedySubject, language?: Language) => Promise<ManualStepWords>;

/** @see DescribeRemedyStep */
export function createDescribeRemedyStep(
  settings: Pick<RuntimeSettings, 'hubspot'>,
  dependencies: DescribeRemedyStepDependencies,
): DescribeRemedyStep {
  const { remedies, clients, people, grants, engagements, catalogues } = dependencies;
  return async (wait, { runId, shard, item }, language) => {
    const { codes, manual } = clientWords(language);
    const remedy = await remedies.read(runId, shard, item);
    const client = await clientOf(clients, wait);
    const person = remedy && (await people.read(remedy.personId));
    if (remedy === undefined || client === undefined || person === undefined) {
      throw new NotFoundError('Manual step', wait.waitId);
    }
    const teams = remedy.action === 'restore' ? await teamsOf(remedy) : [];
    const work = workOf(remedy, teams);
    return {
      clientName: client.name,
      personName: person.name,
      personEmail: person.email,
      permissionSetName: work.permissionSetName,
      teams,
      change: work.change,
      reason: remedy.reason === undefined ? '' : codes.remedyReason(remedy.reason),
      packageDoes: [],
      readBack: remedy.reason?.startsWith('connection-') !== true,
      portalUrl: `${portalAddress(settings.hubspot.appBaseUrl, client)}/settings/${remedy.portalId}/users`,
      steps: manual.steps({ ...work, email: person.email }),
    };
  };

  /** Names of teams stand in the packages that the grant was made from. */
  async function teamsOf({ clientId, portalId, personId }: Remedy): Promise<string[]> {
    const grant = await grants.read(clientId, portalId, personId);
    const names: string[] = [];
    for (const engagementId of grant?.engagementIds ?? []) {
      const engagement = await engagements.read(engagementId);
      if (engagement !== undefined) names.push(...(await packageOf(catalogues, engagement)).teams);
    }
    return [...new Set(names)].sort();
  }
}

function workOf({ action, wanted, found, reason }: Remedy, teams: readonly string[]) {
  const seen = found === undefined || found === 'gone' ? undefined : found;
  const permissionSetName = action === 'restore' ? (wanted?.permissionSetName ?? '') : '';
  return {
    change: action === 'remove' ? ('remove' as const) : ('change' as const),
    permissionSetName,
    teams,
    setIsMissing: reason === 'permission-set-missing',
    missingTeams: [],
    surplusSets: (seen?.permissionSetNames ?? []).filter((name) => name !== permissionSetName),
    surplusTeams: seen?.surplusTeams ?? [],
    superAdmin: seen?.superAdmin === true,
  };
}
