import { Fragment } from 'preact';
import type { AgencyLook } from '../domain/agency-look.ts';
import { accessHeldFacts } from '../domain/client-words/access-held.ts';
import { clientWords } from '../domain/client-words/client-words.ts';
import type { Language } from '../domain/language.ts';
import type { AccessHeld } from '../domain/portal-access.ts';

/** Who of the agency has access to a portal, as it is now. */
export interface AccessListData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly language?: Language | undefined;
  readonly look?: AgencyLook | undefined;
  readonly members: readonly AccessHeld[];
}

/** The list, or that nobody is on it. */
export function AccessList({ members, agencyName, timeZone, language }: AccessListData) {
  if (members.length === 0) return <p>{clientWords(language).rules.nobody(agencyName)}</p>;
  return (
    <ul class="entries">
      {members.map((member) => (
        <li key={member.name + member.since}>
          <h3>{member.name}</h3>
          <dl class="diff held">
            {accessHeldFacts(member, { timeZone, language }).map(({ label, value }) => (
              <Fragment key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </Fragment>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
