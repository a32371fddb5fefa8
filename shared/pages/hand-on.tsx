import { clientWords } from '../domain/client-words/client-words.ts';
import type { Language } from '../domain/language.ts';
import { Field, fieldAttributes, TextField } from './fields.tsx';

/** A field of the two other answers. */
export type HandOnField = 'email' | 'name' | 'word' | 'shared' | 'by-hand';

/** What the forms beside "connect" show. */
export interface HandOnData {
  readonly agencyName: string;
  readonly language?: Language | undefined;
  readonly postPath: string;
  readonly canHandOn?: boolean | undefined;
  readonly canAddByHand?: boolean | undefined;
  /** Why what was sent was not taken, and what was sent. */
  readonly fault?:
    | {
        readonly error: string;
        readonly at: HandOnField;
        readonly email?: string | undefined;
        readonly name?: string | undefined;
        readonly word?: string | undefined;
      }
    | undefined;
}

/** The other ways to go on: a colleague connects, or nobody does. Each is folded, so that the page stays one thing to do. */
export function OtherWays(data: HandOnData) {
  const { agencyName, postPath, canHandOn = false, canAddByHand = false, fault } = data;
  const { onboarding } = clientWords(data.language);
  if (!canHandOn && !canAddByHand) return null;
  return (
    <section class="folds">
      <h2>{onboarding.otherwise}</h2>
      {!canHandOn ? null : (
        <details open={fault !== undefined && fault.at !== 'by-hand'}>
          <summary>{onboarding.notRight}</summary>
          <form method="post" action={postPath}>
            <HandOnFields {...data} />
            <button class="button" type="submit" name="act" value="hand-on">
              {onboarding.hand}
            </button>
          </form>
        </details>
      )}
      {!canAddByHand ? null : (
        <details open={fault?.at === 'by-hand'}>
          <summary>{onboarding.byHand}</summary>
          <form method="post" action={postPath}>
            <p id="by-hand">{onboarding.byHandLead(agencyName)}</p>
            <button class="button second" type="submit" name="act" value="by-hand">
              {onboarding.byHandButton}
            </button>
          </form>
        </details>
      )}
    </section>
  );
}

function HandOnFields({ language, fault }: HandOnData) {
  const { onboarding } = clientWords(language);
  const errorOf = (at: HandOnField) => (fault?.at === at ? fault.error : undefined);
  const email = { name: 'email', hint: onboarding.colleagueEmailHint, error: errorOf('email') ?? errorOf('shared') };
  const name = { name: 'name', error: errorOf('name') };
  return (
    <>
      <p class="soft">{onboarding.notRightLead}</p>
      <Field label={onboarding.colleagueEmail} {...email}>
        <input
          type="email"
          required
          maxlength={254}
          autocomplete="off"
          value={fault?.email ?? ''}
          {...fieldAttributes(email)}
        />
      </Field>
      {fault?.at !== 'shared' ? null : (
        <div class="field">
          <label for="shared" class="choice">
            <input type="checkbox" id="shared" name="shared" value="yes" />
            {onboarding.sharedMailbox}
          </label>
        </div>
      )}
      <Field label={onboarding.colleagueName} {...name}>
        <input
          type="text"
          required
          maxlength={120}
          autocomplete="off"
          value={fault?.name ?? ''}
          {...fieldAttributes(name)}
        />
      </Field>
      <TextField
        name="word"
        label={onboarding.word}
        hint={onboarding.wordHint}
        error={errorOf('word')}
        value={fault?.word}
        maxLength={500}
      />
    </>
  );
}
