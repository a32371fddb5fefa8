import type { Language } from '../domain/language.ts';
import { type ManualChange, manualStepLead } from '../domain/manual-step-words.ts';
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
  /** The client ends everything, and may leave this as it is. */
  readonly mayLeave?: boolean | undefined;
}

/** The exact change, the steps, and a button that has the portal read again. */
export function renderManualStepPage(data: ManualStepPageData): string {
  return renderDocument({ agencyName: data.agencyName, title: titleOf(data), children: <ManualStep {...data} /> });
}

function titleOf({ clientName }: ManualStepPageData): string {
  return `A change by hand in the portal of ${clientName}`;
}

function ManualStep(data: ManualStepPageData) {
  return (
    <>
      <Opening kicker={`${data.agencyName} asks you`} title={titleOf(data)}>
        <p>
          <strong>{manualStepLead(data)}</strong>
        </p>
        <p>
          {data.reason} So {data.agencyName} asks you: it takes a super admin of the portal.
        </p>
      </Opening>
      <Status {...data} />
      <Terms label="Please do it by" at={data.deadlineAt} timeZone={data.timeZone} />
      <section>
        <h2>The change</h2>
        <Facts
          facts={[
            { label: 'Person', value: data.personName },
            { label: 'Address', value: data.personEmail },
            { label: 'Permission set', value: data.permissionSetName },
            { label: data.teams.length === 1 ? 'Team' : 'Teams', value: data.teams.join(', ') },
          ]}
        />
      </section>
      {(data.packageDoes ?? []).length === 0 ? null : (
        <section>
          <Marks title="What the permission set should allow" sign="yes" items={data.packageDoes ?? []} />
        </section>
      )}
      <section>
        <h2>How</h2>
        <Steps steps={data.steps} />
        <a class="button" href={data.portalUrl} target="_blank" rel="noopener noreferrer">
          Open users in HubSpot<span class="hidden"> (new tab)</span>
        </a>
      </section>
      <section>
        <h2>Then</h2>
        <p>
          {data.readBack === false
            ? 'Tell us. We cannot read your portal, so your confirmation is kept: who gave it, and when.'
            : 'Tell us, and we read the portal to see that it is so.'}
        </p>
        <form method="post" action={data.postPath}>
          <AnswerButton value="done" look="second">
            {data.readBack === false ? 'I have done this' : 'I have done this, check now'}
          </AnswerButton>
        </form>
      </section>
      {data.mayLeave === true ? <LeaveIt {...data} /> : null}
    </>
  );
}

function Status({ status }: ManualStepPageData) {
  if (status === undefined) return null;
  return (
    <Notice tone="wait" alert>
      {status === 'not-yet' ? (
        <p>
          <strong>The portal does not show this change yet.</strong> Compare address and permission set letter by
          letter, then check again.
        </p>
      ) : (
        <p>
          <strong>The portal could not be read just now.</strong> Your change may be right. Check again in a few
          minutes.
        </p>
      )}
    </Notice>
  );
}
