import type { AgencyLook } from '../domain/agency-look.ts';
import type { Language } from '../domain/language.ts';
import { momentWords } from '../domain/when-words.ts';
import { renderDocument } from './layout.tsx';
import { Opening } from './parts.tsx';
import { renderPendingConsent } from './pending-consent.tsx';

/** A decision that may still be taken back by whoever made it. */
export interface PendingPageData {
  readonly agencyName: string;
  readonly timeZone: string;
  /** Of a client that was asked for its consent; the agency reads English. */
  readonly language?: Language | undefined;
  readonly look?: AgencyLook | undefined;
  /** The question's title. */
  readonly title: string;
  readonly answer: 'approve' | 'decline';
  /** The lines of a review were submitted. */
  readonly review?: boolean | undefined;
  /** Whose words: the client consents. By default the agency. */
  readonly party?: 'agency' | 'client' | undefined;
  /** Whether the reader made the decision. */
  readonly own: boolean;
  readonly byName: string;
  /** When it takes effect. UTC, ISO 8601. */
  readonly until: string;
  readonly postPath: string;
  /** The reader has just sent something that came after this decision. */
  readonly late?: boolean | undefined;
  /** It completes a step; the question goes on after it. */
  readonly stageOnly: boolean;
}

/** Says what was decided and when it takes effect; its decider can take it back until then. */
export function renderPendingPage(data: PendingPageData): string {
  if (data.party === 'client') return renderPendingConsent(data);
  const title = `${data.own ? 'You' : data.byName} ${decided(data)}`;
  return renderDocument({
    agencyName: data.agencyName,
    title,
    children: (
      <>
        <Opening kicker={data.title} title={title}>
          {data.late === true ? (
            <p>
              <strong>What you just sent came after this, and did not count.</strong>
            </p>
          ) : null}
        </Opening>
        <dl class="terms">
          <div>
            <dt>Takes effect at</dt>
            <dd>
              <time datetime={data.until}>{momentWords(data.until, data.timeZone)}</time>
            </dd>
          </div>
        </dl>
        {data.own ? <Own {...data} /> : <NotOwn {...data} />}
      </>
    ),
  });
}

function decided({ answer, own, review }: PendingPageData): string {
  const has = own ? 'have' : 'has';
  if (review === true) return `${has} submitted the review`;
  return `${has} ${answer === 'approve' ? 'approved' : 'declined'}`;
}

function Own(data: PendingPageData) {
  return (
    <>
      <section>
        <h2>Changed your mind?</h2>
        <p>
          {`Until then you can take your ${data.review === true ? 'submission' : 'answer'} back, here or with the link in your mail. The ${data.review === true ? 'review' : 'question'} is then open again.`}
        </p>
        <form method="post" action={data.postPath}>
          <button class="button second" type="submit" name="act" value="take-back">
            {data.review === true ? 'Take it back' : 'Take my answer back'}
          </button>
        </form>
      </section>
      <section>
        <h2>If you do nothing</h2>
        <p>{becomes(data)} You can close this page.</p>
      </section>
    </>
  );
}

function NotOwn(data: PendingPageData) {
  return (
    <section>
      <h2>There is nothing for you to do</h2>
      <p>
        {becomes(data)} Should it be taken back before, your link shows{' '}
        {data.review === true ? 'the review' : 'the question'} again.
      </p>
    </section>
  );
}

function becomes({ stageOnly, answer, review }: PendingPageData): string {
  if (review === true) return 'At that time the decisions stand. They are carried out when all reviews are in.';
  if (stageOnly) return 'At that time this step is complete, and the next step is asked.';
  return answer === 'approve'
    ? 'At that time the question is decided, and the work goes on.'
    : 'At that time the question is decided, and nothing is changed.';
}
