import { whenWords } from '../domain/when-words.ts';
import { ErrorSummary, Field, fieldAttributes } from './fields.tsx';
import { renderDocument } from './layout.tsx';
import { AnswerButton, Facts, Notice, Opening } from './parts.tsx';

/** How far an offboarding is, as its page tells. */
export type OffboardingStanding = 'scheduled' | 'begun' | 'cancelled';

/** A leaving that its manager can move or cancel. */
export interface OffboardingPageData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly leaverName: string;
  readonly requestedByName: string;
  readonly effectiveAt: string;
  readonly standing: OffboardingStanding;
  readonly postPath: string;
  /** What was sent came when it had begun. */
  readonly late?: boolean | undefined;
  /** Why what was sent was not taken. */
  readonly error?: string | undefined;
  /** The day as it was sent. */
  readonly on?: string | undefined;
}

/** Shows when somebody's access goes; until then with a form for another day, and one to cancel it. */
export function renderOffboardingPage(data: OffboardingPageData): string {
  const { leaverName, standing, effectiveAt, timeZone } = data;
  const title = titleOf(data);
  return renderDocument({
    agencyName: data.agencyName,
    title: data.error === undefined ? title : `Not saved yet: ${title}`,
    children: (
      <>
        {data.error === undefined ? null : <ErrorSummary error={data.error} goTo="Choose another day" at="on" />}
        {data.late === true && standing === 'begun' ? (
          <Notice tone="wait" alert>
            <p>It had begun before your answer came, so nothing was changed by it.</p>
          </Notice>
        ) : null}
        <Opening title={title}>
          <p>{becomesOf(standing, leaverName)}</p>
        </Opening>
        <Facts
          facts={[
            { label: 'Who leaves', value: leaverName },
            { label: 'When', value: standing === 'cancelled' ? '' : whenWords(effectiveAt, timeZone) },
            { label: 'Scheduled by', value: data.requestedByName },
          ]}
        />
        {standing === 'scheduled' ? <Forms {...data} /> : null}
      </>
    ),
  });
}

function Forms({ postPath, leaverName, error, on }: OffboardingPageData) {
  const hint = 'The first day without access.';
  return (
    <>
      <section>
        <h2>Another day</h2>
        <form method="post" action={postPath}>
          <Field name="on" label="New day" hint={hint} error={error}>
            <input type="date" required value={on ?? ''} {...fieldAttributes({ name: 'on', hint, error })} />
          </Field>
          <AnswerButton value="move">Move it to this day</AnswerButton>
        </form>
      </section>
      <section>
        <h2>Not at all</h2>
        <p>{leaverName} keeps what they have. It can be scheduled again.</p>
        <form method="post" action={postPath}>
          <AnswerButton value="cancel" look="decline">
            Cancel it
          </AnswerButton>
        </form>
      </section>
    </>
  );
}

function titleOf({ standing, leaverName, effectiveAt, timeZone }: OffboardingPageData): string {
  if (standing === 'cancelled') return `Cancelled: ${leaverName} keeps what they have`;
  if (standing === 'begun') return `All access of ${leaverName} is being taken away, or is gone`;
  return `All access of ${leaverName} goes on ${whenWords(effectiveAt, timeZone)}`;
}

function becomesOf(standing: OffboardingStanding, leaverName: string): string {
  if (standing === 'cancelled') return 'Nothing was changed in client portals. It can be scheduled again.';
  if (standing === 'begun')
    return 'It can no longer be moved or cancelled. You get a report when all portals are read back.';
  return `Then every client portal is read, and each user of ${leaverName} is removed. ${leaverName} is not told.`;
}
