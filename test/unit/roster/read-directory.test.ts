import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DirectoryFormat } from '../../../shared/domain/roster/directory.ts';
import { toldIssues } from '../../../shared/domain/roster/directory-issue.ts';
import { type CsvRow, readDirectory } from '../../../shared/domain/roster/read-directory.ts';
import { InvalidInputError } from '../../../shared/errors.ts';
import { csvRows } from '../../../shared/services/csv-rows.ts';

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}.csv`, import.meta.url), 'utf8');
const read = (content: string, format?: DirectoryFormat) => readDirectory(csvRows(content), format);

function linesOf(content: string, format?: DirectoryFormat) {
  const result = read(content, format);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.lines;
}

function issuesIn(content: string, format?: DirectoryFormat) {
  const result = read(content, format);
  return result.ok ? [] : toldIssues(result.issues);
}

/** What refuses the file before any line is looked at. */
function refusalOf(content: string) {
  try {
    csvRows(content);
    return undefined;
  } catch (error) {
    if (error instanceof InvalidInputError) return error.issues;
    throw error;
  }
}

const OWN = 'email,name,state\n';

describe('our own columns', () => {
  it('are read with byte order mark, semicolons, CRLF, and days', () => {
    expect(read(fixture('own'))).toMatchObject({ ok: true, format: 'csv' });
    expect(linesOf(fixture('own'))).toMatchObject([
      {
        line: 2,
        email: 'delivery-manager@example.com',
        name: 'Delivery manager',
        state: 'active',
        department: 'Delivery',
      },
      { line: 3, email: 'consultant-1@example.com', manager: 'delivery-manager@example.com', startsOn: '2026-01-01' },
      { line: 4, email: 'consultant-2@example.com', state: 'left', contractor: false },
      { line: 5, name: 'Contractor "one"; freelance', startsOn: '2026-12-01', endsOn: '2027-03-31' },
    ]);
  });

  it('may name contractors, in any case and order of the columns', () => {
    const content = 'STATE,Contractor,E-Mail,Name\nACTIVE,yes,contractor-1@example.com,Contractor 1\n';
    expect(linesOf(content)).toMatchObject([{ email: 'contractor-1@example.com', state: 'active', contractor: true }]);
  });

  it('are read with a byte order mark before quoted cells', () => {
    expect(linesOf('\uFEFF"email","name","state"\r\n"a@example.com","A","active"\r\n')).toHaveLength(1);
  });

  it('tell a manager who is the person as none', () => {
    expect(linesOf('email,name,state,manager\na@example.com,A,active,A@example.com')[0]?.manager).toBeUndefined();
  });
});

describe('Google Workspace', () => {
  it('is known by its heading; who is suspended or archived has left', () => {
    expect(read(fixture('google'))).toMatchObject({ ok: true, format: 'google' });
    expect(linesOf(fixture('google'))).toMatchObject([
      { email: 'delivery-manager@example.com', name: 'Delivery Manager', state: 'active', contractor: false },
      { name: 'Consultant 1', manager: 'delivery-manager@example.com', department: 'Delivery' },
      { email: 'consultant-2@example.com', state: 'left' },
      { email: 'consultant-3@example.com', state: 'left' },
    ]);
  });

  it('names what it does not know of a status', () => {
    const content = fixture('google').replace(',Suspended,', ',Gone,');
    expect(issuesIn(content)).toEqual([
      { path: 'line 4, column "Status [READ ONLY]"', expected: 'Active, Suspended or Archived' },
    ]);
  });
});

describe('Microsoft Entra ID', () => {
  it('is known by its heading; guests are contractors, by their own address; the postal state is not read', () => {
    expect(read(fixture('entra'))).toMatchObject({ ok: true, format: 'entra' });
    expect(linesOf(fixture('entra'))).toMatchObject([
      { email: 'delivery-manager@example.com', state: 'active', contractor: false },
      { email: 'consultant-1@example.com', alias: 'c1@agency.onmicrosoft.example' },
      { email: 'consultant-2@example.com', state: 'left' },
      { email: 'contractor-1@studio.example.org', contractor: true },
      { email: 'contractor_2@studio.example.org', contractor: true },
    ]);
  });

  it('reads a manager that somebody added, if it is an address', () => {
    const heading = 'userPrincipalName,displayName,mail,userType,accountEnabled,manager\n';
    const lines = linesOf(`${heading}a@example.com,A,,Member,True,Lead@example.com\nb@example.com,B,,,Yes,The lead\n`);
    expect(lines.map((line) => line.manager)).toEqual(['lead@example.com', undefined]);
  });
});

describe('what does not fit', () => {
  it('is told all at once, by line, column and what was expected, without what stood there', () => {
    const content = `email,name,state,manager,startDate,endDate
