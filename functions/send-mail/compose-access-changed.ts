import type { PlanItem } from '../../shared/domain/access-plan.ts';
import { CONFIRMED_BY_CLIENT } from '../../shared/domain/grant.ts';
import { ownedWords } from '../../shared/domain/owned-records.ts';
import type { RuntimeSettings } from '../../shared/domain/settings.ts';
import { HOW_TO_END, planReasonWords } from '../../shared/domain/words.ts';
import { NotFoundError } from '../../shared/errors.ts';
import { composeAccessChanged } from '../../shared/mails/access-changed.tsx';
import type { Clients } from '../../shared/ports/clients.ts';
import type { PlanResults, Plans } from '../../shared/ports/engagements.ts';
import type { People } from '../../shared/ports/people.ts';
import { accessWords } from '../../shared/services/runs/describe-access-wait.ts';
import type { Compose } from './send-mail.ts';

/** Tells a client's super admins what was changed and read back. */
export function createComposeAccessChanged(
  settings: RuntimeSettings,
  {
    clients,
    plans,
    planResults,
    people,
  }: {
    clients: Pick<Clients, 'read'>;
    plans: Plans;
    planResults: Pick<PlanResults, 'ofRun'>;
    people: Pick<People, 'read'>;
  },
): Compose {
  return async (mail, to) => {
    const client = mail.clientId === undefined ? undefined : await clients.read(mail.clientId);
    const runId = mail.runId ?? '';
    const [plan, snapshot, results] = await Promise.all([
      plans.plan(runId),
      plans.snapshot(runId),
      planResults.ofRun(runId),
    ]);
    if (client === undefined || plan === undefined || snapshot === undefined)
      throw new NotFoundError('Changes of run', runId);
    const done = results.filter(({ state, reason }) => state === 'verified' || reason === CONFIRMED_BY_CLIENT);
    const changes = await Promise.all(
      done
        .flatMap((result) => {
          const line = result.instead ?? plan.items[result.item];
          const action = line === undefined ? undefined : actionOf(line);
          return line === undefined || action === undefined
            ? []
            : [{ line, action, verifiedAt: result.at, confirmed: result.reason === CONFIRMED_BY_CLIENT }];
        })
        .map(async ({ line, action, verifiedAt, confirmed }) => {
          const person = await people.read(line.personId);
          return {
            personName: person?.name ?? 'a person who was erased',
            personEmail: person?.email ?? '',
            action,
            before: line.before === undefined ? undefined : accessWords(line.before, snapshot),
            after: line.after === undefined ? undefined : accessWords(line.after, snapshot, line.permissionSetName),
            reason: planReasonWords(line.reason),
            verifiedAt,
            confirmed,
            owned: ownedWords(line.ownedRecords),
          };
        }),
    );
    return composeAccessChanged({
      agencyName: settings.agency.name,
      timeZone: settings.agency.timeZone,
      recipientName: to.name,
      clientName: client.name,
      portalId: plan.portalId,
      changes,
      howToEnd: HOW_TO_END,
    });
  };
}

function actionOf(line: PlanItem): 'created' | 'changed' | 'removed' | 'given-back' | undefined {
  if (line.action === 'keep' || line.action === 'refuse') return undefined;
  if (line.after === undefined) return 'removed';
  if (line.reason === 'access-before-us-is-given-back') return 'given-back';
  return line.before === undefined ? 'created' : 'changed';
}
