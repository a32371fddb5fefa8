import type { AgencyLook } from '../domain/agency-look.ts';
import { clientWords } from '../domain/client-words/client-words.ts';
import type { Language } from '../domain/language.ts';
import { ErrorSummary, Field, fieldAttributes } from './fields.tsx';
import { renderDocument } from './layout.tsx';
import { Notice, Opening } from './parts.tsx';

/** So many addresses can be named. */
export const MOST_TOLD = 5;

/** Where a client names who is told of changes. */
export interface ClientSettingsPageData {
  readonly agencyName: string;
  readonly language?: Language | undefined;
  readonly look?: AgencyLook | undefined;
  readonly clientName: string;
  readonly postPath: string;
  /** Named now, or as they were sent. */
  readonly emails: readonly string[];
  /** Who is told where nobody is named, in words. */
  readonly otherwise: string;
  /** Why what was sent was not taken. */
  readonly error?: string | undefined;
  readonly saved?: boolean | undefined;
}

/** The form behind a fresh mailed link. */
export function renderClientSettingsPage(data: ClientSettingsPageData): string {
  const { agencyName, language, clientName, error } = data;
  const { settings, common } = clientWords(language);
  const title = settings.title(clientName);
  return renderDocument({
    look: data.look,
    agencyName,
    language,
    translated: true,
    title: error === undefined ? title : common.notSent(title),
    children: <ClientSettings {...data} />,
  });
}

function ClientSettings(data: ClientSettingsPageData) {
  const { agencyName, language, clientName, postPath, emails, otherwise, error, saved } = data;
  const { settings, onboarding } = clientWords(language);
  return (
    <>
      <Opening title={settings.title(clientName)}>
        <p>{settings.lead(agencyName)}</p>
      </Opening>
      {error === undefined ? null : <ErrorSummary error={error} goTo={onboarding.goTo} at="email1" />}
      {error === undefined && saved === true ? (
        <Notice tone="plain">
          <p>
            <strong>{settings.saved}</strong>
          </p>
        </Notice>
      ) : null}
      <form method="post" action={postPath}>
        {Array.from({ length: MOST_TOLD }, (_, at) => at + 1).map((position) => (
          <Field key={position} name={`email${position}`} label={settings.email(position)}>
            <input
              type="email"
              maxlength={254}
              autocomplete="off"
              value={emails[position - 1] ?? ''}
              {...fieldAttributes({ name: `email${position}` })}
            />
          </Field>
        ))}
        <p class="soft small">{settings.otherwise(otherwise)}</p>
        <button class="button" type="submit">
          {settings.save}
        </button>
      </form>
    </>
  );
}
