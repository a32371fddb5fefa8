import type { PageAnswer, PageRequest } from '../pages/page-exchange.ts';
import { REVIEW_STYLE } from '../pages/review-style.ts';
import { createPageHandler, type PageSettings } from './page.ts';

/** The lines of one page with a note each, in whatever script: a character takes up to twelve in a form. */
const FORM_LIMIT = 400_000;

/** Makes the handler of a review's page: as of every page, with a style of its own and a larger form. */
export function createReviewPageHandler(
  route: string,
  settings: PageSettings,
  useCase: (request: PageRequest) => Promise<PageAnswer>,
) {
  return createPageHandler(route, settings, useCase, { formLimit: FORM_LIMIT, styles: [REVIEW_STYLE] });
}
