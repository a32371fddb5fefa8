import { durationWords } from '../domain/when-words.ts';
import { NameToType, TextField } from './fields.tsx';
import { AnswerButton, Notice } from './parts.tsx';
import type { QuestionEntered, QuestionField } from './question-more.tsx';

/** What the answer's form shows. */
export interface QuestionAnswerData {
  readonly agencyName: string;
  /** Where the answer is posted. */
  readonly postPath: string;
  /** Whose words: the client is asked for consent. By default the agency. */
  readonly party?: 'agency' | 'client' | undefined;
  /** Super admin or billing rights: the client's name has to be typed, and a reason given. */
  readonly elevated?: { readonly clientName: string } | undefined;
  /** How many must agree. */
  readonly quorum: number;
  /** Approvals so far. */
  readonly approvals: number;
  /** How long the answer can be taken back, in seconds. */
  readonly pauseSeconds?: number | undefined;
  /** This person's answer, while the question is still open for others. */
  readonly alreadyAnswered?: 'approve' | 'decline' | undefined;
  /** Why what was just sent was not taken. */
  readonly error?: string | undefined;
  /** Which field it is about. */
  readonly errorAt?: QuestionField | undefined;
  /** The note as it was sent with that answer. */
  readonly note?: string | undefined;
  /** Other fields as they were sent. */
  readonly entered?: QuestionEntered | undefined;
}

const AGENCY = {
  approve: 'Approve',
  decline: 'Decline',
  soFar: 'approvals so far. One decline ends the question.',
  note: 'Needed to decline.',
  approved: 'You have approved.',
  declined: 'You have declined.',
};
/** The one decision of the page. */
export function QuestionAnswer(data: QuestionAnswerData) {
  return (
    <section>
      <h2 id="answer">Your answer</h2>
      {data.quorum > 1 ? (
        <p class="soft">
          {data.approvals} of {data.quorum} {AGENCY.soFar}
        </p>
      ) : null}
      {data.alreadyAnswered === undefined ? (
        <AnswerForm {...data} />
      ) : (
        <Notice tone="plain">
          <p>
            <strong>{data.alreadyAnswered === 'approve' ? AGENCY.approved : AGENCY.declined}</strong> Nothing is left
            for you to do here.
          </p>
        </Notice>
      )}
    </section>
  );
}

function AnswerForm(data: QuestionAnswerData) {
  const { elevated, pauseSeconds = 0 } = data;
  const readers = `Your colleagues at ${data.agencyName} can read it.`;
  return (
    <form method="post" action={data.postPath}>
      {elevated === undefined ? null : <Elevated data={data} clientName={elevated.clientName} />}
      <TextField
        name="note"
        label={elevated === undefined ? 'Note' : 'Your reason'}
        hint={elevated === undefined ? `${AGENCY.note} ${readers}` : `Needed for either answer. ${readers}`}
        error={errorOf(data, 'note')}
        value={data.note}
        required={elevated !== undefined}
      />
      <div class="buttons">
        <AnswerButton value="approve">{AGENCY.approve}</AnswerButton>
        <AnswerButton value="decline" look="decline" unchecked={elevated !== undefined}>
          {AGENCY.decline}
        </AnswerButton>
      </div>
      {pauseSeconds > 0 ? (
        <p class="soft small">You can take your answer back for {durationWords(pauseSeconds)}.</p>
      ) : null}
    </form>
  );
}

function Elevated({ data, clientName }: { readonly data: QuestionAnswerData; readonly clientName: string }) {
  const field = {
    name: 'clientName',
    hint: 'Needed to agree.',
    error: errorOf(data, 'clientName'),
  };
  return (
    <>
      <Notice tone="wait">
        <p>
          <strong>Super admin or billing rights are asked for.</strong> They reach everything in the portal. So that
          nobody agrees in passing, please type the client’s name and say why.
        </p>
      </Notice>
      <NameToType label={`Type “${clientName}”`} value={data.entered?.clientName} {...field} />
    </>
  );
}

function errorOf(data: QuestionAnswerData, field: QuestionField): string | undefined {
  return data.errorAt === field ? data.error : undefined;
}
