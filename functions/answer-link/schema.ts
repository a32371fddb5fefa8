import * as z from 'zod';

/** The longest note, in characters. */
const NOTE = 2000;

/** The form of a question's page. The messages stand on the page. */
export const answerSchema = z
  .object({
    answer: z.enum(['approve', 'decline'], { error: 'Choose approve or decline.' }),
    note: z
      .string()
      .trim()
      .max(NOTE, { error: `The note may have ${NOTE} characters at most.` })
      .default(''),
  })
  .refine((form) => form.answer === 'approve' || form.note !== '', {
    path: ['note'],
    error: 'To decline, please say why: the colleague who looks after it is told.',
  });
/** @see answerSchema */
export type Answer = z.infer<typeof answerSchema>;

/** The form that asks partner operations for a client's super admin. */
export const contactSchema = z.object({
  email: z
    .string()
    .trim()
    .pipe(z.email({ error: 'Please give an e-mail address, such as admin@client.example.com.' })),
  name: z.string().trim().max(200, { error: 'The name may have 200 characters at most.' }).default(''),
});
