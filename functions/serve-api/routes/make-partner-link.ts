import { hashToken } from '../../../shared/domain/link.ts';
import { defineRoute, nothing } from '../route.ts';

/** How long the link opens the page; milliseconds. */
const DAY = 86_400_000;

/** Makes the link with which the caller connects the partner's own portal. */
export const makePartnerLink = defineRoute({
  method: 'POST',
  path: '/setup/partner-link',
  scope: 'admin',
  secret: true,
  input: nothing,
  run:
    ({ links, randomness, clock, publicUrl }) =>
    async (_input, caller) => {
      const token = randomness.token();
      const now = clock.now();
      const expiresAt = new Date(now.getTime() + DAY).toISOString();
      await links.create({
        hash: hashToken(token),
        purpose: 'connect-partner',
        personId: caller.personId,
        createdAt: now.toISOString(),
        expiresAt,
      });
      return { status: 201, body: { url: `${publicUrl}/links/${token}`, expiresAt } };
    },
});
