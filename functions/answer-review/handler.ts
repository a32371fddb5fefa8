import { createPageHandler, type PageSettings } from '../../shared/lambda/page.ts';
import type { PageAnswer, PageRequest } from '../../shared/pages/page-exchange.ts';
import { REVIEW_STYLE } from '../../shared/pages/review-style.ts';

/** The lines of one page with a note each, in whatever script: a character takes up to twelve in a form. */
const FORM_LIMIT = 400_000;

/** Parse, one use-case call, a page with its headers. */
export function createHandler(useCase: (request: PageRequest) => Promise<PageAnswer>, settings: PageSettings) {
  const options = { formLimit: FORM_LIMIT, styles: [REVIEW_STYLE] };
  return createPageHandler('POST /reviews/{token}', settings, useCase, options);
}
