import type { AgencyLook } from '../domain/agency-look.ts';
import type { Language } from '../domain/language.ts';
import { renderConsentPage } from './consent-page.tsx';
import { ErrorSummary } from './fields.tsx';
import { renderDocument } from './layout.tsx';
import { type Fact, Facts, History, type HistoryEntry, Marks, Notice, Opening, Terms } from './parts.tsx';
import { type PlanLine, PlanList } from './plan-list.tsx';
import { QuestionAnswer, type QuestionAnswerData } from './question-answer.tsx';
import { type QuestionField, QuestionMore, type QuestionMoreData } from './question-more.tsx';
import { Talk, type TalkEntry } from './talk.tsx';

/** What a decider sees before deciding. Times are UTC, ISO 8601. */
export interface QuestionPageData extends QuestionAnswerData, QuestionMoreData {
  readonly timeZone: string;
  /** Of a client that is asked for its consent; the agency reads English. */
  readonly language?: Language | undefined;
  readonly look?: AgencyLook | undefined;
  readonly title: string;
  readonly askedName: string;
  /** Who started it. */
  readonly requestedBy: string;
  readonly deadlineAt: string;
  readonly riskWords: string;
  /** The step that asks now; shown only where there are several. Positions begin with 1. */
  readonly stage?: { readonly name: string; readonly position: number; readonly count: number } | undefined;
  /** Why this person is asked, where it was somebody else's to answer; a whole sentence. */
  readonly because?: string | undefined;
  /** What has just happened. */
  readonly notice?: 'asked-back' | 'taken-back' | 'reply-came' | 'too-late' | undefined;
  readonly facts: readonly Fact[];
  readonly plan?: readonly PlanLine[] | undefined;
  /** Where the lines of a review are decided; nothing is answered here then. */
  readonly reviewHref?: string | undefined;
  readonly packageDoes?: readonly string[] | undefined;
  readonly packageDoesNot?: readonly string[] | undefined;
  /** What was asked back and answered so far. */
  readonly talk?: readonly TalkEntry[] | undefined;
  readonly history: readonly HistoryEntry[];
}

/** Where an error leads. */
const GO_TO: Readonly<Record<QuestionField, string>> = {
  note: 'Go to the note',
  answer: 'Go to your answer',
  clientName: 'Go to the client’s name',
  text: 'Go to your question',
  to: 'Go to the choice of a person',
  until: 'Go to the date',
};

/** The question with its two answers, and what else can be done about it. Opening it changes nothing; only a form's POST does. */
export function renderQuestionPage(data: QuestionPageData): string {
  if (data.party === 'client') return renderConsentPage(data);
  const title = data.error === undefined ? data.title : `Not sent yet: ${data.title}`;
  return renderDocument({ agencyName: data.agencyName, title, children: <Question {...data} /> });
}

function Question(data: QuestionPageData) {
  const { plan = [], packageDoes = [], packageDoesNot = [], errorAt = 'answer' } = data;
  return (
    <>
      <Head {...data} />
      {data.error === undefined ? null : <ErrorSummary error={data.error} goTo={GO_TO[errorAt]} at={errorAt} />}
      {data.error === undefined && data.notice !== undefined ? <News {...data} /> : null}
      <Terms
        label={data.reviewHref === undefined ? 'Answer by' : 'Submit by'}
        at={data.deadlineAt}
        timeZone={data.timeZone}
        more={[{ label: data.reviewHref === undefined ? 'Risk' : 'Then', value: data.riskWords }]}
      />
      <section>
        <h2 class="hidden">What it is about</h2>
        <Facts facts={data.facts} />
      </section>
      {plan.length === 0 ? null : (
        <PlanList title="What changes in the portal" plan={plan} before="Before" after="After" />
      )}
      {packageDoes.length + packageDoesNot.length === 0 ? null : (
        <section class="pair">
          <Marks title="The package does" sign="yes" items={packageDoes} />
          <Marks title="It does not" sign="no" items={packageDoesNot} />
        </section>
      )}
      <Talk talk={data.talk ?? []} timeZone={data.timeZone} />
      {data.reviewHref === undefined ? <QuestionAnswer {...data} /> : <ToLines href={data.reviewHref} />}
      {data.alreadyAnswered === undefined ? <QuestionMore {...data} /> : null}
      <History history={data.history} timeZone={data.timeZone} />
    </>
  );
}

function Head(data: QuestionPageData) {
  const { stage } = data;
  const asked = `A ${data.reviewHref === undefined ? 'decision' : 'review'} for ${data.askedName}, asked by ${data.requestedBy}`;
  return (
    <Opening kicker={asked} title={data.title}>
      {stage !== undefined && stage.count > 1 ? (
        <p class="soft">{`Step ${stage.position} of ${stage.count}: ${stage.name}`}</p>
      ) : null}
      {data.because === undefined ? null : <p class="soft">{data.because}</p>}
    </Opening>
  );
}

function ToLines({ href }: { readonly href: string }) {
  return (
    <section>
      <h2 id="answer">The lines</h2>
      <p class="soft">What you have saved so far is there.</p>
      <a class="button" href={href}>
        Go to the lines
      </a>
    </section>
  );
}

function News({ notice, answeredBy }: QuestionPageData) {
  return (
    <Notice tone="plain">
      {notice === 'asked-back' ? (
        <p>
          <strong>Your question was sent.</strong> The answer of {answeredBy} comes to you by mail. You can decide
          before, too.
        </p>
      ) : notice === 'taken-back' ? (
        <p>
          <strong>You have taken your answer back.</strong> The question is open again.
        </p>
      ) : notice === 'too-late' ? (
        <p>
          <strong>What you just sent came too late</strong> and did not count. This is how it stands now.
        </p>
      ) : (
        <p>
          <strong>{answeredBy} has answered you.</strong> <a href="#talk">Read the answer</a>
        </p>
      )}
    </Notice>
  );
}
