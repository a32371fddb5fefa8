import { type BulkAct, NOTE_LENGTH } from '../domain/audit/review-acts.ts';
import { counted } from '../domain/audit/review-words.ts';
import { ErrorSummary, Field, fieldAttributes } from './fields.tsx';
import { renderDocument } from './layout.tsx';
import { Notice, Opening } from './parts.tsx';
import { REVIEW_STYLE } from './review-style.ts';

/** Many lines that are about to be decided at once. */
export interface ReviewConfirmData {
  readonly agencyName: string;
  /** The review's title. */
  readonly title: string;
  readonly act: BulkAct;
  readonly lines: number;
  readonly keptWithFindings: number;
  readonly needNote: number;
  /** Lines with findings, or that need words. */
  readonly concerns: readonly { readonly name: string; readonly who: string; readonly what: string }[];
  /** Where it is done; the list that it is about. */
  readonly postPath: string;
  /** The list, as it was. */
  readonly backHref: string;
  readonly note?: string | undefined;
  readonly error?: string | undefined;
  /** The lines have become more or fewer since the number was shown. */
  readonly moved?: boolean | undefined;
}

/** Asks once more before many lines are decided, with their number. */
export function renderReviewConfirmPage(data: ReviewConfirmData): string {
  const title = titleOf(data);
  return renderDocument({
    agencyName: data.agencyName,
    title: data.error === undefined ? title : `Not done yet: ${title}`,
    style: REVIEW_STYLE,
    children: <Confirm {...data} />,
  });
}

function titleOf({ act, lines }: ReviewConfirmData): string {
  switch (act) {
    case 'recommended':
      return `Decide ${counted(lines, 'line')} as recommended?`;
    case 'keep':
      return `Keep ${counted(lines, 'line')}?`;
    case 'revoke':
      return `Revoke ${counted(lines, 'line')}?`;
  }
}

function Confirm(data: ReviewConfirmData) {
  const { act, lines, keptWithFindings, needNote, concerns } = data;
  const note = {
    name: 'note',
    hint: `It stands with each of the ${counted(needNote, 'line')} whose decision needs words.`,
    error: data.error,
  };
  return (
    <>
      <Opening kicker={data.title} title={titleOf(data)}>
        <p>Nothing is decided yet.</p>
      </Opening>
      {data.error === undefined ? null : <ErrorSummary error={data.error} goTo="Go to the reason" at="note" />}
      {data.moved === true ? (
        <Notice tone="plain">
          <p>The list has changed since you looked at it. These are its undecided lines now.</p>
        </Notice>
      ) : null}
      {act === 'keep' && keptWithFindings > 0 ? (
        <Notice tone="wait">
          <p>
            <strong>{`${keptWithFindings} of them ${keptWithFindings === 1 ? 'has' : 'have'} findings.`}</strong> The
            access stays as it is, although something was found about it.
          </p>
        </Notice>
      ) : null}
      <form method="post" action={data.postPath}>
        <input type="hidden" name="act" value={`confirm.${act}`} />
        <input type="hidden" name="lines" value={lines} />
        {needNote === 0 ? null : (
          <Field label="Why" {...note}>
            <textarea rows={3} maxlength={NOTE_LENGTH} required {...fieldAttributes(note)}>
              {data.note ?? ''}
            </textarea>
          </Field>
        )}
        <div class="buttons">
          <button class={act === 'revoke' ? 'button decline' : 'button'} type="submit">
            {buttonOf(data)}
          </button>
          <a class="button second" href={data.backHref}>
            Back, and decide one by one
          </a>
        </div>
      </form>
      {concerns.length === 0 ? null : (
        <section>
          <h2>Lines with findings among them</h2>
          <ul class="entries">
            {concerns.map(({ name, who, what }) => (
              <li key={name}>
                <h3>{who}</h3>
                <p class="soft small">{what}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function buttonOf({ act, lines, keptWithFindings }: ReviewConfirmData): string {
  if (act === 'recommended') return `Decide ${counted(lines, 'line')}`;
  if (act === 'revoke') return `Revoke ${counted(lines, 'line')}`;
  return keptWithFindings === 0
    ? `Keep ${counted(lines, 'line')}`
    : `Keep ${counted(lines, 'line')}, ${keptWithFindings} with findings`;
}
