import * as z from 'zod';
import { clientStream } from '../../../shared/domain/ledger.ts';
import type { Remedy } from '../../../shared/domain/remedy/remedy.ts';
import { runIdOf } from '../../../shared/domain/run.ts';
import { endOfDay } from '../../../shared/domain/working-time.ts';
import { InvalidInputError, NotFoundError, RuleError } from '../../../shared/errors.ts';
import type { Remedies } from '../../../shared/ports/remedies.ts';
import { ownPersonOf } from '../agency-person.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { defineRoute } from '../route.ts';
import { createNamePerson } from '../views/named-person.ts';
import { remedyView } from '../views/offboarding-view.ts';

/** Longest time for which something stays, in days. */
const LONGEST = 366;

/** Says what limits the risk of access that stays, until when, and answers for it: whoever calls, and never about their own access. */
export const setException = defineRoute({
  method: 'POST',
  path: '/remedies/{work}/exception',
  scope: 'operate',
  input: z.strictObject({
    /** An audit's or an offboarding's id. */
    work: z.string(),
    client: z.string(),
    person: z.string(),
    control: z.string().trim().min(1).max(500),
    until: z.iso.date(),
  }),
  run: (dependencies) => {
    const { remedies, people, clock, settings } = dependencies;
    return async ({ work, client, person, control, until }, { personId: by, correlationId }) => {
      const { personId } = await ownPersonOf(person, people);
      if (personId === by) throw new RuleError('separation-of-duties', 'Nobody answers for their own access.');
      const now = clock.now();
      const ends = endOfDay(until, settings.agency.timeZone);
      if (ends <= now || ends.getTime() - now.getTime() > LONGEST * 86_400_000) {
        throw new InvalidInputError('The day does not fit.', [
          { path: 'until', expected: 'a day that is not over, within a year' },
        ]);
      }
      const { runId, shards } = await workOf(work, dependencies);
      const remedy = await findRemedy(remedies, runId, shards, { clientId: client, personId });
      if (remedy?.exception === undefined) throw new NotFoundError('Exception', `${work}.${client}`);
      const { reason } = remedy.exception;
      const at = now.toISOString();
      const exception = { reason, control, until: ends.toISOString(), approvedBy: by, at };
      const next: Remedy = { ...remedy, exception };
      const { portalId, action, clientId } = remedy;
      await remedies.replace(next, [
        {
          stream: clientStream(clientId),
          type: 'remedy-exception',
          at,
          actor: by,
          runId,
          correlationId,
          facts: { portalId, personId, action, reason, until: exception.until, approvedBy: by },
        },
      ]);
      return { status: 200, body: await remedyView(next, createNamePerson(people)) };
    };
  },
});

async function workOf(work: string, { offboardings, audits }: Pick<ApiDependencies, 'offboardings' | 'audits'>) {
  const offboarding = await offboardings.read(work);
  if (offboarding !== undefined) return { runId: runIdOf('member-offboarding', work), shards: offboarding.shards };
  const audit = await audits.read(work);
  if (audit === undefined) throw new NotFoundError('Audit or offboarding', work);
  return { runId: runIdOf('offboarding-audit', work), shards: audit.shards };
}

async function findRemedy(
  remedies: Pick<Remedies, 'ofShard'>,
  runId: string,
  shards: number,
  { clientId, personId }: Pick<Remedy, 'clientId' | 'personId'>,
): Promise<Remedy | undefined> {
  for (let shard = 0; shard < shards; shard++) {
    const all = await remedies.ofShard(runId, shard);
    const found = all.find((one) => one.clientId === clientId && one.personId === personId);
    if (found !== undefined) return found;
  }
  return undefined;
}
