import type { Closure } from '../../../shared/domain/closure.ts';
import type { Remedy } from '../../../shared/domain/remedy/remedy.ts';
import { runIdOf } from '../../../shared/domain/run.ts';
import type { NamePerson } from './named-person.ts';
import { remedyView } from './offboarding-view.ts';

/** The end of all access of a client as the API shows it. */
export async function closureView(closure: Closure, namePerson: NamePerson) {
  const { closureId, portalId, cause, requestedBy, requestedAt, state, removedAt, uninstalledAt, endedAt } = closure;
  return {
    closureId,
    runId: runIdOf('client-closure', closureId),
    portalId,
    cause,
    requestedBy: await namePerson(requestedBy),
    requestedAt,
    state,
    removedAt: removedAt ?? null,
    uninstalledAt: uninstalledAt ?? null,
    endedAt: endedAt ?? null,
  };
}

/** The same, with what became of each of our people. */
export async function closureWithRemedies(closure: Closure, remedies: readonly Remedy[], namePerson: NamePerson) {
  return {
    ...(await closureView(closure, namePerson)),
    remedies: await Promise.all(
      remedies.map(async (remedy) => ({
        person: await namePerson(remedy.personId),
        ...(await remedyView(remedy, namePerson)),
      })),
    ),
  };
}
