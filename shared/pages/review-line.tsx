import type { Decision, Severity } from '../domain/audit/finding.ts';
import { NOTE_LENGTH } from '../domain/audit/review-acts.ts';

/** A finding in words. */
export interface FindingView {
  readonly severity: Severity;
  readonly severityWords: string;
  readonly title: string;
  readonly words: string;
  /** Against the last audit; absent in the first one. */
  readonly age?: string | undefined;
}

/** A decision that can be chosen. */
export interface DecisionView {
  readonly answer: Decision;
  readonly label: string;
  readonly checked: boolean;
  readonly needsNote: boolean;
}

/** One line of a review, in words. */
export interface ReviewLineView {
  /** `<portal>.<person>`: names its fields and its place on the page. */
  readonly name: string;
  readonly personName: string;
  readonly personEmail: string;
  readonly clientName: string;
  readonly superAdmin: boolean;
  readonly access: string;
  readonly teams: string;
  readonly seats: string;
  readonly login: string;
  readonly grant: string;
  readonly findings: readonly FindingView[];
  readonly recommends: string;
  /** The recommended one first. */
  readonly decisions: readonly DecisionView[];
  readonly note: string;
  readonly noteHint: string;
  /** What the form brings back, so that it is known what was seen. */
  readonly seen: string;
  /** Who decided it, and when; absent while nobody has. */
  readonly saved?: string | undefined;
  /** A note is missing although the decision is saved. */
  readonly noteMissing: boolean;
  /** Why what was sent was not taken. */
  readonly fault?: string | undefined;
  /** Which field the fault is about. */
  readonly faultAt: 'decision' | 'note';
}

/** Where a line's fields are, for links that lead to them. */
export function fieldOf({ name, faultAt, decisions }: ReviewLineView): string {
  return faultAt === 'note' ? `n.${name}` : `d.${name}.${decisions[0]?.answer ?? ''}`;
}

/** A line: who has what, why it is looked at, and the decision. */
export function ReviewLine(line: ReviewLineView) {
  return (
    <li class="line" id={`l.${line.name}`}>
      <div class="who">
        <h3>
          {line.personName}
          {line.superAdmin ? <span class="flag critical">Super admin</span> : null}
        </h3>
        <p class="soft small">{line.personEmail}</p>
        {line.findings.length === 0 ? null : (
          <ul class="why">
            {line.findings.map((finding) => (
              <Finding key={finding.title} {...finding} />
            ))}
          </ul>
        )}
        <dl class="has">
          <Has label="Access" value={line.access} />
          <Has label="Last login" value={line.login} />
          <Has label="Granted" value={line.grant} />
          <Has label="Teams" value={line.teams} />
          <Has label="Seats" value={line.seats} />
        </dl>
      </div>
      <Decide {...line} />
    </li>
  );
}

function Has({ label, value }: { readonly label: string; readonly value: string }) {
  return value === '' ? null : (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Finding({ severity, severityWords, title, words, age }: FindingView) {
  return (
    <li>
      <span class={`flag ${severity}`}>{severityWords}</span> <strong>{title}.</strong> {words}
      {age === undefined ? null : <span class="soft"> {age}.</span>}
    </li>
  );
}

function Decide(line: ReviewLineView) {
  const { name, fault } = line;
  const wrong = fault === undefined ? undefined : `e.${name}`;
  return (
    <fieldset class="decide" aria-describedby={wrong}>
      <legend>
        <span class="hidden">{`${line.personName} at ${line.clientName}. `}</span>
        <span class="soft">Recommended:</span> {line.recommends}
      </legend>
      <input type="hidden" name={`s.${name}`} value={line.seen} />
      {fault === undefined ? null : (
        <p class="error small" id={wrong}>
          {fault}
        </p>
      )}
      <div class="picks">
        {line.decisions.map((one) => (
          <label key={one.answer} class="pick">
            <input
              type="radio"
              id={`d.${name}.${one.answer}`}
              name={`d.${name}`}
              value={one.answer}
              checked={one.checked}
              class={one.needsNote ? 'words' : undefined}
            />
            {one.label}
          </label>
        ))}
      </div>
      <Note {...line} />
      {line.saved === undefined ? null : <p class="soft small saved">{line.saved}</p>}
    </fieldset>
  );
}

function Note(line: ReviewLineView) {
  const { name, note, noteMissing, fault, faultAt } = line;
  const invalid = fault !== undefined && faultAt === 'note';
  const open = note !== '' || noteMissing || invalid;
  return (
    <div class={open ? 'why-note open' : 'why-note'}>
      <label for={`n.${name}`}>
        Why<span class="hidden">{`, for ${line.personName} at ${line.clientName}`}</span>
      </label>
      <p class={noteMissing ? 'error small' : 'soft small'} id={`h.${name}`}>
        {noteMissing ? 'Still missing. ' : ''}
        {line.noteHint}
      </p>
      <textarea
        id={`n.${name}`}
        name={`n.${name}`}
        rows={2}
        maxlength={NOTE_LENGTH}
        aria-describedby={`h.${name}`}
        aria-invalid={invalid || noteMissing ? 'true' : undefined}
      >
        {note}
      </textarea>
    </div>
  );
}