consultant-1,Consultant 1,active,,,
consultant-2@example.com,,gone,the boss,1.1.2026,2026-02-30
consultant-3@example.com,Consultant 3,active,,2026-02-01,2026-01-01
consultant-4@example.com,Consultant 4
CONSULTANT-3@example.com,Consultant 3,active,,,
`;
    const issues = issuesIn(content);
    expect(issues).toEqual([
      { path: 'line 2, column "email"', expected: 'an e-mail address' },
      { path: 'line 3, column "name"', expected: 'some text' },
      { path: 'line 3, column "startDate"', expected: 'a day such as 2026-12-31' },
      { path: 'line 3, column "endDate"', expected: 'a day such as 2026-12-31' },
      { path: 'line 3, column "state"', expected: 'active or left (or inactive, suspended, disabled)' },
      { path: 'line 3, column "manager"', expected: 'an e-mail address' },
      { path: 'line 4, column "endDate"', expected: 'a day that is not before the first one' },
      { path: 'line 5', expected: '6 columns, as in the heading, not 2' },
      { path: 'line 6, column "email"', expected: 'an address that stands once; it is on line 4 too' },
    ]);
    expect(JSON.stringify(issues)).not.toContain('example.com');
  });

  it('is told 20 times at most, with the number of the rest', () => {
    const issues = issuesIn(OWN + 'nobody,Nobody,active\n'.repeat(33));
    expect(issues).toHaveLength(21);
    expect(issues.at(-1)).toEqual({ path: 'line 22 and after', expected: '13 more to be right' });
  });

  it('names the columns that are missing or there twice', () => {
    expect(issuesIn('userPrincipalName,mail,displayName,mail\na@example.com,,A,')).toEqual([
      { path: 'line 1, column "mail"', expected: 'this column once' },
      { path: 'line 1, column "accountEnabled"', expected: 'this column' },
      { path: 'line 1, column "userType"', expected: 'this column' },
    ]);
    expect(issuesIn(fixture('own'), 'google').map(({ path }) => path)).toContain(
      'line 1, column "Email Address [Required]"',
    );
  });

  it.each([
    ['an empty file', ''],
    ['a file of another kind', 'invoice,amount\n1,2\n'],
  ])('%s: says which columns are known', (_, content) => {
    expect(issuesIn(content)).toMatchObject([
      { path: 'line 1', expected: expect.stringContaining('email, name, state') },
    ]);
  });

  it('is a file without people, or with too many', () => {
    expect(issuesIn(OWN)).toEqual([{ path: 'line 2', expected: 'at least one person' }]);
    const many = Array.from({ length: 20_001 }, (_, index) => `c${index}@example.com,C,active\n`).join('');
    expect(issuesIn(OWN + many)).toEqual([{ path: 'line 20002', expected: 'an end: at most 20000 people' }]);
  });

  it('is a file of more than 5 MB, one that is no UTF-8, or quotes that are left open', () => {
    expect(refusalOf(`${OWN}${'ü'.repeat(2_500_000)}`)).toEqual([
      { path: 'content', expected: 'a file of at most 5 MB' },
    ]);
    expect(refusalOf(Buffer.from(OWN, 'utf16le').toString('utf8'))).toEqual([
      { path: 'content', expected: 'text in UTF-8' },
    ]);
    expect(refusalOf(`${OWN}a@example.com,"Consultant 1,active\n`)).toMatchObject([
      { path: expect.stringMatching(/^line \d+$/), expected: expect.stringContaining('quotes') },
    ]);
  });

  it('is not: lines without text', () => {
    expect(linesOf(`${OWN}\n,,\na@example.com,A,active\n\n`)).toMatchObject([{ line: 4, email: 'a@example.com' }]);
  });
});

it('the order of the lines does not matter', () => {
  const [heading, ...people] = csvRows(fixture('entra'));
  const known = readDirectory([heading as CsvRow, ...people]);
  const sorted = (result: typeof known) =>
    result.ok ? result.lines.toSorted((a, b) => a.email.localeCompare(b.email)) : [];
  fc.assert(
    fc.property(fc.shuffledSubarray(people, { minLength: people.length }), (shuffled) => {
      expect(sorted(readDirectory([heading as CsvRow, ...shuffled]))).toEqual(sorted(known));
    }),
  );
  expect(sorted(known)).toHaveLength(5);
});
