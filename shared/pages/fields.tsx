import type { ComponentChildren } from 'preact';
import { Notice } from './parts.tsx';

/** What an input needs to be named, described and marked as wrong. The id is the name, so that a link can lead to it. */
export interface FieldState {
  readonly name: string;
  readonly hint?: string | undefined;
  /** Why what was sent in this field was not taken. */
  readonly error?: string | undefined;
}

/** The attributes of the input, select or textarea of a field. */
export function fieldAttributes({ name, hint, error }: FieldState) {
  const described = [
    ...(hint === undefined ? [] : [`${name}-hint`]),
    ...(error === undefined ? [] : [`${name}-error`]),
  ].join(' ');
  return {
    id: name,
    name,
    ...(described === '' ? {} : { 'aria-describedby': described }),
    ...(error === undefined ? {} : { 'aria-invalid': 'true' as const }),
  };
}

/** A label, a hint, what was wrong, and the input. */
export function Field(props: FieldState & { readonly label: string; readonly children: ComponentChildren }) {
  const { name, label, hint, error, children } = props;
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint === undefined ? null : (
        <p class="soft small" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p class="error small" id={`${name}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

/** A name that is typed as it stands in the label, so that nobody agrees in passing. */
export function NameToType(props: FieldState & { readonly label: string; readonly value?: string | undefined }) {
  return (
    <Field {...props}>
      <input
        type="text"
        required
        maxlength={200}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        value={props.value ?? ''}
        {...fieldAttributes(props)}
      />
    </Field>
  );
}

/** A text of several lines, at most 2,000 characters where nothing else is said. */
export function TextField(
  props: FieldState & {
    readonly label: string;
    readonly value?: string | undefined;
    readonly required?: boolean;
    readonly maxLength?: number;
  },
) {
  return (
    <Field {...props}>
      <textarea
        rows={3}
        maxlength={props.maxLength ?? 2000}
        required={props.required === true}
        {...fieldAttributes(props)}
      >
        {props.value ?? ''}
      </textarea>
    </Field>
  );
}

/** A choice of one person. */
export function PersonField(
  props: FieldState & {
    readonly label: string;
    readonly people: readonly { readonly personId: string; readonly name: string }[];
    readonly value?: string | undefined;
    /** What is chosen as long as nobody is. */
    readonly nobody: string;
    readonly required?: boolean;
  },
) {
  return (
    <Field {...props}>
      <select required={props.required === true} {...fieldAttributes(props)}>
        <option value="">{props.nobody}</option>
        {props.people.map(({ personId, name }) => (
          <option key={personId} value={personId} selected={personId === props.value}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** What was wrong, at the top of the page and read out at once, with a link to where it is put right. */
export function ErrorSummary(props: { readonly error: string; readonly goTo: string; readonly at: string }) {
  return (
    <Notice tone="stop" alert>
      <p>
        <strong>{props.error}</strong>
      </p>
      <p>
        <a href={`#${props.at}`}>{props.goTo}</a>
      </p>
    </Notice>
  );
}
