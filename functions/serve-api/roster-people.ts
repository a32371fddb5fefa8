import type { DirectoryLine } from '../../shared/domain/roster/directory.ts';
import { toldIssues } from '../../shared/domain/roster/directory-issue.ts';
import type { ResolvedLine } from '../../shared/domain/roster/next-directory.ts';
import { InvalidInputError } from '../../shared/errors.ts';
import type { People } from '../../shared/ports/people.ts';

/** Whom a file is about. */
export interface RosterPeople {
  readonly lines: readonly ResolvedLine[];
  /** Guests who are known as a client's people, and stay so: they are not taken onto the roster. */
  readonly clientGuests: number;
  /** Lines whose manager nobody knows. */
  readonly unknownManagers: number;
}

/** People looked up at once: 20,000 within the 30 seconds that an answer may take, at some 10 ms each. */
const AT_ONCE = 40;

/**
 * Finds the person of each line and of its manager; `make` makes those who are not known yet, else they get ids that nobody has. A person
 * may be known by either address of an account.
 * @throws InvalidInputError where two lines are about one person
 */
export async function rosterPeopleOf(
  lines: readonly DirectoryLine[],
  people: Pick<People, 'findByEmail' | 'ensure'>,
  make: boolean,
): Promise<RosterPeople> {
  const own = new Set(lines.map((line) => line.email));
  const found = await inParts(lines, async (line) => ({ line, personId: await personOf(line) }));
  const mine = found.flatMap(({ line, personId }) => (personId === undefined ? [] : [{ line, personId }]));
  refuseTwice(mine);
  const byAddress = new Map<string, string | undefined>(
    mine.flatMap(({ line, personId }) => (line.alias === undefined ? [] : [[line.alias, personId]])),
  );
  for (const { line, personId } of mine) byAddress.set(line.email, personId);
  const elsewhere = new Set(mine.flatMap(({ line }) => line.manager ?? []).filter((email) => !byAddress.has(email)));
  await inParts([...elsewhere], async (email) => {
    const manager = await people.findByEmail(email);
    byAddress.set(email, manager?.kind === 'client' ? undefined : manager?.personId);
  });
  const resolved = mine.map(({ line, personId }): ResolvedLine => {
    const managerId = line.manager === undefined ? undefined : byAddress.get(line.manager);
    // Nobody reports to themselves, whatever the address.
    return { line, personId, managerId: managerId === personId ? undefined : managerId };
  });
  return {
    lines: resolved,
    clientGuests: found.length - mine.length,
    unknownManagers: resolved.filter(
      ({ line }) => line.manager !== undefined && byAddress.get(line.manager) === undefined,
    ).length,
  };

  async function personOf({ line, email, alias, name, contractor }: DirectoryLine): Promise<string | undefined> {
    const byAlias = alias === undefined || own.has(alias) ? undefined : alias;
    const known =
      (await people.findByEmail(email)) ?? (byAlias === undefined ? undefined : await people.findByEmail(byAlias));
    if (known?.kind === 'client' && contractor) return undefined;
    const complete = known !== undefined && known.kind !== 'client' && known.name !== known.email;
    if (complete || !make) return known?.personId ?? `new-${line}`;
    const made = await people.ensure({
      email: known?.email ?? email,
      name,
      kind: contractor ? 'contractor' : 'partner',
    });
    return made.personId;
  }
}

function refuseTwice(lines: readonly ResolvedLine[]): void {
  const first = new Map<string, number>();
  const issues = lines.flatMap(({ line: { line }, personId }) => {
    const before = first.get(personId);
    first.set(personId, before ?? line);
    return before === undefined
      ? []
      : [{ line, expected: `a person who stands once; line ${before} is about the same` }];
  });
  if (issues.length > 0)
    throw new InvalidInputError('The file does not fit. Nothing of it was imported.', toldIssues(issues));
}

async function inParts<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let from = 0; from < all.length; from += AT_ONCE) {
    done.push(...(await Promise.all(all.slice(from, from + AT_ONCE).map(work))));
  }
  return done;
}
