import { nameIn, type PackFacts } from '../../domain/evidence/pack-facts.ts';
import { dayWords, whenWords } from '../../domain/when-words.ts';
import { remedyReasonWords, unreadWords } from './code-words.ts';
import { DataTable } from './report-parts.tsx';

/** What was read, when, and by which user. */
export function ReadSection({ facts }: { readonly facts: PackFacts }) {
  return (
    <section>
      <h2>What was read</h2>
      <DataTable
        columns={[
          { head: 'Portal', width: '11%' },
          { head: 'State' },
          { head: 'When' },
          { head: 'By user', width: '10%' },
          { head: 'Users', number: true },
          { head: 'Client’s', number: true },
          { head: 'Agency’s', number: true },
          { head: 'Pages and calls' },
        ]}
        rows={facts.portals.map((portal) => [
          String(portal.portalId),
          portal.state === 'read' ? <span class="tag good">read</span> : <span class="tag stop">not verified</span>,
          whenWords(portal.at, facts.agency.timeZone),
          portal.readingUserId ?? '–',
          ...[portal.usersRead, portal.clientUsers, portal.items].map(String),
          `${portal.pages.users} of users, ${portal.pages.logins} of logins, ${portal.pages.owners} of owners; ${portal.calls} calls`,
        ])}
        whenEmpty="Nothing was read."
      />
      <p class="soft small measure">
        Read by Portal Steward {facts.appVersion} through HubSpot’s API, with the rights of the user who connected the
        app (HubSpot’s number of that user stands in the table). Users of {facts.client.name} are counted and not
        listed.
      </p>
    </section>
  );
}

/** What could not be verified, and what stays although it should not. */
export function LimitsSection({ facts }: { readonly facts: PackFacts }) {
  const unread = facts.portals.filter(({ state }) => state !== 'read');
  const exceptions = facts.remedies.filter(({ exception }) => exception !== undefined);
  return (
    <section>
      <h2>What stays open</h2>
      {unread.length + exceptions.length === 0 && <p class="soft">Nothing.</p>}
      {unread.map((portal) => (
        <p key={portal.portalId} class="measure">
          Portal {portal.portalId} could not be verified: {unreadWords(portal.reason)}.{' '}
          {portal.lastKnownUsers === undefined
            ? 'How many users it has is not known.'
            : `The audit before read ${portal.lastKnownUsers} users.`}
        </p>
      ))}
      <DataTable
        columns={[
          { head: 'Who', width: '20%' },
          { head: 'Why it stays', width: '32%' },
          { head: 'Control meanwhile' },
          { head: 'Until', width: '14%' },
          { head: 'Approved by', width: '16%' },
        ]}
        rows={exceptions.map(({ personId, exception }) => [
          nameIn(facts, personId),
          remedyReasonWords(exception?.reason),
          exception?.control ?? '',
          exception === undefined ? '' : dayWords(exception.until, facts.agency.timeZone),
          exception === undefined ? '' : nameIn(facts, exception.approvedBy),
        ])}
        whenEmpty={unread.length === 0 ? '' : 'No exception stands.'}
      />
    </section>
  );
}
