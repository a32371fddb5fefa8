import { clientWords } from '../domain/client-words/client-words.ts';
import { momentWords } from '../domain/when-words.ts';
import { renderDocument } from './layout.tsx';
import { Opening } from './parts.tsx';
import type { PendingPageData } from './pending-page.tsx';

/** A consent, or a refusal, that may still be taken back by whoever gave it. */
export function renderPendingConsent(data: PendingPageData): string {
  const { agencyName, language, own, byName, answer } = data;
  const { pending } = clientWords(language).consent;
  const title = own ? pending.own[answer] : pending.others[answer](byName);
  return renderDocument({
    look: data.look,
    agencyName,
    language,
    translated: true,
    title,
    children: (
      <>
        <Opening kicker={data.title} title={title}>
          {data.late === true ? (
            <p>
              <strong>{pending.late}</strong>
            </p>
          ) : null}
        </Opening>
        <dl class="terms">
          <div>
            <dt>{pending.takesEffect}</dt>
            <dd>
              <time datetime={data.until}>{momentWords(data.until, data.timeZone)}</time>
            </dd>
          </div>
        </dl>
        {own ? <Own {...data} /> : <NotOwn {...data} />}
      </>
    ),
  });
}

function Own(data: PendingPageData) {
  const { pending } = clientWords(data.language).consent;
  return (
    <>
      <section>
        <h2>{pending.changed}</h2>
        <p>{pending.changedText}</p>
        <form method="post" action={data.postPath}>
          <button class="button second" type="submit" name="act" value="take-back">
            {pending.takeBack}
          </button>
        </form>
      </section>
      <section>
        <h2>{pending.ifNothing}</h2>
        <p>{`${becomes(data)} ${pending.close}`}</p>
      </section>
    </>
  );
}

function NotOwn(data: PendingPageData) {
  const { pending } = clientWords(data.language).consent;
  return (
    <section>
      <h2>{pending.nothing}</h2>
      <p>{`${becomes(data)} ${pending.shownAgain}`}</p>
    </section>
  );
}

function becomes({ stageOnly, answer, language }: PendingPageData): string {
  const { pending } = clientWords(language).consent;
  if (stageOnly) return pending.stepDone;
  return answer === 'approve' ? pending.goesOn : pending.nothingChanges;
}
