import { dayWords, whenWords } from '../domain/when-words.ts';
import { BEING_CHECKED, confirmedWords } from '../domain/words.ts';
import { EndAllAccess, type EndAllAccessData } from './end-all-access.tsx';
import { renderDocument } from './layout.tsx';
import { Marks, Opening } from './parts.tsx';

/** One of the agency's people in a portal. `since` and `until` are UTC, ISO 8601. */
export interface RulesMember {
  readonly name: string;
  readonly permissionSet: string;
  readonly teams: readonly string[];
  readonly since: string;
  readonly until: string;
  readonly packageName: string;
  /** The access was not read back (yet), or could not be. */
  readonly beingChecked?: boolean | undefined;
  /** The client confirmed it, and it was not read back. */
  readonly confirmed?: boolean | undefined;
}

/** What the agency may and may not do in one portal. */
export interface RulesPageData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly clientName: string;
  readonly portalId: number;
  readonly publishedAt: string;
  readonly members: readonly RulesMember[];
  readonly may: readonly string[];
  readonly never: readonly string[];
  readonly howToEnd: string;
  /** Only for people of the client. */
  readonly endAccess?: EndAllAccessData | undefined;
}

/** The portal rules, to read. */
export function renderRulesPage(data: RulesPageData): string {
  return renderDocument({
    agencyName: data.agencyName,
    title: `Portal rules of ${data.clientName}`,
    children: (
      <>
        <Opening kicker={`Portal ${data.portalId}`} title={`Portal rules of ${data.clientName}`}>
          <p>Who of {data.agencyName} works in this portal, what they may do, and what they never do.</p>
          <p class="soft small">As of {whenWords(data.publishedAt, data.timeZone)}</p>
        </Opening>
        <section>
          <h2>Who has access</h2>
          <Members {...data} />
        </section>
        <section class="pair">
          <Marks title="They may" sign="yes" items={data.may} />
          <Marks title="They never" sign="no" items={data.never} />
        </section>
        <section>
          <h2>How to end it</h2>
          <p>{data.howToEnd}</p>
        </section>
        {data.endAccess === undefined ? null : (
          <EndAllAccess {...data.endAccess} agencyName={data.agencyName} timeZone={data.timeZone} />
        )}
      </>
    ),
  });
}

function Members({ members, agencyName, clientName, timeZone }: RulesPageData) {
  if (members.length === 0) return <p>Nobody of {agencyName} has access to this portal.</p>;
  return (
    <ul class="entries">
      {members.map((member) => (
        <li key={member.name + member.since}>
          <div class="head">
            <h3>{member.name}</h3>
            <span class="tag">{member.packageName}</span>
          </div>
          <dl class="diff">
            <dt>Access</dt>
            <dd>{[member.permissionSet, ...member.teams.map((team) => `team ${team}`)].join(', ')}</dd>
            <dt>Since</dt>
            <dd>{dayWords(member.since, timeZone)}</dd>
            <dt>Until</dt>
            <dd>{dayWords(member.until, timeZone)}</dd>
          </dl>
          {member.beingChecked === true && <p class="soft small">{BEING_CHECKED}</p>}
          {member.confirmed === true && <p class="soft small">{confirmedWords(clientName)}</p>}
        </li>
      ))}
    </ul>
  );
}
