import type { AgencyLook } from '../domain/agency-look.ts';
import { clientWords } from '../domain/client-words/client-words.ts';
import type { Language } from '../domain/language.ts';
import { whenWords } from '../domain/when-words.ts';
import { renderDocument } from './layout.tsx';
import { Facts, Opening } from './parts.tsx';

/** The reader gave the onboarding to a colleague. */
export interface HandedOnPageData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly language?: Language | undefined;
  readonly look?: AgencyLook | undefined;
  /** As the reader wrote it. */
  readonly toName: string;
  readonly toEmail: string;
  readonly at: string;
}

/** Says that it was handed over and to whom; nothing else. */
export function renderHandedOnPage(data: HandedOnPageData): string {
  const { agencyName, language, toName, toEmail } = data;
  const { onboarding } = clientWords(language);
  return renderDocument({
    look: data.look,
    agencyName,
    language,
    translated: true,
    title: onboarding.handedTitle,
    children: (
      <>
        <Opening title={onboarding.handedTitle}>
          <p>{onboarding.handedLead}</p>
        </Opening>
        <Facts
          facts={[
            { label: onboarding.handedTo, value: toName === toEmail ? toEmail : `${toName} (${toEmail})` },
            { label: onboarding.handedAt, value: whenWords(data.at, data.timeZone, language) },
          ]}
        />
        <p>{onboarding.handedNext}</p>
      </>
    ),
  });
}
