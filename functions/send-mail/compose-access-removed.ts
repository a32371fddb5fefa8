import { clientWords } from '../../shared/domain/client-words/client-words.ts';
import { type Language, readerLanguage } from '../../shared/domain/language.ts';
import { listWords } from '../../shared/domain/list-words.ts';
import { isCarriedOut, type Remedy } from '../../shared/domain/remedy/remedy.ts';
import type { RuntimeSettings } from '../../shared/domain/settings.ts';
import { NotFoundError } from '../../shared/errors.ts';
import { composeAccessRemoved, type RemovedAccess } from '../../shared/mails/access-removed.tsx';
import type { Clients } from '../../shared/ports/clients.ts';
import type { People } from '../../shared/ports/people.ts';
import type { Remedies } from '../../shared/ports/remedies.ts';
import type { Compose } from './send-mail.ts';

/** What telling of removed access needs. */
export interface AccessRemovedDependencies {
  readonly settings: Pick<RuntimeSettings, 'agency'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly people: Pick<People, 'read'>;
  readonly remedies: Pick<Remedies, 'ofShard'>;
}

/** Tells a client's super admin whose access went or was set back, and what stays, as the remedies say by now. */
export function createComposeAccessRemoved(dependencies: AccessRemovedDependencies): Compose {
  const { settings, clients, people, remedies } = dependencies;
  return async (mail, to) => {
    const client = mail.clientId === undefined ? undefined : await clients.read(mail.clientId);
    const runId = mail.runId ?? '';
    const own = (await remedies.ofShard(runId, Number(mail.facts['shard']))).filter(
      (remedy) => remedy.clientId === mail.clientId,
    );
    const done = own.filter(isCarriedOut);
    const [first] = done;
    if (client === undefined || first === undefined) throw new NotFoundError('Removals of run', runId);
    const language = readerLanguage(to, client, settings.agency);
    const { changes, codes, common } = clientWords(language);
    const staying = own.filter((remedy) => remedy.state === 'exception');
    return composeAccessRemoved({
      agencyName: settings.agency.name,
      timeZone: settings.agency.timeZone,
      language,
      recipientName: to.name,
      clientName: client.name,
      portalId: first.portalId,
      because: runId.startsWith('member-offboarding.') ? changes.leaving : changes.reviewed,
      removed: await Promise.all(done.map((remedy) => removedOf(remedy, language))),
      staying: await Promise.all(
        staying.map(async ({ personId, reason, exception }) => ({
          personName: (await people.read(personId))?.name ?? common.somebodyErased,
          why: reason === undefined ? '' : codes.remedyReason(reason),
          until: exception?.until,
        })),
      ),
      howToEnd: codes.howToEnd,
    });
  };

  async function removedOf(remedy: Remedy, language: Language): Promise<RemovedAccess> {
    const { common } = clientWords(language);
    const person = await people.read(remedy.personId);
    return {
      personName: person?.name ?? common.somebodyErased,
      personEmail: person?.email ?? '',
      action: remedy.action,
      before: hadWords(remedy, language),
      after: remedy.action === 'remove' ? common.noAccess : (remedy.wanted?.permissionSetName ?? ''),
      readBackAt: remedy.readBackAt ?? '',
    };
  }
}

/** What a user had just before, in words. */
export function hadWords({ found }: Pick<Remedy, 'found'>, language?: Language): string {
  const { changes, common } = clientWords(language);
  if (found === undefined || found === 'gone') return common.noAccess;
  const { permissionSetNames: names } = found;
  const sets = names.length === 0 ? changes.noSet : listWords(names, language);
  return found.superAdmin ? changes.superAdmin : sets;
}
