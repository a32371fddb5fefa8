import { nameIn, type PackFacts, type SealedRemedy } from '../../domain/evidence/pack-facts.ts';
import { dayWords, whenWords } from '../../domain/when-words.ts';
import { actionWords, remedyReasonWords } from './code-words.ts';
import { DataTable } from './report-parts.tsx';

/** What was carried out, and when it was read back. */
export function RemediesSection({ facts }: { readonly facts: PackFacts }) {
  const zone = facts.agency.timeZone;
  return (
    <section>
      <h2>What was done</h2>
      <DataTable
        columns={[
          { head: 'Who', width: '20%' },
          { head: 'What', width: '14%' },
          { head: 'Decided by', width: '18%' },
          { head: 'Outcome' },
          { head: 'Found before', width: '20%' },
        ]}
        rows={facts.remedies.map((remedy) => [
          <>
            <p class="who">{nameIn(facts, remedy.personId)}</p>
            <p class="soft">portal {remedy.portalId}</p>
          </>,
          <>
            <p>{actionWords(remedy.action)}</p>
            <p class="soft">due {dayWords(remedy.dueAt, zone)}</p>
          </>,
          remedy.decidedBy.length === 0
            ? `the policy${remedy.policyVersion === undefined ? '' : `, version ${remedy.policyVersion}`}`
            : remedy.decidedBy.map((id) => nameIn(facts, id)).join(', '),
          <Outcome remedy={remedy} zone={zone} />,
          <Before remedy={remedy} />,
        ])}
        whenEmpty="Nothing was to be taken away or set back."
      />
    </section>
  );
}

function Outcome({ remedy, zone }: { readonly remedy: SealedRemedy; readonly zone: string }) {
  if (remedy.state === 'verified') {
    return (
      <>
        <p>
          <span class="tag good">read back</span>
        </p>
        <p class="soft">{remedy.readBackAt === undefined ? '' : whenWords(remedy.readBackAt, zone)}</p>
      </>
    );
  }
  return (
    <>
      <p>
        <span class="tag stop">{remedy.state === 'exception' ? 'exception' : 'open'}</span>
      </p>
      <p class="soft">{remedyReasonWords(remedy.exception?.reason ?? remedy.reason)}</p>
    </>
  );
}

function Before({ remedy: { found, ownedRecords } }: { readonly remedy: SealedRemedy }) {
  const owned = Object.entries(ownedRecords ?? {}).filter(([, count]) => count > 0);
  return (
    <>
      <p>
        {found === undefined
          ? '–'
          : found === 'gone'
            ? 'already gone'
            : [...(found.superAdmin ? ['super admin'] : []), ...found.permissionSetNames].join(', ') ||
              'no permission set'}
      </p>
      {owned.length > 0 && <p class="soft">owned {owned.map(([object, count]) => `${count} ${object}`).join(', ')}</p>}
    </>
  );
}
