import type { PlanItem } from '../../shared/domain/access-plan.ts';
import { clientWords } from '../../shared/domain/client-words/client-words.ts';
import { CONFIRMED_BY_CLIENT } from '../../shared/domain/grant.ts';
import { readerLanguage } from '../../shared/domain/language.ts';
import type { RuntimeSettings } from '../../shared/domain/settings.ts';
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
    const language = readerLanguage(to, client, settings.agency);
    const { changes: words, codes, common } = clientWords(language);
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
            personName: person?.name ?? common.somebodyErased,
            personEmail: person?.email ?? '',
            action,
            before: line.before === undefined ? undefined : accessWords(line.before, snapshot, { language }),
            after:
              line.after === undefined
                ? undefined
                : accessWords(line.after, snapshot, { named: line.permissionSetName, language }),
            reason: codes.planReason(line.reason),
            verifiedAt,
            confirmed,
            owned: words.owned(line.ownedRecords),
          };
        }),
    );
    return composeAccessChanged({
      agencyName: settings.agency.name,
      timeZone: settings.agency.timeZone,
      language,
      recipientName: to.name,
      clientName: client.name,
      portalId: plan.portalId,
      changes,
      howToEnd: codes.howToEnd,
    });
  };
}

function actionOf(line: PlanItem): 'created' | 'changed' | 'removed' | 'given-back' | undefined {
  if (line.action === 'keep' || line.action === 'refuse') return undefined;
  if (line.after === undefined) return 'removed';
  if (line.reason === 'access-before-us-is-given-back') return 'given-back';
  return line.before === undefined ? 'created' : 'changed';
}
