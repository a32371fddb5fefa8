import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestCli } from './support/cli.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../roster/fixtures/${name}.csv`, import.meta.url));
const HEADING = 'email,name,state,department\n';
const PEOPLE = ['consultant-1', 'consultant-2', 'consultant-3', 'consultant-4', 'consultant-5'];
const lineOf = (name: string, state = 'active', department = 'Delivery') =>
  `${name}@example.com,${name},${state},${department}\n`;

let cli: Awaited<ReturnType<typeof createTestCli>>;
let folder: string;
beforeEach(async () => {
  cli = await createTestCli();
  folder = mkdtempSync(join(tmpdir(), 'steward-roster-'));
});
afterEach(async () => {
  await cli.close();
  rmSync(folder, { recursive: true });
});

function write(...lines: string[]): string {
  const file = join(folder, 'people.csv');
  writeFileSync(file, HEADING + lines.join(''));
  return file;
}

/** Two imports: one has left, one moved; somebody is only in the own portal. */
async function importTwice(): Promise<string> {
  cli.api.seedPerson('silent@example.com', { name: 'Silent consultant' });
  cli.api.rosterBook.save({ personId: 'p-silent', hubspotUserId: '9', seenAt: '2026-11-01T08:00:00.000Z' });
  await cli.steward('roster', 'import', write(...PEOPLE.map((name) => lineOf(name))));
  const next = PEOPLE.map((name, index) =>
    lineOf(name, index === 0 ? 'left' : 'active', index === 1 ? 'Design' : undefined),
  );
  return (await cli.steward('roster', 'import', write(...next))).out;
}

describe('roster import', () => {
  it('says what changed, and who has left with it', async () => {
    const out = await importTwice();
    expect(out).toMatch(/^Import 2: 5 people from a CSV file\.\nSHA-256 [0-9a-f]{64}\n/);
    expect(out).toContain(`
Added                     0
Left                      1
Came back                 0
Moved                     1
Here                      5
Only in your own portal   1
Only in the directory     4

Left with it
  Who                                       Since         Why
  consultant-1 <consultant-1@example.com>   24 Nov 2026   left by the directory

Times are those of Europe/Berlin.
`);
  });

  it('reads the exports as they are; the same file again is only fresh again', async () => {
    expect((await cli.steward('roster', 'import', fixture('entra'))).out).toMatch(
      /^Import 1: 5 people from Microsoft Entra ID\./,
    );
    expect((await cli.steward('roster', 'import', fixture('entra'))).out).toMatch(
      /^Import 2: unchanged, 5 people from Microsoft Entra ID, and fresh again\./,
    );
  });

  it('a dry run writes nothing, and says that it would be refused', async () => {
    await cli.steward('roster', 'import', write(...PEOPLE.map((name) => lineOf(name))));
    const cut = write(...PEOPLE.slice(3).map((name) => lineOf(name)));
    const { code, out } = await cli.steward('roster', 'import', cut, '--dry-run');
    expect(code).toBe(0);
    expect(out).toMatch(/^Would be imported: 2 people from a CSV file\. Nothing was written\.\n/);
    expect(out).toContain('3 of 5 people would leave at once: refused without --allow-mass-leave.');
    expect(cli.api.directoryBook.imports).toHaveLength(1);
    const refused = await cli.steward('roster', 'import', cut);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('3 of 5 people');
    expect((await cli.steward('roster', 'import', cut, '--allow-mass-leave')).out).toMatch(/^Left +3$/m);
  });

  it('names file, line and column of what does not fit', async () => {
    const { code, out, err } = await cli.steward(
      'roster',
      'import',
      write(lineOf('consultant-1', 'gone'), 'nobody,,,\n'),
    );
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('people.csv: line 2, column "state": expected active or left');
    expect(err).toContain('people.csv: line 3, column "email": expected an e-mail address');
  });

  it('exit code 2: a file that is not there, a format that nobody knows', async () => {
    const missing = await cli.steward('roster', 'import', join(folder, 'none.csv'));
    expect(missing.code).toBe(2);
    expect(missing.err).toContain('none.csv cannot be read');
    const strange = await cli.steward('roster', 'import', write(lineOf('consultant-1')), '--format', 'ldap');
    expect(strange.code).toBe(2);
    expect(strange.err).toContain('It is one of csv, google, entra.');
    expect(cli.received).toEqual([]);
  });
});

describe('roster show', () => {
  it('without a directory: says so, with the command for it', async () => {
    expect((await cli.steward('roster', 'show')).out).toBe(`Directory   none imported
Here        0
Left        0

No directory was imported: only your own portal tells who has left.

steward roster import <file>
`);
  });

  it('leavers, movers, and who is in one source only', async () => {
    await importTwice();
    const { code, out } = await cli.steward('roster', 'show');
    expect(code).toBe(0);
    expect(out).toContain('Directory                 import 2 of 24 Nov 2026, 5 people from a CSV file\n');
    expect(out).toContain(`
Left
  Who                                       Since         Why
  consultant-1 <consultant-1@example.com>   24 Nov 2026   left by the directory

Moved
  Who                                       What changed
  consultant-2 <consultant-2@example.com>   department

Only in your own portal
  Who
  Silent consultant <silent@example.com>

Only in the directory
  Who
  consultant-2 <consultant-2@example.com>
`);
  });
});
