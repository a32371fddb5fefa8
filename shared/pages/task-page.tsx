import { renderDocument } from './layout.tsx';
import { AnswerButton, History, type HistoryEntry, Notice, Opening, Steps, Terms } from './parts.tsx';

/** The task of accepting a client's invitation in HubSpot's own screens. */
export interface TaskPageData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly clientName: string;
  readonly steps: readonly string[];
  /** The screen in HubSpot where it is accepted. */
  readonly deepLink: string;
  readonly deadlineAt: string;
  readonly postPath: string;
  /** Set after a check that did not find the acceptance. */
  readonly status?: 'not-yet' | undefined;
  readonly history: readonly HistoryEntry[];
}

/** The steps, the way into HubSpot, and a button that has the record read again. */
export function renderTaskPage(data: TaskPageData): string {
  return renderDocument({
    agencyName: data.agencyName,
    title: `Accept ${data.clientName} in HubSpot`,
    children: <Task {...data} />,
  });
}

function Task(data: TaskPageData) {
  return (
    <>
      <Opening kicker="A task for you" title={`Accept ${data.clientName} in HubSpot`}>
        <p>The invitation is approved. HubSpot lets only a person accept it.</p>
      </Opening>
      {data.status === 'not-yet' ? (
        <Notice tone="wait" alert>
          <p>
            <strong>HubSpot does not show it as accepted yet.</strong> If you have just accepted, wait a minute and
            check again.
          </p>
        </Notice>
      ) : null}
      <Terms label="Accept by" at={data.deadlineAt} timeZone={data.timeZone} />
      <section>
        <h2>How</h2>
        <Steps steps={data.steps} />
        <a class="button" href={data.deepLink} target="_blank" rel="noopener noreferrer">
          Open the invitation in HubSpot<span class="hidden"> (new tab)</span>
        </a>
      </section>
      <section>
        <h2>Then</h2>
        <p>We read the record in HubSpot every few minutes. To go on at once:</p>
        <form method="post" action={data.postPath}>
          <AnswerButton value="check" look="second">
            I have accepted it, check now
          </AnswerButton>
        </form>
      </section>
      <History history={data.history} timeZone={data.timeZone} />
    </>
  );
}
