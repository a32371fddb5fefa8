import { isGenericMailbox, normaliseEmail, type PersonKind } from '../../shared/domain/person.ts';
import { RuleError } from '../../shared/errors.ts';
import type { People } from '../../shared/ports/people.ts';

type Candidate = { readonly email: string; readonly name: string; readonly kind: PersonKind };

/**
 * The people of an engagement's team, each once. Everyone is checked before anyone is written.
 * @throws RuleError `unique-logins` for a shared mailbox, `team-is-partner-side` for a person of a client
 */
export async function teamOf(
  addresses: readonly string[],
  people: Pick<People, 'findByEmail' | 'ensure'>,
  domains: readonly string[],
) {
  const unique = [...new Set(addresses.map(normaliseEmail))];
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
    const ours = domains.some((domain) => email.endsWith(`@${domain.toLowerCase()}`));
    candidates.push({ email, name: known?.name ?? email, kind: known?.kind ?? (ours ? 'partner' : 'contractor') });
  }
  return Promise.all(candidates.map((candidate) => people.ensure(candidate)));
}
