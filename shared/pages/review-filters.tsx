import {
  LINES_ON_PAGE,
  type ReviewCounts,
  type ReviewFilter,
  type ReviewShow,
  reviewAddress,
} from '../domain/audit/review-list.ts';
import { counted } from '../domain/audit/review-words.ts';

/** What can be chosen of a review. */
export interface ReviewFiltersData {
  /** The page's address without a query. */
  readonly path: string;
  readonly filter: ReviewFilter;
  readonly counts: ReviewCounts;
  /** Every client of the review, by name. */
  readonly clients: readonly {
    readonly portalId: number;
    readonly name: string;
    readonly lines: number;
    readonly open: number;
  }[];
  /** Every kind of finding that the review has. */
  readonly findings: readonly { readonly code: string; readonly title: string; readonly lines: number }[];
}

/** Which lines are listed; each choice is an address of its own, so that nothing runs on the page. */
export function ReviewFilters(data: ReviewFiltersData) {
  const { path, filter, counts } = data;
  const shows: readonly [ReviewShow, string, number][] = [
    ['all', 'All', counts.lines],
    ['findings', 'With findings', counts.withFindings],
    ['open', 'To do', counts.lines - counts.decided + counts.notesMissing],
    ['decided', 'Decided', counts.decided],
  ];
  return (
    <section class="filters">
      <h2 class="hidden">Which lines</h2>
      <nav aria-label="Which lines">
        <ul class="tabs">
          {shows.map(([show, label, count]) => (
            <li key={show}>
              <a
                href={`${reviewAddress(path, { ...filter, show, page: 1 })}#lines`}
                aria-current={filter.show === show ? 'true' : undefined}
              >
                {label} <span class="count">{count}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <More {...data} />
    </section>
  );
}

/** Folded, so that a phone comes to the lines soon; open where it is in use. */
function More(data: ReviewFiltersData) {
  const { filter, clients, findings } = data;
  if (clients.length < 2 && findings.length === 0) return null;
  return (
    <details class="jumps" open={filter.portalId !== undefined || filter.finding !== undefined}>
      <summary>{`By client or finding (${counted(clients.length, 'client')})`}</summary>
      <Choices {...data} />
      <Jumps {...data} />
    </details>
  );
}

function Choices({ path, filter, clients, findings }: ReviewFiltersData) {
  return (
    <form method="get" action={path} class="choose">
      {filter.show === 'all' ? null : <input type="hidden" name="show" value={filter.show} />}
      <div class="field">
        <label for="client">Client</label>
        <select id="client" name="client">
          <option value="">All clients</option>
          {clients.map(({ portalId, name, lines }) => (
            <option key={portalId} value={portalId} selected={portalId === filter.portalId}>
              {`${name} (${lines})`}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="finding">Finding</label>
        <select id="finding" name="finding">
          <option value="">Any, or none</option>
          {findings.map(({ code, title, lines }) => (
            <option key={code} value={code} selected={code === filter.finding}>
              {`${title} (${lines})`}
            </option>
          ))}
        </select>
      </div>
      <button class="button second" type="submit">
        Show
      </button>
    </form>
  );
}

function Jumps({ path, filter, clients }: ReviewFiltersData) {
  if (clients.length < 2) return null;
  return (
    <ul>
      {clients.map(({ portalId, name, lines, open }) => (
        <li key={portalId}>
          <a href={`${reviewAddress(path, { show: filter.show, portalId })}#lines`}>{name}</a>{' '}
          <span class="soft small">{`${counted(lines, 'line')}, ${open === 0 ? 'done' : `${open} to do`}`}</span>
        </li>
      ))}
    </ul>
  );
}

/** Links to the other pages of a list. */
export function ReviewPager(props: { readonly path: string; readonly filter: ReviewFilter; readonly listed: number }) {
  const { path, filter, listed } = props;
  const pages = Math.ceil(listed / LINES_ON_PAGE);
  if (pages < 2) return null;
  return (
    <nav aria-label="Pages of the list" class="pager">
      <ul class="tabs">
        {Array.from({ length: pages }, (_, index) => index + 1).map((page) => (
          <li key={page}>
            <a
              href={`${reviewAddress(path, { ...filter, page })}#lines`}
              aria-current={page === filter.page ? 'page' : undefined}
              aria-label={`Page ${page}`}
            >
              {page}
            </a>
          </li>
        ))}
      </ul>
      <p class="soft small">What you chose on this page and did not save is lost when you follow a link.</p>
    </nav>
  );
}
