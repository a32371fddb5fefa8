import { DIRECTORY_FORMATS, type DirectoryFormat } from './directory.ts';

/** What is read of a line, by the names that the column may have. */
export interface ColumnNames {
  /** As the source writes it, for messages. */
  readonly title: string;
  /** Normalised (`columnKey`), the first one that the heading has is read. */
  readonly names: readonly string[];
  readonly required: boolean;
}

/** The columns that can be read of any format. */
export type ColumnKey =
  | 'email'
  | 'signIn'
  | 'otherMail'
  | 'name'
  | 'firstName'
  | 'lastName'
  | 'state'
  | 'kind'
  | 'department'
  | 'manager'
  | 'startDate'
  | 'endDate';

type Columns = Partial<Record<ColumnKey, ColumnNames>>;

const column = (title: string, required = false, ...more: string[]): ColumnNames => ({
  title,
  names: [title, ...more].map(columnKey),
  required,
});

/**
 * Column names by format. Google: the Admin console's "Download users" with all columns. Entra: "Download users" of the admin center, whose
 * list is in Microsoft's documentation (users-bulk-download); it has no manager, so a column of that name that somebody added is read.
 * Entra's `state` is part of the postal address, and is not read.
 */
export const DIRECTORY_COLUMNS: Readonly<Record<DirectoryFormat, Columns>> = {
  csv: {
    email: column('email', true),
    name: column('name', true),
    state: column('state', true),
    kind: column('contractor'),
    department: column('department'),
    manager: column('manager'),
    startDate: column('startDate'),
    endDate: column('endDate'),
  },
  google: {
    email: column('Email Address [Required]', true),
    firstName: column('First Name [Required]', true),
    lastName: column('Last Name [Required]', true),
    state: column('Status [READ ONLY]', true),
    department: column('Department'),
    manager: column('Manager Email'),
  },
  entra: {
    signIn: column('userPrincipalName', true),
    email: column('mail', true),
    otherMail: column('alternateEmailAddress'),
    name: column('displayName', true),
    state: column('accountEnabled', true),
    kind: column('userType', true),
    department: column('department'),
    manager: column('manager', false, 'managerEmail', 'managerUserPrincipalName'),
  },
};

/** A column's name without what differs between exports: case, spaces, quotes, and remarks such as "[READ ONLY]". */
export function columnKey(name: string): string {
  return name
    .replaceAll(/\[[^\]]*\]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
}

/** The format that a heading is of, by the columns that only one of them has. */
export function formatOf(heading: readonly string[]): DirectoryFormat | undefined {
  const keys = new Set(heading.map(columnKey));
  const fits = (format: DirectoryFormat) =>
    Object.values(DIRECTORY_COLUMNS[format]).every(
      ({ names, required }) => !required || names.some((one) => keys.has(one)),
    );
  const signs: Readonly<Record<DirectoryFormat, string>> = {
    csv: 'email',
    google: 'emailaddress',
    entra: 'userprincipalname',
  };
  return (
    DIRECTORY_FORMATS.find(fits) ??
    // Something is missing, and then the message should name what: of the format that it most looks like.
    [...DIRECTORY_FORMATS].reverse().find((format) => keys.has(signs[format]))
  );
}
