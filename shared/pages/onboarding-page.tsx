import { clientWords } from '../domain/client-words/client-words.ts';
import type { Language } from '../domain/language.ts';
import { renderDocument } from './layout.tsx';
import { Marks, Opening, Terms } from './parts.tsx';
import { type ScopeLine, Scopes } from './scopes.tsx';

/** The one page of a client's onboarding. Times are UTC, ISO 8601. */
export interface OnboardingPageData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly language?: Language | undefined;
  readonly clientName: string;
  readonly portalId?: number | undefined;
  readonly scopes: readonly ScopeLine[];
  readonly optionalScopes: readonly ScopeLine[];
  /** What a partner can and cannot do in general. */
  readonly can: readonly string[];
  readonly cannot: readonly string[];
  /** The service package that was agreed, where one is known. */
  readonly packageName?: string | undefined;
  readonly packageDoes?: readonly string[] | undefined;
  readonly packageDoesNot?: readonly string[] | undefined;
  /** Starts HubSpot's own consent page. */
  readonly installPath: string;
  readonly deadlineAt?: string | undefined;
}

/** Says what is asked, why, and what it grants. */
export function renderOnboardingPage(data: OnboardingPageData): string {
  const { agencyName, clientName, language } = data;
  const title = clientWords(language).connect.title(clientName, agencyName);
  return renderDocument({ agencyName, language, translated: true, title, children: <Onboarding {...data} /> });
}

function Onboarding(data: OnboardingPageData) {
  const { connect, common } = clientWords(data.language);
  return (
    <>
      <Opening title={connect.title(data.clientName, data.agencyName)}>
        <p>{connect.lead(data.agencyName)}</p>
      </Opening>
      {data.deadlineAt === undefined ? null : (
        <Terms label={connect.deadline} at={data.deadlineAt} timeZone={data.timeZone} language={data.language} />
      )}
      <How {...data} />
      <Abilities {...data} />
      <Scopes title={connect.scopes} scopes={data.scopes} />
      <Scopes title={connect.optionalScopes} scopes={data.optionalScopes} />
      <section>
        <h2>{common.howToEnd}</h2>
        <p>{connect.howToEnd}</p>
      </section>
    </>
  );
}

function How({ clientName, portalId, installPath, language }: OnboardingPageData) {
  const { connect } = clientWords(language);
  const { before, role, after } = connect.signIn(clientName, portalId === undefined ? '' : connect.inPortal(portalId));
  return (
    <section>
      <h2>{connect.how}</h2>
      <p>
        {before}
        <strong>{role}</strong>
        {after}
      </p>
      <a class="button" href={installPath} rel="noreferrer">
        {connect.button}
      </a>
    </section>
  );
}

function Abilities(data: OnboardingPageData) {
  const { packageName, packageDoes = [], packageDoesNot = [], can, cannot, language } = data;
  const { connect, codes } = clientWords(language);
  return (
    <>
      {packageName === undefined || packageDoes.length + packageDoesNot.length === 0 ? null : (
        <section class="pair">
          <Marks title={connect.part(packageName)} sign="yes" items={packageDoes} />
          <Marks title={connect.notPart} sign="no" items={packageDoesNot} />
        </section>
      )}
      <section class="pair">
        <Marks title={codes.canTitle} sign="yes" items={can} />
        <Marks title={codes.neverTitle} sign="no" items={cannot} />
      </section>
    </>
  );
}
