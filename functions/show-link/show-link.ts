import type { PageAnswer, PageRequest } from '../../shared/pages/page-exchange.ts';
import type { LinkPages } from '../../shared/services/link-pages.ts';

/** Shows what a mailed link leads to. Whoever follows it, a scanner too, changes nothing. */
export function createShowLink(linkPages: LinkPages) {
  return async ({ path, query }: PageRequest): Promise<PageAnswer> => {
    const token = path['token'] ?? '';
    const found = await linkPages.find(token);
    if (found.kind === 'end') return found.page;
    const { checked, late, done } = query;
    return linkPages.show(found.link, token, { checked: checked === '1', late: late === '1', done });
  };
}
