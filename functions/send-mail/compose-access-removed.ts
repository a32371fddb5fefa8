import { listWords } from '../../shared/domain/list-words.ts';
import { isCarriedOut, type Remedy } from '../../shared/domain/remedy/remedy.ts';
import { remedyReasonWords } from '../../shared/domain/remedy/remedy-words.ts';
import type { RuntimeSettings } from '../../shared/domain/settings.ts';
import { HOW_TO_END } from '../../shared/domain/words.ts';
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
    const staying = own.filter((remedy) => remedy.state === 'exception');
    return composeAccessRemoved({
      agencyName: settings.agency.name,
      timeZone: settings.agency.timeZone,
      recipientName: to.name,
      clientName: client.name,
      portalId: first.portalId,
      because: runId.startsWith('member-offboarding.')
        ? 'Somebody of the agency no longer works in client portals.'
        : 'It follows from the regular review of our access.',
      removed: await Promise.all(done.map(removedOf)),
      staying: await Promise.all(
        staying.map(async ({ personId, reason, exception }) => ({
          personName: (await people.read(personId))?.name ?? 'a person who was erased',
          why: reason === undefined ? '' : remedyReasonWords(reason),
          until: exception?.until,
        })),
      ),
      howToEnd: HOW_TO_END,
    });
  };

  async function removedOf(remedy: Remedy): Promise<RemovedAccess> {
    const person = await people.read(remedy.personId);
    return {
      personName: person?.name ?? 'a person who was erased',
      personEmail: person?.email ?? '',
      action: remedy.action,
      before: hadWords(remedy),
      after: remedy.action === 'remove' ? 'No access' : (remedy.wanted?.permissionSetName ?? ''),
      readBackAt: remedy.readBackAt ?? '',
    };
  }
}

/** What a user had just before, in words. */
export function hadWords({ found }: Pick<Remedy, 'found'>): string {
  if (found === undefined || found === 'gone') return 'No access';
  const sets = found.permissionSetNames.length === 0 ? 'No permission set' : listWords(found.permissionSetNames);
  return found.superAdmin ? 'Super admin' : sets;
}
