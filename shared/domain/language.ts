import * as z from 'zod';

/** Languages in which a client's pages and mails are shipped. The agency's own are English. */
export const languageSchema = z.enum(['en', 'de']);
export type Language = z.infer<typeof languageSchema>;

/** What holds where nobody chose. */
export const DEFAULT_LANGUAGE: Language = 'en';
