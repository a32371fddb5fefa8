import { ErrorSummary, Field, fieldAttributes } from './fields.tsx';
import { renderDocument } from './layout.tsx';
import { Opening } from './parts.tsx';

/** Whoever has lost a mail asks here for the links again. */
export interface MyQuestionsPageData {
  readonly agencyName: string;
  /** Why the address was not taken. */
  readonly error?: string | undefined;
  /** The address as it was sent. */
  readonly email?: string | undefined;
}

/** Asks for an address. Shows no question: the links go by mail, to that address only. */
export function renderMyQuestionsPage(data: MyQuestionsPageData): string {
  const title = 'Decisions that wait for you';
  const email = {
    name: 'email',
    hint: `The address to which ${data.agencyName} writes to you.`,
    error: data.error,
  };
  return renderDocument({
    agencyName: data.agencyName,
    title: data.error === undefined ? title : `Not sent yet: ${title}`,
    children: (
      <>
        <Opening title={title}>
          <p>Have you mislaid a mail? We send a new one, with a link for each decision that waits for you.</p>
        </Opening>
        {data.error === undefined ? null : <ErrorSummary error={data.error} goTo="Go to the address" at="email" />}
        <form method="post" action="/my-questions">
          <Field label="Your e-mail address" {...email}>
            <input
              type="email"
              required
              maxlength={254}
              autocomplete="email"
              value={data.email ?? ''}
              {...fieldAttributes(email)}
            />
          </Field>
          <button class="button" type="submit">
            Send me my links
          </button>
        </form>
      </>
    ),
  });
}
