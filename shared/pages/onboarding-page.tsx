import type { AgencyLook } from '../domain/agency-look.ts';
import { clientWords } from '../domain/client-words/client-words.ts';
import type { Language } from '../domain/language.ts';
import type { OnboardingProgress } from '../domain/onboarding.ts';
import type { AccessHeld } from '../domain/portal-access.ts';
import { dayWords } from '../domain/when-words.ts';
import { AccessList } from './access-list.tsx';
import { ErrorSummary } from './fields.tsx';
import { type HandOnData, OtherWays } from './hand-on.tsx';
import { renderDocument } from './layout.tsx';
import { Marks, Opening, Terms } from './parts.tsx';
import { Progress } from './progress.tsx';
import { type ScopeLine, Scopes } from './scopes.tsx';

/** A change that somebody of the client is asked to make by hand; its own mail has its link. */
export interface OpenStep {
  readonly personName: string;
  readonly askedNames: string;
  readonly deadlineAt: string;
}

/** The one page of a client's onboarding. Times are UTC, ISO 8601. */
export interface OnboardingPageData extends HandOnData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly language?: Language | undefined;
  readonly look?: AgencyLook | undefined;
  readonly clientName: string;
  readonly portalId?: number | undefined;
  /** `asking`: the reader can connect. Else it tells how far it is. */
  readonly state: 'asking' | 'connected' | 'by-hand';
  readonly progress: OnboardingProgress;
  readonly members: readonly AccessHeld[];
  readonly openSteps: readonly OpenStep[];
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

/** Says what is asked, why and what it grants; and from then on, how far it is. */
export function renderOnboardingPage(data: OnboardingPageData): string {
  const { agencyName, language, fault } = data;
  const title = titleOf(data);
  const shown = fault === undefined ? title : clientWords(language).common.notSent(title);
  return renderDocument({
    look: data.look,
    agencyName,
    language,
    translated: true,
    title: shown,
    children: data.state === 'asking' ? <Asking {...data} /> : <HowFar {...data} />,
  });
}

function titleOf({ agencyName, clientName, state, language }: OnboardingPageData): string {
  const { connect, onboarding } = clientWords(language);
  return (state === 'asking' ? connect : onboarding).title(clientName, agencyName);
}

function Asking(data: OnboardingPageData) {
  const { agencyName, language, timeZone, fault } = data;
  const { connect, onboarding, common } = clientWords(language);
  return (
    <>
      <Opening title={titleOf(data)}>
        <p>{connect.lead(agencyName)}</p>
      </Opening>
      {fault === undefined ? null : <ErrorSummary error={fault.error} goTo={onboarding.goTo} at={fault.at} />}
      {data.deadlineAt === undefined ? null : (
        <Terms label={connect.deadline} at={data.deadlineAt} timeZone={timeZone} language={language} />
      )}
      <How {...data} />
      <OtherWays {...data} />
      <Progress {...data} />
      <section>
        <h2>{onboarding.why}</h2>
        <p>{onboarding.whyText(agencyName)}</p>
      </section>
      <Abilities {...data} />
      <Scopes title={connect.scopes} scopes={data.scopes} />
      <Scopes title={connect.optionalScopes} scopes={data.optionalScopes} />
      <Never language={language} />
      <section>
        <h2>{common.howToEnd}</h2>
        <p>{connect.howToEnd}</p>
      </section>
    </>
  );
}

function HowFar(data: OnboardingPageData) {
  const { agencyName, language, state, members } = data;
  const { onboarding, rules, common, codes } = clientWords(language);
  return (
    <>
      <Opening title={titleOf(data)}>
        {state === 'by-hand' ? <p>{onboarding.byHandChosenLead(agencyName)}</p> : null}
      </Opening>
      <Progress {...data} byHand={state === 'by-hand'} />
      <OpenSteps {...data} />
      {members.length === 0 ? null : (
        <section>
          <h2>{rules.who}</h2>
          <AccessList {...data} />
          <p class="soft small">{onboarding.rulesByMail}</p>
        </section>
      )}
      <Never language={language} />
      <section>
        <h2>{common.howToEnd}</h2>
        <p>{codes.howToEnd}</p>
      </section>
    </>
  );
}

function OpenSteps({ openSteps, timeZone, language }: OnboardingPageData) {
  const { onboarding } = clientWords(language);
  if (openSteps.length === 0) return null;
  return (
    <section>
      <h2>{onboarding.openSteps}</h2>
      <p>{onboarding.openStepsLead}</p>
      <ul class="entries">
        {openSteps.map((one) => (
          <li key={one.personName + one.deadlineAt}>
            <h3>{onboarding.openStep(one.personName)}</h3>
            <p>{onboarding.askedOf(one.askedNames)}</p>
            <p class="soft small">{`${onboarding.deadline} ${dayWords(one.deadlineAt, timeZone, language)}`}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Never({ language }: { readonly language?: Language | undefined }) {
  const { onboarding } = clientWords(language);
  return (
    <section>
      <h2>{onboarding.never}</h2>
      <p>{onboarding.neverText}</p>
    </section>
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
