import { createPageHandler, type PageAnswer, type PageRequest, type PageSettings } from '../../shared/lambda/page.ts';

/** Parse, one use-case call, a page with its headers. */
export function createHandler(useCase: (request: PageRequest) => Promise<PageAnswer>, settings: PageSettings) {
  return createPageHandler('GET /oauth/install', settings, useCase);
}
