import type { ComponentChildren } from 'preact';
import type { Language } from '../domain/language.ts';
import { whenWords } from '../domain/when-words.ts';

/** A label and what stands for it. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Something that happened, oldest first in a list. */
export interface HistoryEntry {
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly text: string;
}

/** The head of a page: who is spoken to, the one h1, and one sentence or two. */
export function Opening(props: {
  readonly kicker?: string;
  readonly title: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class="opening">
      {props.kicker === undefined ? null : <p class="soft small">{props.kicker}</p>}
      <h1>{props.title}</h1>
      {props.children}
    </div>
  );
}

/** A time in the reader's zone, readable by machines too. */
export function When(props: {
  readonly at: string;
  readonly timeZone: string;
  readonly language?: Language | undefined;
}) {
  return <time datetime={props.at}>{whenWords(props.at, props.timeZone, props.language)}</time>;
}

/** What counts first: until when something is asked, and what else must not be overlooked. */
export function Terms(props: {
  readonly label: string;
  readonly at: string;
  readonly timeZone: string;
  readonly language?: Language | undefined;
  readonly more?: readonly Fact[];
}) {
  return (
    <dl class="terms">
      <div>
        <dt>{props.label}</dt>
        <dd>
          <When at={props.at} timeZone={props.timeZone} language={props.language} />
        </dd>
      </div>
      {(props.more ?? []).map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Labels and values; empty values are left out. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts
        .filter((fact) => fact.value !== '')
        .map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** What is, or is not, so: the sign is decoration, the heading says which. */
export function Marks(props: {
  readonly title: string;
  readonly sign: 'yes' | 'no';
  readonly items: readonly string[];
}) {
  if (props.items.length === 0) return null;
  return (
    <div>
      <h2>{props.title}</h2>
      <ul class={`marks ${props.sign}`}>
        {props.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}

/** Numbered steps. */
export function Steps({ steps }: { readonly steps: readonly string[] }) {
  return (
    <ol class="steps">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}

/** What happened so far; nothing where nothing did. */
export function History(props: {
  readonly history: readonly HistoryEntry[];
  readonly timeZone: string;
  readonly title?: string;
  readonly language?: Language | undefined;
}) {
  if (props.history.length === 0) return null;
  return (
    <section>
      <h2>{props.title ?? 'So far'}</h2>
      <ol class="history">
        {props.history.map((entry) => (
          <li key={entry.at + entry.text}>
            <When at={entry.at} timeZone={props.timeZone} language={props.language} />
            {entry.text}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Something that the reader must not overlook. `alert` is read out at once. */
export function Notice(props: {
  readonly tone: 'plain' | 'wait' | 'stop';
  readonly alert?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <div class={`notice ${props.tone}`} role={props.alert === true ? 'alert' : 'status'}>
      {props.children}
    </div>
  );
}

/** A button that sends one answer. */
export function AnswerButton(props: {
  readonly value: string;
  readonly look?: 'decline' | 'second';
  /** Sends the form even where a required field is empty. */
  readonly unchecked?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <button
      class={props.look === undefined ? 'button' : `button ${props.look}`}
      type="submit"
      name="answer"
      value={props.value}
      formnovalidate={props.unchecked === true}
    >
      {props.children}
    </button>
  );
}
