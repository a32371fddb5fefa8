import { stands } from '../../shared/domain/grant.ts';
import { listWords } from '../../shared/domain/list-words.ts';
import type { Mail } from '../../shared/domain/mail.ts';
import type { Offboarding } from '../../shared/domain/remedy/offboarding.ts';
import type { Remedy } from '../../shared/domain/remedy/remedy.ts';
import { remedyReasonWords } from '../../shared/domain/remedy/remedy-words.ts';
import { measuredSeconds, sumUp } from '../../shared/domain/remedy/sum-up.ts';
import type { RuntimeSettings } from '../../shared/domain/settings.ts';
import { NotFoundError } from '../../shared/errors.ts';
import { composeLeaversHeld } from '../../shared/mails/leavers-held.tsx';
import { composeOffboardingReport } from '../../shared/mails/offboarding-report.tsx';
import { composeOffboardingScheduled } from '../../shared/mails/offboarding-scheduled.tsx';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Grants } from '../../shared/ports/engagements.ts';
import type { People } from '../../shared/ports/people.ts';
import type { Offboardings, Remedies } from '../../shared/ports/remedies.ts';
import { remediesOfOffboarding } from '../../shared/services/offboardings/offboarding-remedies.ts';
import { hadWords } from './compose-access-removed.ts';
import type { RemedyComposers } from './compose-remedies.ts';

/** What the mails about leavers need. */
export interface OffboardingMailDependencies {
  readonly settings: Pick<RuntimeSettings, 'agency'>;
  readonly offboardings: Pick<Offboardings, 'read'>;
  readonly remedies: Pick<Remedies, 'ofShard'>;
  readonly grants: Pick<Grants, 'ofPerson'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly people: Pick<People, 'read'>;
}

/** Entries of one list in a mail; the command shows them all. */
const MOST = 100;

/** Composes the mails about leavers. */
export function createComposeOffboarding(
  dependencies: OffboardingMailDependencies,
): Pick<RemedyComposers, 'offboarding-scheduled' | 'offboarding-report' | 'leavers-held'> {
  const { settings, offboardings, remedies, grants, clients, people } = dependencies;
  const { name: agencyName, timeZone } = settings.agency;
  return {
    'offboarding-scheduled': async (mail, to, link) => {
      const { personId, requestedBy, effectiveAt } = await offboardingOfMail(mail);
      return composeOffboardingScheduled({
        agencyName,
        timeZone,
        recipientName: to.name,
        leaverName: await nameOf(personId),
        requestedByName: requestedBy === undefined ? 'The roster' : await nameOf(requestedBy),
        effectiveAt,
        grants: (await grants.ofPerson(personId)).filter(stands).length,
        link,
      });
    },

    'offboarding-report': async (mail, to) => {
      const offboarding = await offboardingOfMail(mail);
      const sum = sumUp(await remediesOfOffboarding(remedies, offboarding));
      const stays = offboarding.state === 'cancelled' ? [] : [...sum.exceptions, ...sum.open];
      return composeOffboardingReport({
        agencyName,
        timeZone,
        recipientName: to.name,
        offboardingId: offboarding.offboardingId,
        leaverName: await nameOf(offboarding.personId),
        end: String(mail.facts['end']),
        effectiveAt: offboarding.effectiveAt,
        portals: offboarding.portals,
        absent: sum.absent,
        receipts: await Promise.all(sum.removed.slice(0, MOST).map(receiptOf)),
        more: Math.max(0, sum.removed.length - MOST),
        open: await Promise.all(stays.slice(0, MOST).map(openOf)),
        openMore: Math.max(0, stays.length - MOST),
        seconds: measuredSeconds(offboarding),
      });
    },

    'leavers-held': async (mail, to) => {
      const [leaving, of] = [Number(mail.facts['leaving']), Number(mail.facts['of'])];
      return composeLeaversHeld({ agencyName, recipientName: to.name, leaving, of });
    },
  };

  async function receiptOf(remedy: Remedy) {
    const { portalId, readBackAt = '', ownedRecords } = remedy;
    const owned = Object.entries(ownedRecords ?? {}).filter(([, count]) => count > 0);
    const words = owned.length === 0 ? 'none' : listWords(owned.map(([object, count]) => `${count} ${object}`));
    return {
      clientName: await clientNameOf(remedy),
      portalId,
      had: hadWords(remedy),
      readBackAt,
      owned: ownedRecords === undefined ? undefined : words,
    };
  }

  async function openOf(remedy: Remedy) {
    const { portalId, reason, exception } = remedy;
    return {
      clientName: await clientNameOf(remedy),
      portalId,
      why: reason === undefined ? 'Not settled yet.' : remedyReasonWords(reason),
      control: exception?.control,
      until: exception?.until,
      approvedByName: exception === undefined ? undefined : await nameOf(exception.approvedBy),
    };
  }

  async function offboardingOfMail(mail: Mail): Promise<Offboarding> {
    const id = String(mail.facts['offboardingId']);
    const offboarding = await offboardings.read(id);
    if (offboarding === undefined) throw new NotFoundError('Offboarding', id);
    return offboarding;
  }

  async function clientNameOf({ clientId }: Remedy): Promise<string> {
    return (await clients.read(clientId))?.name ?? clientId;
  }

  async function nameOf(personId: string): Promise<string> {
    return (await people.read(personId))?.name ?? 'somebody who was erased';
  }
}
