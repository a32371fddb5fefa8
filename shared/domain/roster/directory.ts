/** Where a directory's file came from: our own columns, Google Workspace's or Microsoft Entra ID's "Download users". */
export const DIRECTORY_FORMATS = ['csv', 'google', 'entra'] as const;
export type DirectoryFormat = (typeof DIRECTORY_FORMATS)[number];

/** The largest file, in bytes of UTF-8: 5 MB. */
export const DIRECTORY_MAX_BYTES = 5_000_000;
/** The most lines of people in a file. */
export const DIRECTORY_MAX_LINES = 20_000;
/** An import that is older, in days, is told as stale: a month, and some days for whoever uploads it. */
export const DIRECTORY_FRESH_DAYS = 35;

const DAY = 86_400_000;

/** Somebody as a line of the file has them. Lives as long as the import: addresses and names go to the person's item only. */
export interface DirectoryLine {
  /** Line of the file, the heading being 1. */
  readonly line: number;
  /** Lower-cased. */
  readonly email: string;
  /** Another address of the same account, such as Entra's sign-in name, if it is one. */
  readonly alias?: string | undefined;
  readonly name: string;
  readonly state: 'active' | 'left';
  readonly contractor: boolean;
  readonly department?: string | undefined;
  /** Lower-cased address. */
  readonly manager?: string | undefined;
  /** First day, as 2026-11-24. */
  readonly startsOn?: string | undefined;
  /** Last day, as 2026-12-31. */
  readonly endsOn?: string | undefined;
}

/** Somebody as an import keeps them: by id, without name or address. */
export interface DirectoryEntry {
  readonly personId: string;
  readonly state: 'active' | 'left';
  /** When it was first seen that the person has left, UTC, ISO 8601; with `state` left only. */
  readonly leftAt?: string | undefined;
  readonly department?: string | undefined;
  readonly managerId?: string | undefined;
  readonly contractor?: true | undefined;
  /** First and last day, as the file has them. */
  readonly startsOn?: string | undefined;
  readonly endsOn?: string | undefined;
}

/** One import of a directory. It replaces the source as a whole. */
export interface DirectoryImport {
  /** 1, 2, 3 … */
  readonly number: number;
  readonly at: string;
  /** Person who imported it. */
  readonly by: string;
  readonly source: DirectoryFormat;
  /** Lines of people in the file. */
  readonly count: number;
  /** Of the file, in lower-case hex. */
  readonly sha256: string;
  /** Which entries it stands for; an unchanged file keeps those of the import before. */
  readonly entriesId: string;
  /** Those that it is compared with; absent for the first. */
  readonly previousEntriesId?: string | undefined;
}

/** An import with its entries, and the entries before. */
export interface Directory {
  readonly import: DirectoryImport;
  readonly entries: readonly DirectoryEntry[];
  /** Absent for the first. */
  readonly previous?: readonly DirectoryEntry[] | undefined;
}

/** Whether an import is too old to rest an audit on. */
export function isStale({ at }: Pick<DirectoryImport, 'at'>, now: Date): boolean {
  return now.getTime() - Date.parse(at) > DIRECTORY_FRESH_DAYS * DAY;
}

/** Since when somebody has left, by the directory, or undefined: marked as left, or the last day (UTC) is over. */
export function leftSince(entry: DirectoryEntry, now: Date): string | undefined {
  if (entry.state === 'left') return entry.leftAt;
  const over = entry.endsOn === undefined ? undefined : Date.parse(`${entry.endsOn}T00:00:00Z`) + DAY;
  return over === undefined || over > now.getTime() ? undefined : new Date(over).toISOString();
}

/** Whether the first day (UTC) is still to come. */
export function startsLater({ startsOn }: DirectoryEntry, now: Date): boolean {
  return startsOn !== undefined && Date.parse(`${startsOn}T00:00:00Z`) > now.getTime();
}
