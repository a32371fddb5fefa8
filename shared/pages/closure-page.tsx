import type { AgencyLook } from '../domain/agency-look.ts';
import { clientWords } from '../domain/client-words/client-words.ts';
import type { Language } from '../domain/language.ts';
import { whenWords } from '../domain/when-words.ts';
import { renderDocument } from './layout.tsx';
import { AnswerButton, Facts, Notice, Opening, Steps } from './parts.tsx';

/** Somebody of the agency with access on record. */
export interface ClosurePerson {
  readonly name: string;
  /** Permission set; of a super admin that one. */
  readonly access: string;
  /** Nobody but a super admin of the client can remove them. */
  readonly byHand: boolean;
}

/** What the link that confirms the end of everything shows: first what will happen, then what became of it. */
export interface ClosurePageData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly language?: Language | undefined;
  readonly look?: AgencyLook | undefined;
  readonly clientName: string;
  readonly portalId: number;
  readonly standing: 'confirm' | 'running' | 'done' | 'partly';
  readonly people: readonly ClosurePerson[];
  /** Engagements that end. */
  readonly engagements: number;
  /** Whether the agency can still read the portal. */
  readonly readable: boolean;
  readonly requestedAt?: string | undefined;
  readonly endedAt?: string | undefined;
  readonly postPath: string;
  /** What was sent came after it had been confirmed. */
  readonly late?: boolean | undefined;
}

/** Shows exactly what will happen, with the one button that begins it; later, how far it is. */
export function renderClosurePage(data: ClosurePageData): string {
  const { agencyName, language, standing } = data;
  return renderDocument({
    look: data.look,
    agencyName,
    language,
    translated: true,
    title: titleOf(data),
    children: standing === 'confirm' ? <Confirm {...data} /> : <Course {...data} />,
  });
}

function titleOf({ standing, agencyName, clientName, language }: ClosurePageData): string {
  const { closing } = clientWords(language);
  switch (standing) {
    case 'confirm':
      return closing.confirmTitle(agencyName, clientName);
    case 'running':
      return closing.runningTitle;
    case 'done':
      return closing.doneTitle;
    case 'partly':
      return closing.partlyTitle;
  }
}

function Confirm(data: ClosurePageData) {
  const { agencyName, portalId, people, engagements, readable, postPath, language } = data;
  const { closing } = clientWords(language);
  const byApi = people.filter(({ byHand }) => !byHand && readable);
  const byHand = people.filter((person) => person.byHand || !readable);
  return (
    <>
      <Opening title={titleOf(data)}>
        <p>{closing.confirmLead(portalId)}</p>
      </Opening>
      {readable ? null : (
        <Notice tone="wait">
          <p>{closing.cannotRead(agencyName)}</p>
        </Notice>
      )}
      <Steps steps={closing.order(agencyName)} />
      {engagements === 0 ? null : <p>{closing.work(engagements)}</p>}
      <section>
        <h2>{closing.who}</h2>
        {people.length === 0 ? <p>{closing.nobodyKnown(agencyName)}</p> : <People people={byApi} />}
        {people.length > 0 && readable ? <p class="soft small">{closing.alsoFound(agencyName)}</p> : null}
      </section>
      {byHand.length === 0 ? null : (
        <section>
          <h2>{closing.byHand}</h2>
          <People people={byHand} />
        </section>
      )}
      <section>
        <p>{closing.cannotUndo}</p>
        <form method="post" action={postPath}>
          <AnswerButton value="end-all-access" look="decline">
            {closing.confirm}
          </AnswerButton>
        </form>
      </section>
    </>
  );
}

function People({ people }: { readonly people: readonly ClosurePerson[] }) {
  return people.length === 0 ? null : (
    <Facts facts={people.map(({ name, access }) => ({ label: name, value: access }))} />
  );
}

function Course(data: ClosurePageData) {
  const { standing, agencyName, timeZone, language, requestedAt, endedAt } = data;
  const { closing } = clientWords(language);
  const when = (at: string | undefined) => (at === undefined ? '' : whenWords(at, timeZone, language));
  return (
    <>
      <Opening title={titleOf(data)}>
        {data.late === true ? (
          <p>
            <strong>{closing.late}</strong>
          </p>
        ) : null}
        <p>
          {standing === 'running'
            ? closing.runningText
            : standing === 'done'
              ? closing.doneText(agencyName)
              : closing.partlyText(agencyName)}
        </p>
      </Opening>
      <Facts
        facts={[
          { label: closing.requested, value: when(requestedAt) },
          { label: closing.ended, value: when(endedAt) },
        ]}
      />
    </>
  );
}
