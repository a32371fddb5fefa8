import { clientWords } from '../domain/client-words/client-words.ts';
import { whenWords } from '../domain/when-words.ts';
import { AccessList, type AccessListData } from './access-list.tsx';
import { EndAllAccess, type EndAllAccessData } from './end-all-access.tsx';
import { renderDocument } from './layout.tsx';
import { Marks, Notice, Opening } from './parts.tsx';

/** What the agency may and may not do in one portal, and who has access as it is now. */
export interface RulesPageData extends AccessListData {
  readonly clientName: string;
  readonly portalId: number;
  /** When it was looked up. UTC, ISO 8601. */
  readonly asOf: string;
  readonly may: readonly string[];
  readonly never: readonly string[];
  readonly howToEnd: string;
  /** For people of the client only: who is told of changes, and that others can be named. */
  readonly told?: ToldData | undefined;
  /** Only for people of the client. */
  readonly endAccess?: EndAllAccessData | undefined;
}

/** Who is told of changes. */
export interface ToldData {
  /** In words; empty where nobody is known. */
  readonly names: string;
  readonly postPath: string;
  /** The link to name others was just mailed. */
  readonly linkMailed?: boolean | undefined;
}

/** The portal rules, to read. This link is valid for long, so nothing is changed here: whatever changes something asks for a fresh mailed link. */
export function renderRulesPage(data: RulesPageData): string {
  const { agencyName, language, timeZone, clientName } = data;
  const { rules, common } = clientWords(language);
  return renderDocument({
    look: data.look,
    agencyName,
    language,
    translated: true,
    title: rules.title(clientName),
    children: (
      <>
        <Opening kicker={common.portal(data.portalId)} title={rules.title(clientName)}>
          <p>{rules.lead(agencyName)}</p>
          <p class="soft small">{rules.asOf(whenWords(data.asOf, timeZone, language))}</p>
        </Opening>
        {data.told?.linkMailed === true ? (
          <Notice tone="plain">
            <p>
              <strong>{rules.linkMailed}</strong>
            </p>
          </Notice>
        ) : null}
        <section>
          <h2>{rules.who}</h2>
          <AccessList {...data} />
        </section>
        <section class="pair">
          <Marks title={rules.may} sign="yes" items={data.may} />
          <Marks title={rules.never} sign="no" items={data.never} />
        </section>
        <section>
          <h2>{common.howToEnd}</h2>
          <p>{data.howToEnd}</p>
        </section>
        {data.endAccess === undefined ? null : (
          <EndAllAccess {...data.endAccess} agencyName={agencyName} timeZone={timeZone} language={language} />
        )}
        {data.told === undefined ? null : <Told {...data.told} language={language} />}
      </>
    ),
  });
}

function Told({ names, postPath, language }: ToldData & Pick<RulesPageData, 'language'>) {
  const { rules } = clientWords(language);
  return (
    <section>
      <h2>{rules.told}</h2>
      <p>{names === '' ? rules.toldNobody : rules.toldNow(names)}</p>
      <form method="post" action={postPath}>
        <p class="soft">{rules.tellOthersLead}</p>
        <button class="button second" type="submit" name="act" value="tell-others">
          {rules.tellOthers}
        </button>
      </form>
    </section>
  );
}
