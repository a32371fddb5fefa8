import type { AgencyLook } from '../domain/agency-look.ts';
import { clientWords } from '../domain/client-words/client-words.ts';
import type { Language } from '../domain/language.ts';
import type { ManualChange } from '../domain/manual-step-words.ts';
import { renderDocument } from './layout.tsx';
import { LeaveIt } from './leave-it.tsx';
import { AnswerButton, Facts, Marks, Notice, Opening, Steps, Terms } from './parts.tsx';

/** A change that no API may make, asked of a super admin of the client. */
export interface ManualStepPageData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly clientName: string;
  readonly personName: string;
  readonly personEmail: string;
  readonly permissionSetName: string;
  /** Names; empty where none is needed. */
  readonly teams: readonly string[];
  readonly change: ManualChange;
  readonly superAdmin?: boolean | undefined;
  readonly makeSuperAdmin?: boolean | undefined;
  /** False: the portal cannot be read, and the visitor's word is kept. */
  readonly readBack?: boolean | undefined;
  /** Why no API can do it. */
  readonly reason: string;
  /** What a permission set that has to be made should allow. */
  readonly packageDoes?: readonly string[] | undefined;
  readonly steps: readonly string[];
  readonly portalUrl: string;
  readonly postPath: string;
  /** Set after a check: the change is not there yet, or the portal could not be read. */
  readonly status?: 'not-yet' | 'could-not-read' | undefined;
  readonly deadlineAt: string;
  readonly language?: Language | undefined;
  readonly look?: AgencyLook | undefined;
  /** The client ends everything, and may leave this as it is. */
  readonly mayLeave?: boolean | undefined;
}

/** The exact change, the steps, and a button that has the portal read again. */
export function renderManualStepPage(data: ManualStepPageData): string {
  const { agencyName, clientName, language } = data;
  const title = clientWords(language).manual.title(clientName);
  return renderDocument({
    look: data.look,
    agencyName,
    language,
    translated: true,
    title,
    children: <ManualStep {...data} />,
  });
}

function ManualStep(data: ManualStepPageData) {
  const { agencyName, language, teams, readBack, packageDoes = [] } = data;
  const { manual, common } = clientWords(language);
  return (
    <>
      <Opening kicker={manual.kicker(agencyName)} title={manual.title(data.clientName)}>
        <p>
          <strong>{manual.lead(data)}</strong>
        </p>
        <p>{manual.soWeAsk(data.reason, agencyName)}</p>
      </Opening>
      <Status {...data} />
      <Terms label={manual.deadline} at={data.deadlineAt} timeZone={data.timeZone} language={language} />
      <section>
        <h2>{manual.change}</h2>
        <Facts
          facts={[
            { label: common.person, value: data.personName },
            { label: common.address, value: data.personEmail },
            { label: common.permissionSet, value: data.permissionSetName },
            { label: common.teams(teams.length), value: teams.join(', ') },
          ]}
        />
      </section>
      {packageDoes.length === 0 ? null : (
        <section>
          <Marks title={manual.shouldAllow} sign="yes" items={packageDoes} />
        </section>
      )}
      <section>
        <h2>{manual.how}</h2>
        <Steps steps={data.steps} />
        <a class="button" href={data.portalUrl} target="_blank" rel="noopener noreferrer">
          {manual.open}
          <span class="hidden">{common.newTab}</span>
        </a>
      </section>
      <section>
        <h2>{manual.afterwards}</h2>
        <p>{readBack === false ? manual.tellAndKeep : manual.tellAndRead}</p>
        <form method="post" action={data.postPath}>
          <AnswerButton value="done" look="second">
            {readBack === false ? manual.doneAndKeep : manual.doneAndRead}
          </AnswerButton>
        </form>
      </section>
      {data.mayLeave === true ? <LeaveIt {...data} /> : null}
    </>
  );
}

function Status({ status, language }: ManualStepPageData) {
  const { manual } = clientWords(language);
  if (status === undefined) return null;
  const [what, hint] =
    status === 'not-yet' ? [manual.notYet, manual.notYetHint] : [manual.couldNotRead, manual.couldNotReadHint];
  return (
    <Notice tone="wait" alert>
      <p>
        <strong>{what}</strong> {hint}
      </p>
    </Notice>
  );
}
