import { renderDocument } from './layout.tsx';
import { AnswerButton, type Fact, Facts, History, type HistoryEntry, Marks, Notice, Opening, Terms } from './parts.tsx';

/** One line of a plan, in words. */
export interface PlanLine {
  readonly who: string;
  readonly action: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}

/** What a decider sees before deciding. Times are UTC, ISO 8601. */
export interface QuestionPageData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly title: string;
  readonly askedName: string;
  readonly requestedBy: string;
  readonly deadlineAt: string;
  readonly riskWords: string;
  readonly facts: readonly Fact[];
  readonly plan?: readonly PlanLine[] | undefined;
  readonly packageDoes?: readonly string[] | undefined;
  readonly packageDoesNot?: readonly string[] | undefined;
  readonly history: readonly HistoryEntry[];
  /** Where the answer is posted. */
  readonly postPath: string;
  readonly quorum: number;
  /** Approvals so far. */
  readonly approvals: number;
  /** This person's answer, while the question is still open for others. */
  readonly alreadyAnswered?: 'approve' | 'decline' | undefined;
  /** Why the answer just sent was not taken. */
  readonly error?: string | undefined;
  /** Which part of the form it is about. */
  readonly errorAt?: 'note' | 'answer' | undefined;
  /** The note as it was sent with that answer. */
  readonly note?: string | undefined;
}

/** The question with its two answers. Opening it changes nothing; only the form's POST does. */
export function renderQuestionPage(data: QuestionPageData): string {
  const title = data.error === undefined ? data.title : `Not sent yet: ${data.title}`;
  return renderDocument({ agencyName: data.agencyName, title, children: <Question {...data} /> });
}

function Question(data: QuestionPageData) {
  const { plan = [], packageDoes = [], packageDoesNot = [] } = data;
  return (
    <>
      <Opening kicker={`A decision for ${data.askedName}, asked by ${data.requestedBy}`} title={data.title} />
      {data.error === undefined ? null : (
        <Notice tone="stop" alert>
          <p>
            <strong>{data.error}</strong>
          </p>
          <p>
            {data.errorAt === 'note' ? <a href="#note">Go to the note</a> : <a href="#answer">Go to your answer</a>}
          </p>
        </Notice>
      )}
      <Terms
        label="Answer by"
        at={data.deadlineAt}
        timeZone={data.timeZone}
        more={[{ label: 'Risk', value: data.riskWords }]}
      />
      <section>
        <h2 class="hidden">What it is about</h2>
        <Facts facts={data.facts} />
      </section>
      {plan.length === 0 ? null : <Plan plan={plan} />}
      {packageDoes.length + packageDoesNot.length === 0 ? null : (
        <section class="pair">
          <Marks title="The package does" sign="yes" items={packageDoes} />
          <Marks title="It does not" sign="no" items={packageDoesNot} />
        </section>
      )}
      <section>
        <h2 id="answer">Your answer</h2>
        {data.quorum > 1 ? (
          <p class="soft">
            {data.approvals} of {data.quorum} approvals so far. One decline ends the question.
          </p>
        ) : null}
        {data.alreadyAnswered === undefined ? <AnswerForm {...data} /> : <Answered answer={data.alreadyAnswered} />}
      </section>
      <History history={data.history} timeZone={data.timeZone} />
    </>
  );
}

function Plan({ plan }: { readonly plan: readonly PlanLine[] }) {
  return (
    <section>
      <h2>What changes in the portal</h2>
      <ul class="entries">
        {plan.map((line) => (
          <li key={line.who + line.action}>
            <div class="head">
              <h3>{line.who}</h3>
              <span class="tag">{line.action}</span>
            </div>
            <dl class="diff">
              <dt>Before</dt>
              <dd class="was">{line.before}</dd>
              <dt>After</dt>
              <dd>{line.after}</dd>
            </dl>
            <p class="soft small">{line.reason}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AnswerForm({ agencyName, postPath, errorAt, note }: QuestionPageData) {
  const invalid = errorAt !== 'note' ? {} : { 'aria-invalid': 'true' as const };
  return (
    <form method="post" action={postPath}>
      <div class="field">
        <label for="note">Note</label>
        <p class="soft small" id="note-hint">
          Needed to decline. Your colleagues at {agencyName} can read it.
        </p>
        <textarea id="note" name="note" rows={3} maxlength={2000} aria-describedby="note-hint" {...invalid}>
          {note ?? ''}
        </textarea>
      </div>
      <div class="buttons">
        <AnswerButton value="approve">Approve</AnswerButton>
        <AnswerButton value="decline" look="decline">
          Decline
        </AnswerButton>
      </div>
    </form>
  );
}

function Answered({ answer }: { readonly answer: 'approve' | 'decline' }) {
  return (
    <Notice tone="plain">
      <p>
        <strong>{answer === 'approve' ? 'You have approved.' : 'You have declined.'}</strong> Nothing is left for you to
        do here.
      </p>
    </Notice>
  );
}
