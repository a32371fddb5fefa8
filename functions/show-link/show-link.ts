import { languageOf } from '../../shared/domain/language.ts';
import type { PageAnswer, PageRequest } from '../../shared/pages/page-exchange.ts';
import type { LinkPages } from '../../shared/services/link-pages.ts';
import type { FindOpenReview } from '../../shared/services/reviews/open-review.ts';

/** Shows what a mailed link leads to. Whoever follows it, a scanner too, changes nothing. The lines of an open review have a page of their own. */
export function createShowLink(linkPages: LinkPages, findOpenReview: FindOpenReview) {
  return async ({ path, query }: PageRequest): Promise<PageAnswer> => {
    const token = path['token'] ?? '';
    const found = await linkPages.find(token);
    if (found.kind === 'end') return found.page;
    const { checked, late, done, more, lang } = query;
    const plain = [checked, late, done, more].every((mark) => mark === undefined);
    if (found.link.purpose === 'review' && plain && (await findOpenReview(token)) !== undefined) {
      return { redirect: `/reviews/${token}` };
    }
    const language = languageOf(lang);
    return linkPages.show(found.link, token, { language, checked: checked === '1', late: late === '1', done });
  };
}
