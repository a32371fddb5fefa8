import type { AuditCase, CaseGrant } from './case.ts';
import { clientUserId, portalIdOf } from './client-ids.ts';
import { DIRECTORY, ROSTER } from './people.ts';
import type { AuditConnection, AuditEngagement, AuditGrant, AuditRecords } from './types.ts';

/** The package of the shipped catalogue that a permission set belongs to. */
const PACKAGE_OF: Readonly<Record<string, string>> = {
  'Partner Marketing': 'marketing-management',
  'Partner Sales': 'crm-onboarding',
  'Partner Read Only': 'reporting-review',
  'Marketing Manager': 'technical-administration',
  'Partner Admin': 'technical-administration',
};

/** What the product knows of all cases. Each grant rests on an engagement of its own. */
export function recordsOf(cases: readonly AuditCase[]): AuditRecords {
  const grants = cases.flatMap(grantsOf);
  return {
    clients: cases.map(({ number, company }) => ({
      clientId: clientIdOf(number),
      name: company,
      portalId: portalIdOf(number),
    })),
    engagements: grants.map(engagementOf),
    grants,
    connections: cases.flatMap(connectionsOf),
    roster: ROSTER,
    directory: DIRECTORY,
  };
}

function clientIdOf(caseNumber: number): string {
  return `client-${portalIdOf(caseNumber)}`;
}

function grantsOf({ number, ours, former = [] }: AuditCase): AuditGrant[] {
  const standing = ours.flatMap(({ user, grant }) =>
    grant === undefined ? [] : [{ ...grant, email: grant.email ?? user.email }],
  );
  const gone = former.map(({ person, grant }) => ({ ...grant, email: person.email }));
  return [...standing, ...gone].map((grant: CaseGrant & { email: string }, index) => ({
    ...grant,
    portalId: portalIdOf(number),
    clientId: clientIdOf(number),
    engagementId: `engagement-${portalIdOf(number)}-${index + 1}`,
  }));
}

function engagementOf(grant: AuditGrant): AuditEngagement {
  return {
    engagementId: grant.engagementId,
    clientId: grant.clientId,
    packageKey: PACKAGE_OF[grant.permissionSetName] ?? 'technical-administration',
    team: [grant.email],
    startsInDays: grant.startedInDays,
    endsInDays: grant.endsInDays,
    state: grant.state === 'removed' ? 'ended' : 'active',
  };
}

function connectionsOf({ number, connection = {} }: AuditCase): AuditConnection[] {
  if (connection === 'none') return [];
  const { health = 'healthy', installingUserId = clientUserId(number, 1) } = connection;
  return [
    {
      portalId: portalIdOf(number),
      clientId: clientIdOf(number),
      health,
      installingUserId: String(installingUserId),
    },
  ];
}
