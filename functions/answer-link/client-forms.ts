import * as z from 'zod';
import type { ClientWords } from '../../shared/domain/client-words/client-words.ts';
import { MOST_TOLD } from '../../shared/pages/client-settings-page.tsx';
import type { HandOnData } from '../../shared/pages/hand-on.tsx';
import type { Colleague } from '../../shared/services/client-pages/hand-on.ts';

/** Fields of a posted form. */
type Form = Readonly<Record<string, string>>;

/** What is wrong with a form of an onboarding, as its page shows it. */
export type HandOnFault = NonNullable<HandOnData['fault']>;

const address = z.string().trim().pipe(z.email());

/** What was sent, to be shown again. */
export function sentOf(form: Form): Pick<HandOnFault, 'email' | 'name' | 'word'> {
  return { email: form['email'], name: form['name'], word: form['word'] };
}

/** Reads to whom an onboarding is handed. */
export function readColleague(
  form: Form,
  errors: ClientWords['onboarding']['errors'],
): { readonly colleague: Colleague } | { readonly fault: HandOnFault } {
  const fault = (at: HandOnFault['at'], error: string) => ({ fault: { ...sentOf(form), at, error } });
  const email = address.safeParse(form['email'] ?? '');
  if (!email.success) return fault('email', errors.email);
  const name = z
    .string()
    .trim()
    .min(1)
    .max(120)
    .safeParse(oneLine(form['name'] ?? ''));
  if (!name.success) return fault('name', errors.name);
  const word = z
    .string()
    .trim()
    .max(500)
    .safeParse(form['word'] ?? '');
  if (!word.success) return fault('word', errors.word);
  return { colleague: { email: email.data, name: name.data, ...(word.data === '' ? {} : { word: word.data }) } };
}

/** Reads the addresses of those who are told: each once, empty fields left out. */
export function readTold(form: Form): { readonly emails: string[]; readonly wrong?: string | undefined } {
  const fields = Array.from({ length: MOST_TOLD }, (_, at) => (form[`email${at + 1}`] ?? '').trim().toLowerCase());
  const emails = [...new Set(fields.filter((field) => field !== ''))];
  return { emails, wrong: emails.find((email) => !address.safeParse(email).success) };
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}
