import type { CannotVerifyReason } from '../audit/audited-portal.ts';
import type { Decision } from '../audit/finding.ts';
import type { SealedLine, SealedPortal, SealedRemedy } from './pack-facts.ts';

/** The figures of a certificate, in this order: of one portal, or added up. Each is a column of `portals.csv`. */
export const FIGURES = [
  'portals',
  'portalsRead',
  'portalsCannotVerify',
  'usersRead',
  'clientUsers',
  'partnerSideUsers',
  'notInScope',
  'lines',
  'decidedByPeople',
  'decidedByPolicy',
  'undecided',
  'revocations',
  'revocationsReadBack',
  'revocationExceptions',
  'changes',
  'changesReadBack',
  'changeExceptions',
  'removals',
  'removalsReadBack',
  'removalExceptions',
  'lastKnownUsers',
  'lastKnownUnknown',
] as const;
export type Figure = (typeof FIGURES)[number];
export type Figures = Readonly<Record<Figure, number>>;

/** No portal at all. */
export const NO_FIGURES = Object.fromEntries(FIGURES.map((figure) => [figure, 0])) as Figures;

/** Adds two up. */
export function addFigures(a: Figures, b: Figures): Figures {
  return Object.fromEntries(FIGURES.map((figure) => [figure, a[figure] + b[figure]])) as Figures;
}

/** What is known of one portal: what was read, its lines, and the remedies in it. */
export interface PortalEvidence {
  /** Absent in an offboarding, which reads only the leaver. */
  readonly portal?:
    | (Pick<SealedPortal, 'state' | 'usersRead' | 'clientUsers' | 'items' | 'lastKnownUsers'> & {
        readonly reason?: CannotVerifyReason | undefined;
      })
    | undefined;
  readonly lines: readonly Pick<SealedLine, 'decision'>[];
  readonly remedies: readonly Pick<SealedRemedy, 'action' | 'state'>[];
  /** Whether only one person's access was looked at, so that users of the agency may be nobody's line. */
  readonly onePerson: boolean;
}

/** The figures of one portal. Revocations and changes are counted from the decisions, what became of them from the remedies. */
export function portalFigures({ portal, lines, remedies, onePerson }: PortalEvidence): Figures {
  const read = portal?.state === 'read';
  const unread = portal !== undefined && !read;
  const decided = (answer: Decision) => lines.filter(({ decision }) => decision?.answer === answer).length;
  const are = (action: 'remove' | 'restore', state: 'verified' | 'exception') =>
    remedies.filter((remedy) => remedy.action === action && remedy.state === state).length;
  // A reading that broke off may have left lines: those users were seen.
  const seen = unread ? lines.length : 0;
  const usersRead = read ? portal.usersRead : seen;
  const clientUsers = read ? portal.clientUsers : 0;
  const partnerSideUsers = read ? portal.items : seen;
  // Of an offboarding nobody decided line by line: what was to go is all that was to go.
  const leaving = portal === undefined;
  return {
    ...NO_FIGURES,
    portals: portal === undefined ? 0 : 1,
    portalsRead: read ? 1 : 0,
    portalsCannotVerify: unread ? 1 : 0,
    usersRead,
    clientUsers,
    partnerSideUsers,
    notInScope: onePerson ? Math.max(0, usersRead - clientUsers - partnerSideUsers) : 0,
    lines: lines.length,
    decidedByPeople: lines.filter(({ decision }) => decision?.by !== undefined).length,
    decidedByPolicy: lines.filter(({ decision }) => decision !== undefined && decision.by === undefined).length,
    undecided: lines.filter(({ decision }) => decision === undefined).length,
    ...(leaving
      ? {
          removals: remedies.length,
          removalsReadBack: are('remove', 'verified'),
          removalExceptions: are('remove', 'exception'),
        }
      : {
          revocations: decided('revoke'),
          revocationsReadBack: are('remove', 'verified'),
          revocationExceptions: are('remove', 'exception'),
          changes: decided('change'),
          changesReadBack: are('restore', 'verified'),
          changeExceptions: are('restore', 'exception'),
        }),
    lastKnownUsers: unread ? (portal.lastKnownUsers ?? 0) : 0,
    lastKnownUnknown: unread && portal.lastKnownUsers === undefined ? 1 : 0,
  };
}
