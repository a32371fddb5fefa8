import type { Offboarding } from '../../../shared/domain/remedy/offboarding.ts';
import type { Remedy } from '../../../shared/domain/remedy/remedy.ts';
import { measuredSeconds } from '../../../shared/domain/remedy/sum-up.ts';
import { runIdOf } from '../../../shared/domain/run.ts';
import type { NamePerson } from './named-person.ts';

/** An offboarding as the API shows it. */
export async function offboardingView(offboarding: Offboarding, namePerson: NamePerson) {
  const { offboardingId, personId, cause, requestedBy, noticedAt, effectiveAt, state, tellId, portals } = offboarding;
  return {
    offboardingId,
    runId: runIdOf('member-offboarding', offboardingId),
    person: await namePerson(personId),
    cause,
    requestedBy: requestedBy === undefined ? null : await namePerson(requestedBy),
    told: await namePerson(tellId),
    noticedAt,
    effectiveAt,
    state,
    portals,
    removedAt: offboarding.removedAt ?? null,
    seconds: measuredSeconds(offboarding) ?? null,
  };
}

/** A remedy as the API shows it. */
export async function remedyView(remedy: Remedy, namePerson: NamePerson) {
  const { clientId, portalId, action, state, reason, dueAt, readBackAt, found, ownedRecords, exception } = remedy;
  return {
    clientId,
    portalId,
    action,
    state,
    reason: reason ?? null,
    dueAt,
    readBackAt: readBackAt ?? null,
    found: found === undefined ? null : found === 'gone' ? 'nobody' : found.permissionSetNames.join(', '),
    superAdmin: found !== undefined && found !== 'gone' && found.superAdmin,
    ownedRecords: ownedRecords ?? null,
    exception: exception === undefined ? null : { ...exception, approvedBy: await namePerson(exception.approvedBy) },
  };
}
