import { createPageHandler, type PageSettings } from '../../shared/lambda/page.ts';
import type { PageAnswer, PageRequest } from '../../shared/pages/page-exchange.ts';
import { REVIEW_STYLE } from '../../shared/pages/review-style.ts';

/** Parse, one use-case call, a page with its headers. */
export function createHandler(useCase: (request: PageRequest) => Promise<PageAnswer>, settings: PageSettings) {
  return createPageHandler('GET /reviews/{token}', settings, useCase, { styles: [REVIEW_STYLE] });
}
