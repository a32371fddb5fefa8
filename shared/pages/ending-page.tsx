import { dayWords } from '../domain/when-words.ts';
import { ErrorSummary, Field, fieldAttributes } from './fields.tsx';
import { renderDocument } from './layout.tsx';
import { AnswerButton, Facts, Notice, Opening } from './parts.tsx';

/**
 * How an engagement stands for whoever was asked about its end. `asked`: a later end is before the approvers. `own`: it is the reader's own
 * access.
 */
export type EndingStanding = 'open' | 'extended' | 'asked' | 'let-end' | 'over' | 'own';

/** An engagement that ends soon. */
export interface EndingPageData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly clientName: string;
  readonly packageName: string;
  /** As it stands now. */
  readonly endsAt: string;
  /** The later end that is asked about, else the same. */
  readonly askedEnd: string;
  readonly members: readonly { readonly name: string; readonly has: string }[];
  readonly standing: EndingStanding;
  /** Who lets it end. */
  readonly byName?: string | undefined;
  readonly durationDays: number;
  /** The end that the first button gives. */
  readonly offeredEnd: string;
  readonly postPath: string;
  /** What was sent came too late, and changed nothing. */
  readonly late?: boolean | undefined;
  /** Why what was sent was not taken. */
  readonly error?: string | undefined;
  /** The day as it was sent. */
  readonly on?: string | undefined;
}

/** Shows who has what until when; while it is open, with the ways to extend it, or to let it end. */
export function renderEndingPage(data: EndingPageData): string {
  const { clientName, packageName, standing, endsAt, timeZone, members } = data;
  const title = titleOf(data);
  return renderDocument({
    agencyName: data.agencyName,
    title: data.error === undefined ? title : `Not saved yet: ${title}`,
    children: (
      <>
        {data.error === undefined ? null : <ErrorSummary error={data.error} goTo="Choose another day" at="on" />}
        {data.late === true && standing !== 'open' ? (
          <Notice tone="wait" alert>
            <p>It was settled before your answer came, so nothing was changed by it.</p>
          </Notice>
        ) : null}
        <Opening title={title}>
          <p>{becomesOf(data)}</p>
        </Opening>
        <Facts
          facts={[
            { label: 'Client', value: clientName },
            { label: 'Service package', value: packageName },
            { label: 'Ends', value: standing === 'over' ? '' : dayWords(endsAt, timeZone) },
          ]}
        />
        <section>
          <h2>Who has what</h2>
          <Facts facts={members.map(({ name, has }) => ({ label: name, value: has }))} />
        </section>
        {standing === 'open' ? <Forms {...data} /> : null}
      </>
    ),
  });
}

function Forms({ postPath, durationDays, offeredEnd, timeZone, error, on }: EndingPageData) {
  const hint = 'The last day with access.';
  return (
    <>
      <section>
        <h2>Extend it</h2>
        <form method="post" action={postPath}>
          <AnswerButton value="extend">
            {`Extend by ${durationDays} days (until ${dayWords(offeredEnd, timeZone)})`}
          </AnswerButton>
        </form>
      </section>
      <section>
        <h2>Until another day</h2>
        <form method="post" action={postPath}>
          <Field name="on" label="Last day" hint={hint} error={error}>
            <input type="date" required value={on ?? ''} {...fieldAttributes({ name: 'on', hint, error })} />
          </Field>
          <AnswerButton value="extend-to">Extend until this day</AnswerButton>
        </form>
      </section>
      <section>
        <h2>Let it end</h2>
        <p>What no other engagement needs is taken away on that day, and the client is told.</p>
        <form method="post" action={postPath}>
          <AnswerButton value="let-end" look="decline">
            Let it end
          </AnswerButton>
        </form>
      </section>
    </>
  );
}

function titleOf({ standing, packageName, clientName, endsAt, askedEnd, timeZone }: EndingPageData): string {
  const what = `${packageName} at ${clientName}`;
  switch (standing) {
    case 'open':
    case 'own':
      return `${what} ends on ${dayWords(endsAt, timeZone)}`;
    case 'let-end':
      return `${what} ends on ${dayWords(endsAt, timeZone)}, as decided`;
    case 'extended':
      return `Extended: ${what} now ends on ${dayWords(endsAt, timeZone)}`;
    case 'asked':
      return `${what}: an end on ${dayWords(askedEnd, timeZone)} is being asked about`;
    case 'over':
      return `${what} has ended, or is ending`;
  }
}

function becomesOf({ standing, byName, endsAt, timeZone }: EndingPageData): string {
  switch (standing) {
    case 'open':
      return 'Does it go on? If nobody answers, it ends on that day, and the access with it.';
    case 'own':
      return 'It is your own access, so somebody else has to decide about it. Ask partner operations.';
    case 'let-end':
      return `${byName ?? 'Somebody'} lets it end. Partner operations can still extend it until then.`;
    case 'extended':
      return 'Before that day, the question comes again.';
    case 'asked':
      return `So late an end takes an approval. Until there is one, it ends on ${dayWords(endsAt, timeZone)}.`;
    case 'over':
      return 'It can no longer be extended. Partner operations can start a new engagement.';
  }
}
