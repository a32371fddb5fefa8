import { certify } from './certificate.ts';
import type { Manifest } from './manifest.ts';
import { certificateSchema } from './pack-schemas.ts';
import { addFigures, FIGURES, type Figures, NO_FIGURES } from './portal-figures.ts';

/** A row of a CSV file, by head. */
export type TableRow = Readonly<Record<string, string>>;
/** Reads a CSV file of a pack. */
export type TableReader = (csv: string) => readonly TableRow[];

/** Whether a certificate says what its tables give; `file` is the first that does not. */
export type Recomputed =
  | { readonly ok: true; readonly holds: boolean }
  | { readonly ok: false; readonly file: string; readonly why: string };

/** Recomputes a certificate from the CSV files beside it: from the portals' rows, and those from decisions and remedies where they are there. */
export function recomputeCertificate(
  { pack }: Pick<Manifest, 'pack'>,
  certificate: unknown,
  tableOf: (file: string) => readonly TableRow[],
): Recomputed {
  const parsed = certificateSchema.safeParse(certificate);
  if (!parsed.success) return { ok: false, file: 'certificate.json', why: 'is no certificate' };
  const { of, figures, sums, holds } = parsed.data;
  const total = tableOf('portals.csv').map(figuresOf).reduce(addFigures, NO_FIGURES);
  const differs = (mine: Partial<Figures>) =>
    FIGURES.find((one) => mine[one] !== undefined && mine[one] !== figures[one]);
  const tables: [string, Partial<Figures>][] = [['portals.csv', total]];
  if (pack === 'client') {
    tables.push(['decisions.csv', of === 'audit' ? figuresOfDecisions(tableOf('decisions.csv')) : {}]);
    tables.push(['remedies.csv', figuresOfRemedies(of, tableOf('remedies.csv'))]);
  }
  for (const [file, mine] of tables) {
    const figure = differs(mine);
    if (figure !== undefined) {
      return {
        ok: false,
        file: 'certificate.json',
        why: `says ${figures[figure]} for ${figure}; ${file} gives ${mine[figure]}`,
      };
    }
  }
  const again = certify(of, total);
  const wrong = again.sums.find(({ name, holds: is }) => sums.find((sum) => sum.name === name)?.holds !== is);
  if (wrong !== undefined || again.holds !== holds) {
    return {
      ok: false,
      file: 'certificate.json',
      why: `says otherwise than its figures whether ${wrong?.name ?? 'it'} holds`,
    };
  }
  return { ok: true, holds };
}

function figuresOf(row: TableRow): Figures {
  return Object.fromEntries(FIGURES.map((figure) => [figure, Number(row[figure])])) as Figures;
}

function figuresOfDecisions(rows: readonly TableRow[]): Partial<Figures> {
  const count = (column: string, value: string) => rows.filter((row) => row[column] === value).length;
  return {
    lines: rows.length,
    decidedByPeople: count('decidedBy', 'people'),
    decidedByPolicy: count('decidedBy', 'policy'),
    undecided: count('decidedBy', ''),
    revocations: count('decision', 'revoke'),
    changes: count('decision', 'change'),
  };
}

function figuresOfRemedies(of: 'audit' | 'offboarding' | 'closure', rows: readonly TableRow[]): Partial<Figures> {
  const count = (action: string, state: string) =>
    rows.filter((row) => row['action'] === action && row['state'] === state).length;
  const removed = [count('remove', 'verified'), count('remove', 'exception')] as const;
  if (of !== 'audit') {
    return { removals: rows.length, removalsReadBack: removed[0], removalExceptions: removed[1] };
  }
  return {
    ...{ revocationsReadBack: removed[0], revocationExceptions: removed[1] },
    ...{ changesReadBack: count('restore', 'verified'), changeExceptions: count('restore', 'exception') },
  };
}
