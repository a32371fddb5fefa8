import type { AgencyLook } from '../domain/agency-look.ts';
import { clientWords } from '../domain/client-words/client-words.ts';
import { DEFAULT_LANGUAGE, type Language } from '../domain/language.ts';
import { whenWords } from '../domain/when-words.ts';
import { endText } from './end-text.ts';
import type { EndKind, EndText } from './end-words.ts';
import { isDecided, lateWords } from './late-words.ts';
import { renderDocument } from './layout.tsx';
import { Facts } from './parts.tsx';
import { consentEndText } from './question-end-text.ts';

/** An end, and what the record says of it. */
export interface EndPageData {
  readonly agencyName: string;
  readonly end: EndKind;
  readonly timeZone: string;
  readonly language?: Language | undefined;
  readonly look?: AgencyLook | undefined;
  /** When it ended. UTC, ISO 8601. */
  readonly at?: string | undefined;
  readonly byName?: string | undefined;
  /** The reader has just sent an answer, and what is shown did not come of it. */
  readonly late?: boolean | undefined;
  /** One more fact, for example which portal was meant. Not shown on pages that a guessed address can reach. */
  readonly detail?: string | undefined;
  /** Whose words: the client was asked for consent. By default the agency. */
  readonly party?: 'agency' | 'client' | undefined;
  /** The outcome, where the end does not say it. */
  readonly outcome?: string | undefined;
  /** A way on. Shown on every page, so it must say nothing of any record. */
  readonly next?: { readonly label: string; readonly href: string } | undefined;
}

/** Says what happened, what becomes of it, and what to do next; nothing else. */
export function renderEndPage(data: EndPageData): string {
  const consent = data.party === 'client' ? consentEndText(data.end, data.agencyName) : undefined;
  const english = consent ?? endText(data.end, data.agencyName);
  const words = clientWords(data.language).ends.text(data.end, data.agencyName, data.party === 'client');
  const text = words === undefined ? english : { ...english, ...words };
  // An end without words in the language is in English, as a whole.
  const language = words === undefined ? DEFAULT_LANGUAGE : data.language;
  return renderDocument({
    look: data.look,
    agencyName: data.agencyName,
    language,
    title: text.title,
    children: <End text={text} data={{ ...data, language }} />,
  });
}

function End({ text, data }: { readonly text: EndText; readonly data: EndPageData }) {
  const { ends } = clientWords(data.language);
  const facts = [
    { label: ends.outcome, value: data.outcome ?? '' },
    { label: ends.by, value: data.byName ?? '' },
    { label: ends.when, value: data.at === undefined ? '' : whenWords(data.at, data.timeZone, data.language) },
  ].filter((fact) => fact.value !== '');
  const english = data.late === true ? lateWords(data.end) : undefined;
  const late = english === undefined ? undefined : (ends.late(isDecided(data.end)) ?? english);
  return (
    <>
      <div class="opening">
        <Sign tone={text.tone} />
        <h1>{text.title}</h1>
        {late === undefined ? null : (
          <p>
            <strong>{late}</strong>
          </p>
        )}
        <p>{text.happened}</p>
        {text.open && data.detail !== undefined ? <p>{data.detail}</p> : null}
      </div>
      {text.open && facts.length > 0 ? <Facts facts={facts} /> : null}
      <section>
        <h2>{ends.becomes}</h2>
        <p>{text.becomes}</p>
      </section>
      <section>
        <h2>{ends.next}</h2>
        <p>{text.next}</p>
        {data.next === undefined ? null : (
          <a class="button" href={data.next.href}>
            {data.next.label}
          </a>
        )}
      </section>
    </>
  );
}

const SIGNS: Readonly<Record<EndText['tone'], string>> = {
  good: 'M14.5 22.5l5.5 5.5 10.5-11.5',
  wait: 'M22 13.5v9l6 3.5',
  stop: 'M22 13v11m0 5.5v.5',
};

/** Decoration; the title says the same in words. */
function Sign({ tone }: { readonly tone: EndText['tone'] }) {
  return (
    <svg
      class={`sign ${tone}`}
      viewBox="0 0 44 44"
      fill="none"
      stroke="currentColor"
      stroke-width="2.5"
      aria-hidden="true"
    >
      <circle cx="22" cy="22" r="19.5" stroke-width="2" />
      <path d={SIGNS[tone]} stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}
