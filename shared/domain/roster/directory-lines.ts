import * as z from 'zod';
import { normaliseEmail } from '../person.ts';
import type { DirectoryFormat, DirectoryLine } from './directory.ts';
import type { ColumnKey } from './directory-columns.ts';

/** A line's cells by what they mean, and where to say that one does not fit. */
export interface LineCells {
  readonly line: number;
  /** The cell's text, trimmed; empty where the file has no such column. */
  readonly cell: (key: ColumnKey) => string;
  readonly wrong: (key: ColumnKey, expected: string) => void;
}

/** Reads one line; undefined where it has no address. Everything that does not fit was told through `wrong`. */
type ReadLine = (cells: LineCells) => DirectoryLine | undefined;

const NAME_MAX = 200;
const DEPARTMENT_MAX = 100;
const AN_ADDRESS = 'an e-mail address';
/** An Entra guest's sign-in name holds the own address: `consultant-1_example.com#EXT#@agency.onmicrosoft.example`. */
const GUEST_SIGN_IN = /^(.+)_([^_]+)#ext#@/i;

const STATES: Readonly<Record<DirectoryFormat, Readonly<Record<string, DirectoryLine['state']>>>> = {
  csv: { active: 'active', left: 'left', inactive: 'left', suspended: 'left', disabled: 'left' },
  google: { active: 'active', suspended: 'left', archived: 'left' },
  entra: { true: 'active', yes: 'active', false: 'left', no: 'left' },
};
const STATE_WORDS: Readonly<Record<DirectoryFormat, string>> = {
  csv: 'active or left (or inactive, suspended, disabled)',
  google: 'Active, Suspended or Archived',
  entra: 'True or False',
};

/** How a line of each format is read. */
export const lineReaders: Readonly<Record<DirectoryFormat, ReadLine>> = {
  csv(cells) {
    const name = cells.cell('name');
    if (name === '') cells.wrong('name', 'some text');
    const startsOn = dayOf(cells, 'startDate');
    const endsOn = dayOf(cells, 'endDate');
    if (startsOn !== undefined && endsOn !== undefined && endsOn < startsOn) {
      cells.wrong('endDate', 'a day that is not before the first one');
    }
    const contractor = isOneOf(cells, 'kind', { yes: true, true: true, no: false, false: false }, 'yes or no');
    return lineOf(cells, 'csv', { email: ownAddress(cells), name, contractor, startsOn, endsOn });
  },
  google(cells) {
    const name = `${cells.cell('firstName')} ${cells.cell('lastName')}`.trim();
    return lineOf(cells, 'google', { email: ownAddress(cells), name, contractor: false });
  },
  entra(cells) {
    const contractor = isOneOf(cells, 'kind', { guest: true, member: false }, 'Member or Guest');
    const signIn = cells.cell('signIn');
    const guest = GUEST_SIGN_IN.exec(signIn);
    const addresses = [
      cells.cell('email'),
      ...(guest === null ? [signIn] : [cells.cell('otherMail'), `${guest[1]}@${guest[2]}`]),
    ].flatMap((text) => addressOf(text) ?? []);
    const [email, ...others] = addresses;
    const alias = others.find((one) => one !== email);
    if (email === undefined) cells.wrong('email', `${AN_ADDRESS}, here or as userPrincipalName`);
    return lineOf(cells, 'entra', { email, alias, name: cells.cell('name'), contractor });
  },
};

type Own = Pick<DirectoryLine, 'name' | 'contractor' | 'alias' | 'startsOn' | 'endsOn'> & { email: string | undefined };

/** What is the same in every format. */
function lineOf(cells: LineCells, format: DirectoryFormat, own: Own): DirectoryLine | undefined {
  const state = STATES[format][cells.cell('state').toLowerCase()];
  if (state === undefined) cells.wrong('state', STATE_WORDS[format]);
  const department = cells.cell('department');
  if (department.length > DEPARTMENT_MAX) cells.wrong('department', `at most ${DEPARTMENT_MAX} characters`);
  if (own.name.length > NAME_MAX)
    cells.wrong(format === 'google' ? 'lastName' : 'name', `at most ${NAME_MAX} characters`);
  const manager = addressOf(cells.cell('manager'));
  // Other sources may write a name there, which tells nobody for sure.
  if (format === 'csv' && manager === undefined && cells.cell('manager') !== '') cells.wrong('manager', AN_ADDRESS);
  const { email, name, ...rest } = own;
  if (email === undefined) return undefined;
  return {
    ...rest,
    line: cells.line,
    email,
    name: name === '' ? email : name,
    state: state ?? 'active',
    department: department === '' ? undefined : department,
    // Nobody reports to themselves.
    manager: manager === email ? undefined : manager,
  };
}

function ownAddress(cells: LineCells): string | undefined {
  const email = addressOf(cells.cell('email'));
  if (email === undefined) cells.wrong('email', AN_ADDRESS);
  return email;
}

function addressOf(text: string): string | undefined {
  const email = normaliseEmail(text);
  return z.email().safeParse(email).success ? email : undefined;
}

function dayOf(cells: LineCells, key: ColumnKey): string | undefined {
  const text = cells.cell(key);
  if (text === '') return undefined;
  if (z.iso.date().safeParse(text).success) return text;
  cells.wrong(key, 'a day such as 2026-12-31');
  return undefined;
}

/** A cell of few possible words; empty stands for no. */
function isOneOf(
  cells: LineCells,
  key: ColumnKey,
  words: Readonly<Record<string, boolean>>,
  expected: string,
): boolean {
  const text = cells.cell(key).toLowerCase();
  const known = text === '' ? false : words[text];
  if (known === undefined) cells.wrong(key, expected);
  return known ?? false;
}
