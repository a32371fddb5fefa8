import type { PageSettings } from '../../shared/lambda/page.ts';
import { createReviewPageHandler } from '../../shared/lambda/review-page.ts';
import type { PageAnswer, PageRequest } from '../../shared/pages/page-exchange.ts';

/** Parse, one use-case call, a page with its headers. */
export function createHandler(useCase: (request: PageRequest) => Promise<PageAnswer>, settings: PageSettings) {
  return createReviewPageHandler('POST /reviews/{token}', settings, useCase);
}
