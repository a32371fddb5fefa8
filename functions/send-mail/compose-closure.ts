import { clientWords } from '../../shared/domain/client-words/client-words.ts';
import { type Closure, holdsUninstall } from '../../shared/domain/closure.ts';
import { type Language, readerLanguage } from '../../shared/domain/language.ts';
import { listWords } from '../../shared/domain/list-words.ts';
import type { Mail } from '../../shared/domain/mail.ts';
import type { Person } from '../../shared/domain/person.ts';
import { isCarriedOut, type Remedy } from '../../shared/domain/remedy/remedy.ts';
import type { RuntimeSettings } from '../../shared/domain/settings.ts';
import { NotFoundError } from '../../shared/errors.ts';
import { composeClientClosed } from '../../shared/mails/client-closed.tsx';
import { composeEndAccessConfirm } from '../../shared/mails/end-access-confirm.tsx';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Closures } from '../../shared/ports/closures.ts';
import type { People } from '../../shared/ports/people.ts';
import type { Remedies } from '../../shared/ports/remedies.ts';
import { remediesOfClosure } from '../../shared/services/closures/closure-of-run.ts';
import type { RemedyComposers } from './compose-remedies.ts';

/** What the mails about ending everything need. */
export interface ClosureMailDependencies {
  readonly settings: Pick<RuntimeSettings, 'agency'>;
  readonly closures: Pick<Closures, 'read'>;
  readonly remedies: Pick<Remedies, 'ofShard'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly people: Pick<People, 'read'>;
}

/** Composes the mails about ending everything, each side's in its language. */
export function createComposeClosure(
  dependencies: ClosureMailDependencies,
): Pick<RemedyComposers, 'end-access-confirm' | 'client-closed'> {
  const { settings, closures, remedies, people } = dependencies;
  const { name: agencyName, timeZone } = settings.agency;
  return {
    'end-access-confirm': async (mail, to, link) => {
      const client = await clientOf(mail);
      const language = readerLanguage(to, client, settings.agency);
      const deadlineAt = String(mail.facts['deadlineAt']);
      const said = { recipientName: to.name, clientName: client.name, deadlineAt, link };
      return composeEndAccessConfirm({ agencyName, timeZone, language, ...said });
    },

    'client-closed': async (mail, to) => {
      const client = await clientOf(mail);
      const closure = await closureOf(mail);
      const language = readerLanguage(to, client, settings.agency);
      const all = await remediesOfClosure(remedies, closure);
      const exceptions = all.filter(({ state }) => state === 'exception');
      return composeClientClosed({
        agencyName,
        timeZone,
        language,
        recipientName: to.name,
        clientName: client.name,
        clientId: client.clientId,
        portalId: closure.portalId,
        reader: isOfClient(to) ? 'client' : 'agency',
        requestedByName: await nameOf(closure.requestedBy, language),
        isDone: closure.state === 'done',
        isRead: closure.read !== false,
        uninstalledAt: closure.uninstalledAt,
        removed: await Promise.all(all.filter(isCarriedOut).map((remedy) => removedOf(remedy, language))),
        absent: all.filter((remedy) => remedy.state === 'verified' && !isCarriedOut(remedy)).length,
        stays: await Promise.all(exceptions.filter((one) => !holdsUninstall(one)).map((one) => why(one, language))),
        open: await Promise.all(all.filter(holdsUninstall).map((one) => why(one, language))),
      });
    },
  };

  async function removedOf(remedy: Remedy, language: Language) {
    return {
      name: await nameOf(remedy.personId, language),
      had: hadWords(remedy, language),
      readBackAt: remedy.readBackAt ?? '',
    };
  }

  async function why({ personId, reason }: Remedy, language: Language) {
    const { codes } = clientWords(language);
    return { name: await nameOf(personId, language), why: reason === undefined ? '' : codes.remedyReason(reason) };
  }

  async function nameOf(personId: string, language: Language): Promise<string> {
    return (await people.read(personId))?.name ?? clientWords(language).common.somebodyErased;
  }

  async function clientOf({ clientId = '' }: Mail) {
    const client = await dependencies.clients.read(clientId);
    if (client === undefined) throw new NotFoundError('Client', clientId);
    return client;
  }

  async function closureOf({ facts }: Mail): Promise<Closure> {
    const closure = await closures.read(String(facts['closureId']));
    if (closure === undefined) throw new NotFoundError('Closure', String(facts['closureId']));
    return closure;
  }
}

function isOfClient({ kind }: Person): boolean {
  return kind === 'client';
}

/** What a user had just before, in words. */
function hadWords({ found }: Pick<Remedy, 'found'>, language: Language): string {
  const { closing, common } = clientWords(language);
  if (found === undefined || found === 'gone') return common.noAccess;
  if (found.superAdmin) return closing.superAdmin;
  return found.permissionSetNames.length === 0 ? common.access : listWords(found.permissionSetNames, language);
}
