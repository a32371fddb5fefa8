import { createPageHandler, type PageSettings } from '../../shared/lambda/page.ts';
import type { PageAnswer, PageRequest } from '../../shared/pages/page-exchange.ts';

type Page = (request: PageRequest) => Promise<PageAnswer>;

/** GET shows the form, POST sends the mail. */
export function createHandler(useCase: Page, settings: PageSettings) {
  return createPageHandler('/my-questions', settings, useCase);
}
