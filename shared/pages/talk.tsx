import type { Language } from '../domain/language.ts';
import { When } from './parts.tsx';

/** One turn of what a decider and the requester asked and answered. */
export interface TalkEntry {
  readonly who: string;
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly text: string;
}

/** Questions and answers so far, oldest first; nothing where there are none. */
export function Talk(props: {
  readonly talk: readonly TalkEntry[];
  readonly timeZone: string;
  readonly title?: string;
  readonly language?: Language | undefined;
}) {
  const { talk, timeZone, language, title = 'Asked and answered' } = props;
  if (talk.length === 0) return null;
  return (
    <section>
      <h2 id="talk">{title}</h2>
      <ol class="talk">
        {talk.map((entry) => (
          <li key={entry.at + entry.who}>
            <p>
              <strong>{entry.who}</strong>
            </p>
            <p class="said">{entry.text}</p>
            <p class="soft small">
              <When at={entry.at} timeZone={timeZone} language={language} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
