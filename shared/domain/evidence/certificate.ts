import type { Figure, Figures } from './portal-figures.ts';

/** One sum of a certificate: what stands on the left is as much as what stands on the right, added up. */
export interface CertifiedSum {
  readonly name: string;
  readonly left: Figure;
  readonly right: readonly Figure[];
  /** In words, for reports. */
  readonly says: string;
  /** How to recompute it from the CSV files of the pack. */
  readonly recompute: string;
  readonly holds: boolean;
}

/** The population certificate: nobody was lost between what was read, decided, and carried out. */
export interface Certificate {
  readonly format: 1;
  readonly of: 'audit' | 'offboarding' | 'closure';
  readonly figures: Figures;
  readonly sums: readonly CertifiedSum[];
  /** Whether every sum holds. */
  readonly holds: boolean;
}

type Sum = Omit<CertifiedSum, 'holds'>;

const AUDIT_SUMS: readonly Sum[] = [
  {
    name: 'portals',
    left: 'portals',
    right: ['portalsRead', 'portalsCannotVerify'],
    says: 'Every portal in scope was read, or is named as one that could not be verified.',
    recompute: 'portals.csv: number of rows = rows with state read + rows with state cannot-verify.',
  },
  {
    name: 'users-read',
    left: 'usersRead',
    right: ['clientUsers', 'partnerSideUsers', 'notInScope'],
    says: 'Every user that was read is one of the client’s, one of the agency’s, or (in an audit of one person) outside of its scope.',
    recompute: 'portals.csv: sum of usersRead = sums of clientUsers + partnerSideUsers + notInScope.',
  },
  {
    name: 'lines',
    left: 'partnerSideUsers',
    right: ['lines'],
    says: 'Every user of the agency that was read is a line that somebody decides about.',
    recompute: 'portals.csv: sum of partnerSideUsers = number of rows of decisions.csv.',
  },
  {
    name: 'items-decided',
    left: 'lines',
    right: ['decidedByPeople', 'decidedByPolicy'],
    says: 'Every line was decided, by a person or, after the deadline, by the policy. What could not be verified is counted apart.',
    recompute: 'decisions.csv: number of rows = rows with decidedBy people + rows with decidedBy policy.',
  },
  {
    name: 'revocations',
    left: 'revocations',
    right: ['revocationsReadBack', 'revocationExceptions'],
    says: 'Every access that was to be taken away was read back as gone, or stays as an exception with its reason.',
    recompute:
      'decisions.csv: rows with decision revoke = remedies.csv: rows with action remove and state verified + state exception.',
  },
  {
    name: 'changes',
    left: 'changes',
    right: ['changesReadBack', 'changeExceptions'],
    says: 'Every access that was to be set back was read back as agreed, or stays as an exception with its reason.',
    recompute:
      'decisions.csv: rows with decision change = remedies.csv: rows with action restore and state verified + state exception.',
  },
];

/** Of offboardings and closures. */
const REMOVAL_SUMS: readonly Sum[] = [
  {
    name: 'removals',
    left: 'removals',
    right: ['removalsReadBack', 'removalExceptions'],
    says: 'Every access that was to go was read back as gone, or stays as an exception with its reason.',
    recompute: 'remedies.csv: number of rows = rows with state verified + rows with state exception.',
  },
];

/** Certifies figures: each sum is checked, not assumed. */
export function certify(of: Certificate['of'], figures: Figures): Certificate {
  const sums = (of === 'audit' ? AUDIT_SUMS : REMOVAL_SUMS).map((sum) => ({
    ...sum,
    holds: figures[sum.left] === sum.right.reduce((total, figure) => total + figures[figure], 0),
  }));
  return { format: 1, of, figures, sums, holds: sums.every(({ holds }) => holds) };
}

/** A sum with its numbers: "12 = 9 + 3". */
export function sumInNumbers({ left, right, holds }: CertifiedSum, figures: Figures): string {
  return `${figures[left]} ${holds ? '=' : '≠'} ${right.map((figure) => figures[figure]).join(' + ')}`;
}
