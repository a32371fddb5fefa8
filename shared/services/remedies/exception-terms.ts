import { auditPolicyOf } from '../../domain/audit-policy.ts';
import type { RemedyException } from '../../domain/remedy/remedy.ts';
import { daysAfter } from '../../domain/remedy/remedy-terms.ts';
import type { Clock } from '../../ports/clock.ts';
import type { RosterBook } from '../../ports/people.ts';
import type { Policies } from '../../ports/publications.ts';
import { type Office, officerBeside } from '../office.ts';
import { leavers } from '../questions/read-standing.ts';

/** What finding the terms needs. */
export interface ExceptionTermsDependencies {
  readonly policies: Pick<Policies, 'current'>;
  readonly rosterBook: Pick<RosterBook, 'members'>;
  readonly office: Office;
  readonly clock: Clock;
}

/** On which terms something stays: the policy's control, new date and approver. Nobody answers for their own access, nor once they have left. */
export type ExceptionTerms = (personId: string) => Promise<Pick<RemedyException, 'control' | 'until' | 'approvedBy'>>;

/** @see ExceptionTerms */
export function createExceptionTerms({
  policies,
  rosterBook,
  office,
  clock,
}: ExceptionTermsDependencies): ExceptionTerms {
  return async (personId) => {
    const { approver, days, control } = auditPolicyOf((await policies.current()) ?? { rules: [] }).exceptions;
    const named = approver === '' || approver === personId ? undefined : approver;
    const isHere = named !== undefined && !leavers(await rosterBook.members()).has(named);
    const approvedBy = isHere ? named : (await officerBeside(office, personId)).personId;
    return { control, until: daysAfter(clock.now(), days), approvedBy };
  };
}
