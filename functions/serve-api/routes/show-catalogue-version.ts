import * as z from 'zod';
import { NotFoundError } from '../../../shared/errors.ts';
import { defineRoute } from '../route.ts';

/** The service packages of one version, which never changes. */
export const showCatalogueVersion = defineRoute({
  method: 'GET',
  path: '/catalogues/{version}',
  scope: 'read',
  input: z.strictObject({ version: z.string().regex(/^[1-9]\d{0,5}$/, 'a version such as 3') }),
  run:
    ({ catalogues }) =>
    async ({ version }) => {
      const found = await catalogues.version(Number(version));
      if (found === undefined) throw new NotFoundError('Catalogue', version);
      return { status: 200, body: { ...found } };
    },
});
