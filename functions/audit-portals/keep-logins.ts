import type { ScopedPortal } from '../../shared/domain/audit/audit.ts';
import type { LoginKnowledge } from '../../shared/domain/audit/audit-item.ts';
import { knowledgeOf, knowledgeWithoutList, mergeSeen } from '../../shared/domain/audit/logins.ts';
import { ConflictError } from '../../shared/errors.ts';
import type { LoginBook, SeenLogins } from '../../shared/ports/audits.ts';
import type { ReadMember } from '../../shared/services/audits/read-portal-access.ts';

/** Keeps what was read of logins, so that more than HubSpot's 90 days become known; tells what is known of each person now. */
export async function keepLogins(
  loginBook: LoginBook,
  { clientId, portalId }: ScopedPortal,
  members: readonly ReadMember[],
  now: Date,
): Promise<Map<string, LoginKnowledge>> {
  const known = new Map<string, LoginKnowledge>();
  if (members.length === 0) return known;
  const book = await ofPortal();
  for (const { personId, logins } of members) {
    if (logins === undefined) known.set(personId, knowledgeWithoutList(book.get(personId), now));
    else known.set(personId, knowledgeOf(await add(personId, logins, book.get(personId))));
  }
  return known;

  async function ofPortal(): Promise<Map<string, SeenLogins>> {
    return new Map((await loginBook.ofPortal(clientId, portalId)).map((seen) => [seen.personId, seen]));
  }

  async function add(personId: string, logins: NonNullable<ReadMember['logins']>, before: SeenLogins | undefined) {
    for (let attempt = 1, standing = before; ; attempt++) {
      const merged = mergeSeen(standing, logins, now);
      try {
        await loginBook.put({ clientId, portalId, personId, version: standing?.version ?? 0, ...merged });
        return merged;
      } catch (error) {
        // Another campaign reads the same portal at this moment.
        if (!(error instanceof ConflictError) || attempt === 5) throw error;
        standing = (await ofPortal()).get(personId);
      }
    }
  }
}
