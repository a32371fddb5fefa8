import { ErrorSummary, TextField } from './fields.tsx';
import { renderDocument } from './layout.tsx';
import { type Fact, Facts, Opening, Terms } from './parts.tsx';
import { Talk, type TalkEntry } from './talk.tsx';

/** A decider has asked the requester something; the reply is given here. */
export interface ReplyPageData {
  readonly agencyName: string;
  readonly timeZone: string;
  /** The question's title. */
  readonly title: string;
  readonly askedByName: string;
  /** Until when the question can be decided. UTC, ISO 8601. */
  readonly deadlineAt?: string | undefined;
  readonly facts: readonly Fact[];
  readonly talk: readonly TalkEntry[];
  readonly postPath: string;
  /** Why the reply was not taken. */
  readonly error?: string | undefined;
  /** The reply as it was sent. */
  readonly text?: string | undefined;
}

/** What was asked, and a field for the reply. Nothing is decided here. */
export function renderReplyPage(data: ReplyPageData): string {
  const title = `${data.askedByName} asks you before deciding`;
  return renderDocument({
    agencyName: data.agencyName,
    title: data.error === undefined ? title : `Not sent yet: ${title}`,
    children: (
      <>
        <Opening kicker={data.title} title={title} />
        {data.error === undefined ? null : <ErrorSummary error={data.error} goTo="Go to your answer" at="text" />}
        {data.deadlineAt === undefined ? null : (
          <Terms label="To be decided by" at={data.deadlineAt} timeZone={data.timeZone} />
        )}
        <Talk title="What was asked" talk={data.talk} timeZone={data.timeZone} />
        <section>
          <h2 class="hidden">Your answer</h2>
          <form method="post" action={data.postPath}>
            <input type="hidden" name="act" value="reply" />
            <TextField
              name="text"
              label={`Your answer to ${data.askedByName}`}
              hint="Everybody who is asked to decide can read it."
              error={data.error}
              value={data.text}
              required
            />
            <button class="button" type="submit">
              Send the answer
            </button>
          </form>
        </section>
        {data.facts.length === 0 ? null : (
          <section>
            <h2>What it is about</h2>
            <Facts facts={data.facts} />
          </section>
        )}
      </>
    ),
  });
}
