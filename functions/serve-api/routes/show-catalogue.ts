import { NotFoundError } from '../../../shared/errors.ts';
import { defineRoute, nothing } from '../route.ts';

/** The service packages as they are sold now. */
export const showCatalogue = defineRoute({
  method: 'GET',
  path: '/catalogue',
  scope: 'read',
  input: nothing,
  run:
    ({ catalogues }) =>
    async () => {
      const current = await catalogues.current();
      if (current === undefined) throw new NotFoundError('Catalogue', '(none was published)');
      return { status: 200, body: { ...current } };
    },
});
