import { clientWords } from '../domain/client-words/client-words.ts';
import type { Language } from '../domain/language.ts';
import { whenWords } from '../domain/when-words.ts';
import { AnswerButton, Notice } from './parts.tsx';

/** How far ending everything is, as the page of a portal tells it to a person of the client. */
export interface EndAllAccessData {
  /** `asked`, `too-often`: what the reader has just done. `running`, `done`: since when. `offered` also after one that ended partly. */
  readonly state: 'offered' | 'asked' | 'too-often' | 'running' | 'done';
  /** For `running` and `done`. UTC, ISO 8601. */
  readonly at?: string | undefined;
  readonly postPath: string;
}

/** The part of a portal's page that asks for the link with which everything can be ended; nothing ends by it. */
export function EndAllAccess(
  props: EndAllAccessData & {
    readonly agencyName: string;
    readonly timeZone: string;
    readonly language?: Language | undefined;
  },
) {
  const { state, at, postPath, agencyName, timeZone, language } = props;
  const { closing } = clientWords(language);
  const when = at === undefined ? '' : whenWords(at, timeZone, language);
  return (
    <section id="end-all-access">
      <h2>{closing.title}</h2>
      {state === 'running' || state === 'done' ? (
        <p>{closing[state](when)}</p>
      ) : (
        <>
          <p>{closing.offer(agencyName)}</p>
          {state === 'asked' ? (
            <Notice tone="plain">
              <p>{closing.asked}</p>
            </Notice>
          ) : state === 'too-often' ? (
            <Notice tone="wait" alert>
              <p>{closing.tooOften}</p>
            </Notice>
          ) : (
            <form method="post" action={postPath}>
              <AnswerButton value="end-access" look="decline">
                {closing.ask}
              </AnswerButton>
            </form>
          )}
        </>
      )}
    </section>
  );
}
