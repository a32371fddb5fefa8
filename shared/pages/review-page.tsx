import { LINES_ON_PAGE, reviewAddress } from '../domain/audit/review-list.ts';
import { counted } from '../domain/audit/review-words.ts';
import { durationWords } from '../domain/when-words.ts';
import { renderDocument } from './layout.tsx';
import { Notice, Opening, Terms } from './parts.tsx';
import { ReviewBulk } from './review-bulk.tsx';
import { ReviewFilters, type ReviewFiltersData, ReviewPager } from './review-filters.tsx';
import { fieldOf, ReviewLine, type ReviewLineView } from './review-line.tsx';
import { REVIEW_STYLE } from './review-style.ts';

/** Lines of one client. */
export interface ReviewGroup {
  readonly portalId: number;
  readonly clientName: string;
  readonly lines: readonly ReviewLineView[];
}

/** A review as its reviewer sees it. Times are UTC, ISO 8601. */
export interface ReviewPageData extends ReviewFiltersData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly title: string;
  readonly askedName: string;
  readonly requestedBy: string;
  readonly deadlineAt: string;
  /** Why this person is asked, where it was somebody else's to do; a whole sentence. */
  readonly because?: string | undefined;
  /** Where one can ask, hand over, or say that one is away. */
  readonly moreHref: string;
  readonly pauseSeconds: number;
  /** How many lines the list has, on all its pages. */
  readonly listed: number;
  /** How many of them are undecided. */
  readonly listedUndecided: number;
  readonly groups: readonly ReviewGroup[];
  /** How many lines were saved just now. */
  readonly saved?: number | undefined;
  /** What was wrong with what was sent, as a whole; the lines say the rest. */
  readonly error?: string | undefined;
  /** Lines beyond this page that are open, said with the error. */
  readonly errorMore?: number | undefined;
}

/** Lines whose fault is said at once; the others unfold, so that the page itself stays near. */
const FIRST_ERRORS = 10;

/** The lines of a review, a form that saves them, and the submission. Opening it changes nothing; only a POST does. */
export function renderReviewPage(data: ReviewPageData): string {
  const title = data.error === undefined ? data.title : `Not sent yet: ${data.title}`;
  return renderDocument({
    agencyName: data.agencyName,
    title,
    style: REVIEW_STYLE,
    wide: true,
    children: <Review {...data} />,
  });
}

function Review(data: ReviewPageData) {
  return (
    <>
      <Opening kicker={`A review for ${data.askedName}, asked by ${data.requestedBy}`} title={data.title}>
        <p>
          Decide for each line whether the access stays. Save whenever you like and come back with the same link; what
          you decided is carried out only after you have submitted.
        </p>
        {data.because === undefined ? null : <p class="soft">{data.because}</p>}
        <p>
          <a href={data.moreHref}>Ask a question, hand it over, or say that you are away</a>
        </p>
      </Opening>
      {data.error === undefined ? null : <Errors {...data} error={data.error} />}
      <Terms label="Submit by" at={data.deadlineAt} timeZone={data.timeZone} more={progress(data)} />
      <ReviewFilters {...data} />
      <Lines {...data} />
    </>
  );
}

function progress({ counts }: ReviewPageData) {
  const { lines, decided, notesMissing } = counts;
  const missing = notesMissing === 0 ? '' : `, ${counted(notesMissing, 'note')} missing`;
  return [{ label: 'Decided', value: `${decided} of ${counted(lines, 'line')}${missing}` }];
}

function Errors({ groups, error, errorMore = 0 }: ReviewPageData & { readonly error: string }) {
  const wrong = groups.flatMap((group) => group.lines).filter((line) => line.fault !== undefined);
  return (
    <Notice tone="stop" alert>
      <p>
        <strong>{error}</strong>
      </p>
      <ErrorLinks lines={wrong.slice(0, FIRST_ERRORS)} />
      {wrong.length <= FIRST_ERRORS ? null : (
        <details>
          <summary>{`${wrong.length - FIRST_ERRORS} more on this page`}</summary>
          <ErrorLinks lines={wrong.slice(FIRST_ERRORS)} />
        </details>
      )}
      {errorMore === 0 ? null : <p>{`And ${counted(errorMore, 'line')} on the next pages of this list.`}</p>}
    </Notice>
  );
}

function ErrorLinks({ lines }: { readonly lines: readonly ReviewLineView[] }) {
  if (lines.length === 0) return null;
  return (
    <ul class="errors">
      {lines.map((line) => (
        <li key={line.name}>
          <a href={`#${fieldOf(line)}`}>{`${line.personName} at ${line.clientName}`}</a>: {line.fault}
        </li>
      ))}
    </ul>
  );
}

function Lines(data: ReviewPageData) {
  const { groups, filter, path, listed, counts, saved } = data;
  const first = (filter.page - 1) * LINES_ON_PAGE;
  const shown = groups.reduce((sum, group) => sum + group.lines.length, 0);
  return (
    <form method="post" action={reviewAddress(path, filter)} class="lines" id="lines">
      <div class="bar">
        <p role="status">
          <strong>{`${counts.decided} of ${counts.lines} decided`}</strong>
          {saved === undefined ? null : <span>{` · ${counted(saved, 'line')} saved`}</span>}
        </p>
        {/* The first button of the form: what the return key does. */}
        <button class="button" type="submit" name="act" value="save">
          Save
        </button>
      </div>
      <h2>{shown === 0 ? 'No line fits' : `${first + 1} to ${first + shown} of ${counted(listed, 'line')}`}</h2>
      {shown === 0 ? <p class="soft">Choose another part of the review above.</p> : <ReviewBulk {...data} />}
      {groups.map((group) => (
        <Group key={group.portalId} {...group} />
      ))}
      {first + shown < listed ? (
        <button class="button second" type="submit" name="act" value="next">
          Save, and go on to the next page
        </button>
      ) : null}
      <ReviewPager path={path} filter={filter} listed={listed} />
      <Submit {...data} />
    </form>
  );
}

function Group({ portalId, clientName, lines }: ReviewGroup) {
  return (
    <section class="client" id={`c.${portalId}`} aria-labelledby={`t.${portalId}`}>
      <h2 id={`t.${portalId}`}>
        {clientName} <span class="soft small">{counted(lines.length, 'line')}</span>
      </h2>
      <ul>
        {lines.map((line) => (
          <ReviewLine key={line.name} {...line} />
        ))}
      </ul>
    </section>
  );
}

function Submit({ counts, pauseSeconds }: ReviewPageData) {
  const open = counts.lines - counts.decided + counts.notesMissing;
  return (
    <section class="submit">
      <h2 id="submit">Submit the review</h2>
      <p>
        {open === 0
          ? `All ${counted(counts.lines, 'line')} are decided: ${counts.keep} kept, ${counts.change} changed, ${counts.revoke} revoked.`
          : `${open} of ${counted(counts.lines, 'line')} still to do. Lines that nobody has decided at the deadline follow the approval policy.`}
      </p>
      <button class={open === 0 ? 'button' : 'button second'} type="submit" name="act" value="submit">
        Save and submit
      </button>
      <p class="soft small">{`You can take it back for ${durationWords(pauseSeconds)}.`}</p>
    </section>
  );
}
