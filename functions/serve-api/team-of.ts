import { isGenericMailbox, isPartnerSide, normaliseEmail, type PersonKind } from '../../shared/domain/person.ts';
import { RuleError } from '../../shared/errors.ts';
import type { People } from '../../shared/ports/people.ts';

type Candidate = { readonly email: string; readonly name: string; readonly kind: PersonKind };

/**
 * The people of an engagement's team, each once. Everyone is checked before anyone is written: who is neither of the agency's domains
 * nor known as one of its people already may be a user of the client's, whom nothing may change.
 * @throws RuleError `unique-logins` for a shared mailbox, `team-is-partner-side` for whoever is not one of the agency's people
 */
export async function teamOf(
  addresses: readonly string[],
  people: Pick<People, 'findByEmail' | 'ensure'>,
  domains: readonly string[],
) {
  const unique = [...new Set(addresses.map(normaliseEmail))];
  const byDomain = { emails: new Set<string>(), hubspotUserIds: new Set<string>(), domains };
  const candidates: Candidate[] = [];
  for (const email of unique) {
    if (isGenericMailbox(email)) {
      throw new RuleError(
        'unique-logins',
        'A shared mailbox gets no login: each person of the team needs an address of their own.',
      );
    }
    const known = await people.findByEmail(email);
    if (known?.kind === 'client') {
      throw new RuleError(
        'team-is-partner-side',
        'A person of the team is known as a client’s. A team is made of your own people.',
      );
    }
    if (known === undefined && !isPartnerSide(byDomain, { id: '', email })) {
      throw new RuleError(
        'team-is-partner-side',
        'A person of the team has an address of another domain and is not on your roster. Add a contractor as a user of your own portal first.',
      );
    }
    candidates.push({ email, name: known?.name ?? email, kind: known?.kind ?? 'partner' });
  }
  return Promise.all(candidates.map((candidate) => people.ensure(candidate)));
}
