import * as z from 'zod';

/** Languages in which a client's pages and mails are shipped. The agency's own are English. */
export const languageSchema = z.enum(['en', 'de']);
export type Language = z.infer<typeof languageSchema>;

/** What holds where nobody chose. */
export const DEFAULT_LANGUAGE: Language = 'en';

/** In which language a client is written to: its own, else the agency's choice for all clients, else English. */
export function clientLanguage(
  client: { readonly language?: Language | undefined } | undefined,
  agency: { readonly clientLanguage?: Language | undefined },
): Language {
  return client?.language ?? agency.clientLanguage ?? DEFAULT_LANGUAGE;
}

/** In which language a person reads: a client's people their client's, the agency's own people English. */
export function readerLanguage(
  person: { readonly kind: 'partner' | 'contractor' | 'client' } | undefined,
  client: { readonly language?: Language | undefined } | undefined,
  agency: { readonly clientLanguage?: Language | undefined },
): Language {
  return person?.kind === 'client' ? clientLanguage(client, agency) : DEFAULT_LANGUAGE;
}

/** What an address asks for, where it asks for a language that is shipped. */
export function languageOf(asked: string | undefined): Language | undefined {
  return languageSchema.safeParse(asked).data;
}
