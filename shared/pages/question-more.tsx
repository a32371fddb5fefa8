import type { ComponentChildren } from 'preact';
import { Field, fieldAttributes, PersonField, TextField } from './fields.tsx';

/** What can be done beside answering. A form is offered only where it can be used. */
export interface QuestionMoreData {
  /** Where all forms are posted. */
  readonly postPath: string;
  /** Who answers what is asked back; for an invitation partner operations, as the client only invited. */
  readonly answeredBy: string;
  /** Whether the requester can be asked. */
  readonly canAskBack?: boolean | undefined;
  /** Who may decide in this person's place; empty: it cannot be handed over. */
  readonly delegates?: readonly { readonly personId: string; readonly name: string }[] | undefined;
  /** Whether this person can say that they are away. */
  readonly canSetAway?: boolean | undefined;
  /** How notices come to this person now; absent where that cannot be chosen here. */
  readonly notices?: 'at-once' | 'digest' | undefined;
  readonly error?: string | undefined;
  readonly errorAt?: QuestionField | undefined;
  /** What was sent in these forms, when it was not taken. */
  readonly entered?: QuestionEntered | undefined;
}

/** What an error can be about; `answer` is the answer as a whole. */
export type QuestionField = 'note' | 'answer' | 'clientName' | 'text' | 'to' | 'until';

/** Fields as they were sent. */
export interface QuestionEntered {
  readonly clientName?: string | undefined;
  readonly text?: string | undefined;
  readonly to?: string | undefined;
  readonly until?: string | undefined;
  readonly delegate?: string | undefined;
}

/** Ask back, hand over, be away: each folded, so that the page stays one decision. */
export function QuestionMore(data: QuestionMoreData) {
  const { delegates = [], entered = {} } = data;
  const errorOf = (field: QuestionField) => (data.errorAt === field ? data.error : undefined);
  const canHandOver = delegates.length > 0;
  if (data.canAskBack !== true && !canHandOver && data.canSetAway !== true && data.notices === undefined) return null;
  return (
    <section class="folds">
      <h2>What else you can do</h2>
      {data.canAskBack !== true ? null : (
        <Fold act="ask-back" title={`Ask ${data.answeredBy} a question`} button="Send the question" {...fold('text')}>
          <TextField
            name="text"
            label="Your question"
            hint={`Sent to ${data.answeredBy} by mail. You get the answer by mail.`}
            error={errorOf('text')}
            value={entered.text}
            required
          />
        </Fold>
      )}
      {!canHandOver ? null : (
        <Fold act="delegate" title="Let somebody else decide" button="Hand it over" {...fold('to')}>
          <PersonField
            name="to"
            label="Who decides in your place"
            hint="This person gets the question by mail at once, and you are not asked any more."
            error={errorOf('to')}
            people={delegates}
            nobody="Choose a person"
            value={entered.to}
            required
          />
        </Fold>
      )}
      {data.canSetAway !== true ? null : (
        <Fold act="away" title="I am away" button="Save" {...fold('until')}>
          <AwayFields delegates={delegates} entered={entered} error={errorOf('until')} />
        </Fold>
      )}
      {data.notices === undefined ? null : (
        <Fold act="notices" title="How notices come to me" button="Save" postPath={data.postPath} open={false}>
          <NoticeFields chosen={data.notices} />
        </Fold>
      )}
    </section>
  );

  function fold(field: QuestionField) {
    return { postPath: data.postPath, open: data.errorAt === field };
  }
}

function AwayFields(props: {
  readonly delegates: readonly { readonly personId: string; readonly name: string }[];
  readonly entered: QuestionEntered;
  readonly error: string | undefined;
}) {
  const until = {
    name: 'until',
    hint: 'Until the end of this day, you are not asked.',
    error: props.error,
  };
  return (
    <>
      <Field label="Last day away" {...until}>
        <input type="date" required value={props.entered.until ?? ''} {...fieldAttributes(until)} />
      </Field>
      {props.delegates.length === 0 ? null : (
        <PersonField
          name="delegate"
          label="Who decides in your place"
          people={props.delegates}
          nobody="Whom the approval policy names"
          value={props.entered.delegate}
        />
      )}
    </>
  );
}

function NoticeFields({ chosen }: { readonly chosen: 'at-once' | 'digest' }) {
  return (
    <fieldset>
      <legend>Notices, for example that a question was decided</legend>
      <label class="choice">
        <input type="radio" name="notices" value="at-once" checked={chosen === 'at-once'} />
        Each at once, in a mail of its own
      </label>
      <label class="choice">
        <input type="radio" name="notices" value="digest" checked={chosen === 'digest'} />
        Together, once a day
      </label>
      <p class="soft small">Questions always come at once.</p>
    </fieldset>
  );
}

function Fold(props: {
  readonly act: string;
  readonly title: string;
  readonly button: string;
  readonly postPath: string;
  readonly open: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <details open={props.open}>
      <summary>{props.title}</summary>
      <form method="post" action={props.postPath}>
        <input type="hidden" name="act" value={props.act} />
        {props.children}
        <button class="button second" type="submit">
          {props.button}
        </button>
      </form>
    </details>
  );
}
