import { clientWords } from '../domain/client-words/client-words.ts';
import { durationWords } from '../domain/when-words.ts';
import { ErrorSummary, NameToType, TextField } from './fields.tsx';
import { renderDocument } from './layout.tsx';
import { AnswerButton, Facts, History, Marks, Notice, Opening, Terms } from './parts.tsx';
import { PlanList } from './plan-list.tsx';
import type { QuestionPageData } from './question-page.tsx';
import { Talk } from './talk.tsx';

/** A question to a super admin of the client: whether it consents. The agency's question is `question-page.tsx`. */
export function renderConsentPage(data: QuestionPageData): string {
  const { agencyName, language, title, error } = data;
  return renderDocument({
    look: data.look,
    agencyName,
    language,
    translated: true,
    title: error === undefined ? title : clientWords(language).common.notSent(title),
    children: <Consent {...data} />,
  });
}

function Consent(data: QuestionPageData) {
  const { language, timeZone, stage, plan = [], packageDoes = [], packageDoesNot = [], errorAt = 'answer' } = data;
  const { consent, common } = clientWords(language);
  const goTo = errorAt === 'to' || errorAt === 'until' ? consent.goTo.answer : consent.goTo[errorAt];
  const news = data.error === undefined && data.notice !== undefined ? consent.news[data.notice] : undefined;
  return (
    <>
      <Opening kicker={consent.kicker(data.askedName)} title={data.title}>
        <p>{consent.lead}</p>
        {stage !== undefined && stage.count > 1 ? (
          <p class="soft">{consent.step(stage.position, stage.count, stage.name)}</p>
        ) : null}
      </Opening>
      {data.error === undefined ? null : <ErrorSummary error={data.error} goTo={goTo} at={errorAt} />}
      {news === undefined ? null : (
        <Notice tone="plain">
          <p>
            <strong>{news[0]}</strong> {news[1]}
          </p>
        </Notice>
      )}
      <Terms
        label={consent.answerBy}
        at={data.deadlineAt}
        timeZone={timeZone}
        language={language}
        more={[{ label: consent.risk, value: data.riskWords }]}
      />
      <section>
        <h2 class="hidden">{consent.about}</h2>
        <Facts facts={data.facts} />
      </section>
      {plan.length === 0 ? null : (
        <PlanList title={consent.plan} plan={plan} before={common.before} after={common.after} />
      )}
      {packageDoes.length + packageDoesNot.length === 0 ? null : (
        <section class="pair">
          <Marks title={consent.does} sign="yes" items={packageDoes} />
          <Marks title={consent.doesNot} sign="no" items={packageDoesNot} />
        </section>
      )}
      <Talk talk={data.talk ?? []} timeZone={timeZone} title={consent.talk} language={language} />
      <Answer {...data} />
      {data.alreadyAnswered === undefined && data.canAskBack === true ? <AskBack {...data} /> : null}
      <History history={data.history} timeZone={timeZone} title={consent.history} language={language} />
    </>
  );
}

function Answer(data: QuestionPageData) {
  const { consent } = clientWords(data.language);
  return (
    <section>
      <h2 id="answer">{consent.yourAnswer}</h2>
      {data.quorum > 1 ? <p class="soft">{consent.soFar(data.approvals, data.quorum)}</p> : null}
      {data.alreadyAnswered === undefined ? (
        <AnswerForm {...data} />
      ) : (
        <Notice tone="plain">
          <p>
            <strong>{data.alreadyAnswered === 'approve' ? consent.agreed : consent.refused}</strong>{' '}
            {consent.nothingLeft}
          </p>
        </Notice>
      )}
    </section>
  );
}

function AnswerForm(data: QuestionPageData) {
  const { agencyName, language, elevated, pauseSeconds = 0, error, errorAt } = data;
  const { consent } = clientWords(language);
  const hint = elevated === undefined ? consent.noteNeeded : consent.reasonNeeded;
  return (
    <form method="post" action={data.postPath}>
      {elevated === undefined ? null : <Elevated data={data} clientName={elevated.clientName} />}
      <TextField
        name="note"
        label={elevated === undefined ? consent.note : consent.reason}
        hint={`${hint} ${consent.readers(agencyName)}`}
        error={errorAt === 'note' ? error : undefined}
        value={data.note}
        required={elevated !== undefined}
      />
      <div class="buttons">
        <AnswerButton value="approve">{consent.agree}</AnswerButton>
        <AnswerButton value="decline" look="decline" unchecked={elevated !== undefined}>
          {consent.refuse}
        </AnswerButton>
      </div>
      {pauseSeconds > 0 ? <p class="soft small">{consent.canTakeBack(durationWords(pauseSeconds, language))}</p> : null}
    </form>
  );
}

function Elevated({ data, clientName }: { readonly data: QuestionPageData; readonly clientName: string }) {
  const { consent } = clientWords(data.language);
  const error = data.errorAt === 'clientName' ? data.error : undefined;
  const field = { name: 'clientName', hint: consent.neededToAgree, error };
  return (
    <>
      <Notice tone="wait">
        <p>
          <strong>{consent.elevated}</strong> {consent.elevatedWhy}
        </p>
      </Notice>
      <NameToType label={consent.typeIt(clientName)} value={data.entered?.clientName} {...field} />
    </>
  );
}

function AskBack({ language, answeredBy, postPath, error, errorAt, entered }: QuestionPageData) {
  const { consent } = clientWords(language);
  return (
    <section class="folds">
      <h2>{consent.more}</h2>
      <details open={errorAt === 'text'}>
        <summary>{consent.askBack(answeredBy)}</summary>
        <form method="post" action={postPath}>
          <TextField
            name="text"
            label={consent.question}
            hint={consent.askBackHint(answeredBy)}
            error={errorAt === 'text' ? error : undefined}
            value={entered?.text}
            required
          />
          <button class="button second" type="submit" name="act" value="ask-back">
            {consent.send}
          </button>
        </form>
      </details>
    </section>
  );
}
