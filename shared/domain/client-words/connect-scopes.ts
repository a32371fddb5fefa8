import type { Language } from '../language.ts';
import { clientWords } from './client-words.ts';

/** What whoever connects a portal is asked to grant, and what a partner can and cannot do with it: for mail and page alike. */
export function connectWords(
  app: { readonly scopes: readonly string[]; readonly optionalScopes: readonly string[] },
  language?: Language,
) {
  const { codes } = clientWords(language);
  const withReason = (name: string) => ({ name, why: codes.scope(name) });
  return {
    scopes: app.scopes.map(withReason),
    optionalScopes: app.optionalScopes.map((name) => ({ ...withReason(name), optional: true })),
    can: codes.can,
    cannot: codes.never,
  };
}
