import * as z from 'zod';

/** The form that asks partner operations for a client's super admin. The messages stand on the page. */
export const contactSchema = z.object({
  email: z
    .string()
    .trim()
    .pipe(z.email({ error: 'Please give an e-mail address, such as admin@client.example.com.' })),
  name: z.string().trim().max(200, { error: 'The name may have 200 characters at most.' }).default(''),
});
